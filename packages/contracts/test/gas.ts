import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import {
  CLINICIAN,
  ENVELOPE,
  Kind,
  LABS,
  NOTES,
  PATIENT,
  Reason,
  Status,
  WATCH,
  charted,
  ethers,
  mask,
  loadFixture,
  pointer,
  terms,
} from "./support/fixtures.ts";

/** Gas of whole transactions. `UPDATE_GAS=1 pnpm test` writes the file anew; it is committed and read in review. */
const FILE = new URL("../gas.json", import.meta.url);

/** What we promise; see the package's README. */
const CEILINGS: Readonly<Record<string, number>> = {
  register: 80_000,
  grant: 64_000,
  "grant to somebody enrolled before the patient": 61_500,
  "addRecord by the patient": 46_000,
  "addRecord by a clinician": 48_000,
  "revokeAndRotate of one compartment": 72_000,
};

type World = Awaited<ReturnType<typeof charted>>;

async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error("The transaction was not mined.");
  return Number(receipt.gasUsed);
}

/** Everyday calls on a chart that is in use, each in a world of its own. */
const calls: Readonly<Record<string, (world: World) => Promise<ContractTransactionResponse>>> = {
  register: ({ actors, signers }) =>
    actors.connect(signers.stranger).register(Kind.Patient, ethers.id("k"), ethers.id("p"), ethers.id("v")),
  requestAccess: async ({ charts, signers }) =>
    charts.connect(signers.clinician).requestAccess(CLINICIAN, PATIENT, await terms(), pointer("reason")),
  grant: async ({ charts, signers }) =>
    charts.connect(signers.patient).grant(PATIENT, PATIENT, WATCH, await terms(), ENVELOPE),
  "grant to somebody enrolled before the patient": async ({ actors, charts, signers }) => {
    const patient = (await actors.actorCount()) + 1n;
    await actors.connect(signers.stranger).register(Kind.Patient, ethers.id("k"), ethers.id("p"), ethers.id("v"));
    await charts.connect(signers.stranger).openChart(patient, pointer("keys"));
    return charts.connect(signers.stranger).grant(patient, patient, CLINICIAN, await terms(), ENVELOPE);
  },
  "grant over an earlier one": async ({ charts, signers }) => {
    // Another end than before: within one minute the same terms would leave the slot as it is, which costs less.
    const earlier = await terms();
    const changed = { ...earlier, expiresAt: earlier.expiresAt - 1 };
    return charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, changed, ENVELOPE);
  },
  revoke: ({ charts, signers }) => charts.connect(signers.patient).revoke(PATIENT, PATIENT, CLINICIAN),
  "revokeAndRotate of one compartment": ({ charts, signers }) =>
    charts
      .connect(signers.patient)
      .revokeAndRotate(PATIENT, CLINICIAN, mask(LABS), pointer("keys 1"), pointer("keyring 1")),
  "openEpochs of all 64 compartments": ({ charts, signers }) =>
    charts.connect(signers.patient).openEpochs(PATIENT, 2n ** 64n - 1n, pointer("keys 1"), pointer("keyring 1")),
  "addRecord by the patient": ({ charts, signers }) =>
    charts.connect(signers.patient).addRecord(PATIENT, PATIENT, 0n, 2, LABS, 0, pointer("patient 2")),
  "addRecord by a clinician": ({ charts, signers }) =>
    charts.connect(signers.clinician).addRecord(PATIENT, CLINICIAN, 0n, 2, LABS, 0, pointer("clinician 2")),
  "amendRecord, first time": ({ charts, signers }) =>
    charts.connect(signers.clinician).amendRecord(PATIENT, CLINICIAN, 0n, 1, 1, NOTES, 0, pointer("clinician 1.2")),
  "retractRecord of a record never amended": ({ charts, signers }) =>
    charts.connect(signers.patient).retractRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, Status.Erased, Reason.PatientWish),
};

describe("gas", () => {
  const measured: Record<string, number> = {};

  for (const [name, call] of Object.entries(calls)) {
    it(name, async () => {
      const gas = await gasOf(call(await loadFixture(charted)));
      measured[name] = gas;
      expect(gas).to.be.at.most(CEILINGS[name] ?? Infinity);
    });
  }

  it("[C21] adding costs the same after 10 records and after 210", async () => {
    const { charts, signers } = await loadFixture(charted);
    const add = (sequence: number) =>
      gasOf(
        charts.connect(signers.clinician).addRecord(PATIENT, CLINICIAN, 0n, sequence, LABS, 0, pointer(`${sequence}`)),
      );

    for (let sequence = 2; sequence <= 10; ++sequence) await add(sequence);
    const early = await add(11);
    for (let sequence = 12; sequence <= 210; ++sequence) await add(sequence);
    const late = await add(211);

    // Zero and non-zero bytes of the calldata differ in price; nothing else may.
    expect(Math.abs(late - early)).to.be.at.most(64);
  });

  it("is what gas.json says", () => {
    const text = `${JSON.stringify(measured, null, 2)}\n`;
    if (process.env["UPDATE_GAS"] === "1") writeFileSync(FILE, text);
    expect(text).to.equal(readFileSync(FILE, "utf8"));
  });

  it("is what the README says", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const section = readme.slice(readme.indexOf("\n## Gas\n"));
    const rows = section.matchAll(/^\| (.+?) +\| +([\d,]+) \|$/gm);
    const told = [...rows].map(([, name = "", gas = ""]) => [
      name.replaceAll("`", ""),
      Number(gas.replaceAll(",", "")),
    ]);
    expect(Object.fromEntries(told)).to.deep.equal(measured);
  });
});
