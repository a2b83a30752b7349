/**
 * Measures the gas of everyday calls on the real build and prints one line of JSON, gas by name. `npm run bench -- gas`
 * sets the figures against their targets.
 *
 * Run by Hardhat: `hardhat run --no-compile scripts/measureGas.ts`.
 */
import type { ContractTransactionResponse } from "ethers";
import { artifacts } from "hardhat";
import {
  CLINICIAN,
  ENVELOPE,
  HOSPITAL,
  Kind,
  LABS,
  PATIENT,
  SUMMARY,
  WATCH,
  charted,
  deployed,
  ethers,
  loadFixture,
  mask,
  pointer,
  terms,
} from "../test/support/fixtures.ts";
import { callDirectly, send, sign } from "../test/support/signedCall.ts";
import { NONCE, ready, twins } from "../test/support/twins.ts";

const BATCH = 32;
const MANY = 10_000;

type World = Awaited<ReturnType<typeof charted>>;

const figures: Record<string, number> = {};

async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error("The transaction was not mined.");
  return Number(receipt.gasUsed);
}

const records = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ compartment: LABS, epoch: 0, pointer: pointer(`record ${from + i}`) }));

const keyed = (name: string) =>
  [ethers.id(`${name} key`), ethers.id(`${name} profile`), ethers.id(`${name} vault`)] as const;

async function singleCalls(): Promise<void> {
  const world = () => loadFixture(charted);
  const { actors } = await world();
  let { charts, signers } = await world();
  figures["registration"] = await gasOf(actors.connect(signers.stranger).register(Kind.Patient, ...keyed("newcomer")));
  figures["record by a clinician"] = await gasOf(
    charts.connect(signers.clinician).addRecord(PATIENT, CLINICIAN, 0n, 2, LABS, 0, pointer("clinician 2")),
  );
  figures["record by the patient"] = await gasOf(
    charts.connect(signers.patient).addRecord(PATIENT, PATIENT, 0n, 2, LABS, 0, pointer("patient 2")),
  );
  ({ charts, signers } = await world());
  figures["record in a batch of 32, by a clinician"] = Math.round(
    (await gasOf(charts.connect(signers.clinician).addRecords(PATIENT, CLINICIAN, 0n, 2, records(2, BATCH)))) / BATCH,
  );
  figures["record in a batch of 32, by the patient"] = Math.round(
    (await gasOf(charts.connect(signers.patient).addRecords(PATIENT, PATIENT, 0n, 2, records(2, BATCH)))) / BATCH,
  );
  ({ charts, signers } = await world());
  const everything = await terms({ readMask: 2n ** 64n - 1n, writeMask: 2n ** 64n - 1n });
  figures["grant of two compartments"] = await gasOf(
    charts.connect(signers.patient).grant(PATIENT, PATIENT, WATCH, await terms(), ENVELOPE),
  );
  figures["grant of all 64 compartments"] = await gasOf(
    charts.connect(signers.patient).grant(PATIENT, PATIENT, HOSPITAL, everything, ENVELOPE),
  );
  ({ charts, signers } = await world());
  figures["revoke with rotation of one compartment"] = await gasOf(
    charts.connect(signers.patient).revokeAndRotate(PATIENT, CLINICIAN, mask(LABS), pointer("keys"), pointer("ring")),
  );
}

/** What the signed twin of each call costs more than the call. */
async function signedTwins(): Promise<void> {
  for (const twin of twins.filter(({ name }) => name !== "cancelNonce")) {
    const direct = await gasOf(callDirectly(await loadFixture(ready), twin));
    let world = await loadFixture(ready);
    const first = await gasOf(send(world, twin, await sign(world, twin)));
    const name = `signed twin of ${twin.name}, over the direct call`;
    if (twin.again !== undefined) {
      figures[name] = first - direct;
      continue;
    }
    // The 256 nonces of a word share a slot: the first one that is spent makes it, the others only change it.
    world = await loadFixture(ready);
    await world[twin.contract].connect(world.signers[twin.signer]).cancelNonce(NONCE + 1n);
    const later = await gasOf(send(world, twin, await sign(world, twin)));
    figures[`${name}, first nonce of a word`] = first - direct;
    figures[name] = later - direct;
  }
}

