import { KIND, pointer, type TestChain } from "./chain.ts";

/** Account of the test phrase that plays each part. */
export const ACCOUNTS = {
  regulator: 1,
  patient: 2,
  reader: 3,
  writer: 4,
  hospital: 5,
  otherPatient: 6,
  unlicensed: 7,
  device: 8,
  former: 9,
  stranger: 10,
} as const;
export type Part = keyof typeof ACCOUNTS;

const KINDS: Partial<Record<Part, number>> = {
  patient: KIND.patient,
  reader: KIND.clinician,
  writer: KIND.clinician,
  hospital: KIND.organization,
  otherPatient: KIND.patient,
  unlicensed: KIND.clinician,
  device: KIND.device,
  former: KIND.clinician,
};

export const LABS = 2;
export const NOTES = 4;
export const DAY = 86_400;

/** Purpose TREAT from this minute until `days` from now. */
export async function termsOf(
  chain: TestChain,
  { read = [], write = [], days = 7 }: { read?: number[]; write?: number[]; days?: number },
) {
  const now = Math.floor((await chain.time()) / 60);
  const mask = (list: number[]) => list.reduce((sum, index) => sum | (1n << BigInt(index)), 0n);
  return { readMask: mask(read), writeMask: mask(write), notBefore: now, expiresAt: now + days * 1440, purpose: 1 };
}

export type People = Record<Exclude<Part, "regulator" | "stranger">, bigint>;

/** Everybody signs up; the regulator licenses all clinicians but one and accredits the hospital; the patient opens a chart. */
export async function signEverybodyUp(chain: TestChain): Promise<People> {
  const people: Partial<Record<Part, bigint>> = {};
  let next = (await chain.read("actorRegistry", "actorCount", [])) as bigint;
  for (const [part, kind] of Object.entries(KINDS) as [Part, number][]) {
    await chain.write(ACCOUNTS[part], "actorRegistry", "register", [
      kind,
      pointer(1),
      pointer(2),
      pointer(kind === KIND.device ? 0 : 3),
    ]);
    people[part] = ++next;
  }
  const until = (await chain.time()) + 365 * DAY;
  for (const part of ["reader", "writer", "former"] as const) {
    await chain.write(ACCOUNTS.regulator, "actorRegistry", "license", [people[part], 0n, until]);
  }
  await chain.write(ACCOUNTS.regulator, "actorRegistry", "accredit", [people.hospital, until]);
  await chain.write(ACCOUNTS.patient, "chartRegistry", "openChart", [people.patient, pointer(4)]);
  return people as People;
}

export async function grant(
  chain: TestChain,
  { patient }: People,
  grantee: bigint,
  terms: Parameters<typeof termsOf>[1],
) {
  // Without anything to read there are no keys to hand over.
  const envelope = pointer(terms.read ? 5 : 0);
  await chain.write(ACCOUNTS.patient, "chartRegistry", "grant", [
    patient,
    patient,
    grantee,
    await termsOf(chain, terms),
    envelope,
  ]);
}
