import { network } from "hardhat";
import Chartkey from "../../ignition/modules/Chartkey.ts";
import {
  AccessManager__factory,
  ActorRegistry__factory,
  ChartRegistry__factory,
  DisclosureLog__factory,
} from "../../types/ethers-contracts/index.js";

// A fixed date: its bytes are part of the calldata, where zero bytes are cheaper. No minute of the hour after has one.
const { ethers, ignition, networkHelpers } = await network.create({
  override: { initialDate: new Date("2030-01-02T00:00:00Z") },
});

export { ethers, networkHelpers as chain };
export const { time } = networkHelpers;

/** The state after `fixture`, made once and then restored. */
export async function loadFixture<T>(fixture: () => Promise<T>): Promise<T> {
  return networkHelpers.loadFixture(fixture);
}

export const Kind = { None: 0, Patient: 1, Clinician: 2, Organization: 3, Device: 4 } as const;
export const Standing = { None: 0, Active: 1, Suspended: 2 } as const;
export const Status = { None: 0, Active: 1, EnteredInError: 2, Erased: 3, Disputed: 4 } as const;
export const Purpose = { TREAT: 1, FAMRQT: 7 } as const;
export const Reason = {
  None: 0,
  WrongPatient: 1,
  WrongContent: 2,
  Duplicate: 3,
  PatientWish: 4,
  LegalDuty: 5,
} as const;
export const Answer = { None: 0, Confirmed: 1, Refused: 2 } as const;

export const YEAR = 365 * 24 * 60 * 60;
export const YEAR_IN_MINUTES = 365 * 24 * 60;

/** Ids that `enrolled` hands out, in order. */
export const PATIENT = 1n;
export const CLINICIAN = 2n;
export const HOSPITAL = 3n;
export const WATCH = 4n;
/** Registered as a clinician, never licensed. */
export const STUDENT = 5n;
export const NOBODY = 99n;

/** Ids that `peopled` hands out after those: a patient without a chart, a clinician in no registry, a second hospital. */
export const RELATIVE = 6n;
export const MATRON = 7n;
export const CLINIC = 8n;

export const KEYS = ethers.id("keys");
export const ENVELOPE = ethers.id("envelope");

/** Bit i for each compartment i. */
export const mask = (...compartments: number[]) => compartments.reduce((bits, i) => bits | (1n << BigInt(i)), 0n);

export const SUMMARY = 0;
export const LABS = 2;
export const NOTES = 4;

/** A pointer like no other, readable in a failing test. */
export const pointer = (text: string) => ethers.id(text);

export async function minuteNow(): Promise<number> {
  return Math.floor((await time.latest()) / 60);
}

/** Terms that hold from now for a year. */
export async function terms(
  changes: Partial<
    Record<"readMask" | "writeMask", bigint> & Record<"notBefore" | "expiresAt" | "purpose", number>
  > = {},
) {
  const now = await minuteNow();
  return {
    readMask: mask(SUMMARY, LABS),
    writeMask: mask(LABS, NOTES),
    notBefore: now,
    expiresAt: now + YEAR_IN_MINUTES,
    purpose: Purpose.TREAT as number,
    ...changes,
  };
}

// prettier-ignore
const NAMES = [
  "deployer", "regulator", "patient", "clinician", "hospital", "watch", "student", "stranger",
  "relative", "matron", "clinic", "successor", "relayer",
] as const;
export type Name = (typeof NAMES)[number];
type Signer = Awaited<ReturnType<typeof ethers.getSigners>>[number];

/** One account for each name. */
async function namedSigners() {
  const signers = await ethers.getSigners();
  return Object.fromEntries(NAMES.map((name, i) => [name, signers[i]])) as Record<Name, Signer>;
}

/** The contracts, and nobody in them. */
export async function deployed() {
  const signers = await namedSigners();
  const { deployer, regulator } = signers;
  const parameters = { Chartkey: { regulator: regulator.address, regulatorDelay: 0 } };
  const { accessManager, actorRegistry, chartRegistry, disclosureLog } = await ignition.deploy(Chartkey, {
    parameters,
  });
  return {
    accessManager: AccessManager__factory.connect(await accessManager.getAddress(), deployer),
    actors: ActorRegistry__factory.connect(await actorRegistry.getAddress(), deployer),
    charts: ChartRegistry__factory.connect(await chartRegistry.getAddress(), deployer),
    log: DisclosureLog__factory.connect(await disclosureLog.getAddress(), deployer),
    signers,
  };
}

async function enroll({ actors, signers }: Awaited<ReturnType<typeof deployed>>, name: Name, kind: number) {
  await actors
    .connect(signers[name])
    .register(kind, ethers.id(`${name} key`), ethers.id(`${name} profile`), ethers.id(`${name} vault`));
}

/** A patient, a licensed clinician, an accredited hospital, a watch and an unlicensed student. */
export async function enrolled() {
  const world = await deployed();
  const { actors, signers } = world;
  await enroll(world, "patient", Kind.Patient);
  await enroll(world, "clinician", Kind.Clinician);
  await enroll(world, "hospital", Kind.Organization);
  await enroll(world, "watch", Kind.Device);
  await enroll(world, "student", Kind.Clinician);

  const licensedUntil = (await time.latest()) + 5 * YEAR;
  await actors.connect(signers.regulator).license(CLINICIAN, 0, licensedUntil);
  await actors.connect(signers.regulator).accredit(HOSPITAL, licensedUntil);
  return { ...world, licensedUntil };
}

/** `enrolled`, and the patient's chart is open. */
export async function opened() {
  const world = await enrolled();
  await world.charts.connect(world.signers.patient).openChart(PATIENT, KEYS);
  return world;
}

/** `opened`, and the clinician may read Summary and Labs and add to Labs and Notes for a year. */
export async function granted() {
  const world = await opened();
  const agreed = await terms();
  await world.charts.connect(world.signers.patient).grant(PATIENT, PATIENT, CLINICIAN, agreed, ENVELOPE);
  return { ...world, agreed };
}

/** `granted`, and patient and clinician have one record each. */
export async function charted() {
  const world = await granted();
  const { charts, signers } = world;
  await charts.connect(signers.patient).addRecord(PATIENT, PATIENT, 0n, 1, SUMMARY, 0, pointer("patient 1"));
  await charts.connect(signers.clinician).addRecord(PATIENT, CLINICIAN, 0n, 1, NOTES, 0, pointer("clinician 1"));
  return world;
}

/** `charted`, and a relative without a chart, a matron who is not licensed, and a clinic that is not accredited. */
export async function peopled() {
  const world = await charted();
  await enroll(world, "relative", Kind.Patient);
  await enroll(world, "matron", Kind.Clinician);
  await enroll(world, "clinic", Kind.Organization);
  return world;
}

export type World = Awaited<ReturnType<typeof peopled>>;