/** Two sign-ups, ten records, three grants, an update and a revocation with rotation, on a new deployment. */
async function journey(author: bigint, batched: boolean): Promise<number> {
  const { actors, charts, signers } = await loadFixture(deployed);
  const { patient, clinician, hospital, watch, regulator } = signers;
  const agreed = await terms({ readMask: mask(SUMMARY, LABS) });
  let gas = 0;
  const step = async (sent: Promise<ContractTransactionResponse>) => (gas += await gasOf(sent));
  await step(actors.connect(patient).register(Kind.Patient, ...keyed("patient")));
  await step(charts.connect(patient).openChart(PATIENT, pointer("keys")));
  await step(actors.connect(clinician).register(Kind.Clinician, ...keyed("clinician")));
  // Done once for all patients, and not by these two: the licence, and the other grantees.
  const licensed = actors.connect(regulator).license(CLINICIAN, 0n, BigInt(agreed.expiresAt) * 60n);
  figures["licence, by the authority"] = await gasOf(licensed);
  await actors.connect(hospital).register(Kind.Organization, ...keyed("hospital"));
  await actors.connect(watch).register(Kind.Device, ...keyed("watch"));
  for (const grantee of [CLINICIAN, HOSPITAL, WATCH])
    await step(charts.connect(patient).grant(PATIENT, PATIENT, grantee, agreed, ENVELOPE));
  const writer = charts.connect(author === PATIENT ? patient : clinician);
  const ten = records(1, 10);
  if (batched) await step(writer.addRecords(PATIENT, author, 0n, 1, ten));
  else
    for (const [i, record] of ten.entries())
      await step(writer.addRecord(PATIENT, author, 0n, i + 1, LABS, 0, record.pointer));
  await step(writer.amendRecord(PATIENT, author, 0n, 1, 1, LABS, 0, pointer("amended")));
  const rotated = [mask(LABS), pointer("keys 1"), pointer("ring 1")] as const;
  await step(charts.connect(patient).revokeAndRotate(PATIENT, CLINICIAN, ...rotated));
  return gas;
}

/** The same calls in a chart with few and with many records and grantees. */
async function growth(): Promise<void> {
  const world = await loadFixture(charted);
  const few = await costsOf(world, 10);
  const many = await costsOf(world, MANY);
  for (const [name, gas] of Object.entries(few))
    figures[`${name}: gas at 10,000 over gas at 10`] = Math.round(((many[name] ?? NaN) / gas) * 10_000) / 10_000;
}

/** Fills the chart up to `size` records of the clinician and `size` grantees, then measures. */
async function costsOf({ actors, charts, signers }: World, size: number): Promise<Record<string, number>> {
  const agreed = await terms();
  const { sequence } = await charts.consentOf(PATIENT, CLINICIAN);
  for (let next = Number(sequence) + 1; next <= size; next += BATCH) {
    const count = Math.min(BATCH, size - next + 1);
    await charts.connect(signers.clinician).addRecords(PATIENT, CLINICIAN, 0n, next, records(next, count));
  }
  const [key, profile] = keyed("grantee");
  for (let id = (await actors.actorCount()) + 1n; id <= BigInt(size) + 5n; id++) {
    await actors.connect(signers.stranger).register(Kind.Device, key, profile, ethers.ZeroHash);
    await charts.connect(signers.patient).grant(PATIENT, PATIENT, id, agreed, ENVELOPE);
  }
  await actors.connect(signers.stranger).register(Kind.Device, key, profile, ethers.ZeroHash);
  const newest = await actors.actorCount();
  const reached = (await charts.consentOf(PATIENT, CLINICIAN)).sequence;
  const snapshot = (await ethers.provider.send("evm_snapshot", [])) as string;
  const [patient, clinician] = [charts.connect(signers.patient), charts.connect(signers.clinician)];
  const costs = {
    grant: await gasOf(patient.grant(PATIENT, PATIENT, newest, agreed, ENVELOPE)),
    record: await gasOf(clinician.addRecord(PATIENT, CLINICIAN, 0n, reached + 1n, LABS, 0, pointer("x"))),
    amendment: await gasOf(clinician.amendRecord(PATIENT, CLINICIAN, 0n, reached, 1, LABS, 0, pointer("y"))),
    revocation: await gasOf(patient.revoke(PATIENT, PATIENT, CLINICIAN)),
    canRead: Number(await charts.canRead.estimateGas(PATIENT, newest, SUMMARY)),
  };
  await ethers.provider.send("evm_revert", [snapshot]);
  return costs;
}

await singleCalls();
await signedTwins();
for (const [name, author] of Object.entries({ "the patient": PATIENT, "the clinician": CLINICIAN })) {
  figures[`scripted journey, ten records by ${name}`] = await journey(author, false);
  figures[`scripted journey, ten records by ${name} in one batch`] = await journey(author, true);
}
await growth();
for (const name of ["ActorRegistry", "ChartRegistry", "DisclosureLog"]) {
  const { deployedBytecode } = await artifacts.readArtifact(name);
  figures[`runtime size of ${name}`] = (deployedBytecode.length - 2) / 2;
}
console.log(JSON.stringify(figures));
