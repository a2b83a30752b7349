import { blockStore } from "../../src/store/blockStore.ts";
import { ACCOUNTS, clientOn, inAWeek, indexOf } from "./cast.ts";
import { chartkey, type CliRun, type CliWorld, type TestFolder } from "./cli.ts";
import type { ServedChain } from "./servedChain.ts";

/** Somebody at a terminal: every command runs with this person's own state folder. */
export interface Person {
  readonly number: bigint;
  readonly state: string;
  run(args: readonly string[], world?: CliWorld): Promise<CliRun>;
}

/** The options that lead to a chain and a folder of blocks, without any manager. */
export async function withoutManager(chain: ServedChain, folder: TestFolder): Promise<string[]> {
  const deployment = await folder.file("deployment.json", JSON.stringify(chain.deployment));
  return ["--rpc", chain.rpcUrl, "--deployment", deployment, "--blocks", folder.in("blocks")];
}

export async function keyFile(chain: ServedChain, folder: TestFolder, account: number): Promise<string> {
  return folder.file(`wallet-${String(account)}.key`, `${chain.privateKey(account)}\n`);
}

/** Signs a person up through the command line. */
export async function signUp(
  chain: ServedChain,
  folder: TestFolder,
  { account, kind, profile }: { account: number; kind: "patient" | "clinician"; profile: object },
): Promise<Person> {
  const state = folder.in(`state-${String(account)}`);
  const run = (args: readonly string[], world: CliWorld = {}): Promise<CliRun> =>
    chartkey(args, { ...world, env: { ...world.env, CHARTKEY_STATE: state } });
  const about = await folder.file(`profile-${String(account)}.json`, JSON.stringify(profile));
  const options = await withoutManager(chain, folder);
  const key = await keyFile(chain, folder, account);
  const ran = await run(["sign-up", ...options, "--kind", kind, "--profile", about, "--key-file", key, "--json"]);
  if (ran.code !== 0) throw new Error(ran.stdout + ran.stderr);
  return { number: BigInt((ran.json() as { actor: string }).actor), state, run };
}

/** The regulator licenses somebody, so that they may be granted access. */
export async function license(chain: ServedChain, folder: TestFolder, clinician: bigint): Promise<void> {
  const blobs = await blockStore(folder.in("blocks"));
  const regulator = clientOn(chain, ACCOUNTS.regulator, { blobs, index: indexOf(chain) });
  await regulator.license({ clinician, validUntil: inAWeek() });
  await blobs.close();
}

/** A patient, and a clinician who may be granted access. */
export async function patientAndDoctor(
  chain: ServedChain,
  folder: TestFolder,
): Promise<{ ana: Person; doctor: Person }> {
  const ana = await signUp(chain, folder, {
    account: ACCOUNTS.patient,
    kind: "patient",
    profile: { name: "Ana Test", birthDate: "1980-02-03" },
  });
  const doctor = await signUp(chain, folder, {
    account: ACCOUNTS.clinician,
    kind: "clinician",
    profile: { name: "Dr Test" },
  });
  await license(chain, folder, doctor.number);
  return { ana, doctor };
}
