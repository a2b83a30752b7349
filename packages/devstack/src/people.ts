import { HDNodeWallet, Mnemonic } from "ethers";
import type { DemoPerson } from "@chartkey/sdk/wire";

export const LOCAL_CHAIN_ID = 31337;

/** Hardhat's published test phrase: its accounts hold ether on every local chain and nowhere else. */
const TEST_PHRASE = "test test test test test test test test test test test junk";

/** Pays for the deployment; nobody of the demo. */
export const DEPLOYER = 0;

/** Pays for what the demo people sign; nobody of the demo. */
export const RELAYER = 9;

/** The synthetic people of the demo, with the account each one uses. */
const CAST = [
  {
    account: 1,
    name: "Health Licensing Authority",
    role: "authority",
    note: "licenses clinicians, accredits hospitals",
  },
  { account: 2, name: "Ana Ferreira", role: "patient", note: "has a chart and shares part of it" },
  { account: 3, name: "Ben Okafor", role: "patient", note: "has not signed up yet" },
  { account: 4, name: "Dr Lena Moreau", role: "clinician", note: "licensed, works at Riverside Hospital" },
  { account: 5, name: "Dr Omar Haddad", role: "clinician", note: "signed up, waits for a licence" },
  { account: 6, name: "Riverside Hospital", role: "organization", note: "accredited" },
  { account: 7, name: "St Brigid Clinic", role: "organization", note: "waits for accreditation" },
] as const;

export type PersonName = (typeof CAST)[number]["name"];

export function keyOfAccount(index: number): `0x${string}` {
  const path = `m/44'/60'/0'/0/${String(index)}`;
  return HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(TEST_PHRASE), path).privateKey as `0x${string}`;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = CAST.map(({ account, name, role, note }) => ({
  name,
  role,
  note: `${note} (synthetic)`,
  privateKey: keyOfAccount(account),
}));

export function personNamed(name: PersonName): DemoPerson {
  const person = DEMO_PEOPLE.find((candidate) => candidate.name === name);
  if (!person) throw new Error(`Nobody of the demo is called ${name}.`);
  return person;
}
