// @ts-nocheck
import type { ChainIndex } from "../../src/chain/chainIndex.ts";
import { logIndex } from "../../src/chain/logIndex.ts";
import { type Chartkey, type ChartkeySession, createChartkey } from "../../src/createChartkey.ts";
import type { BlobStore } from "../../src/store/blobStore.ts";
import type { Lock } from "../../src/vault/lock.ts";
import { createPhrase, phraseLock } from "../../src/vault/phrase.ts";
import type { ServedChain } from "./servedChain.ts";

export const LABS = 2;
export const NOTES = 4;
export const inAWeek = (): Date => new Date(Date.now() + 7 * 86_400_000);

/** Account of the test phrase that plays each part. */
export const ACCOUNTS = { regulator: 1, patient: 2, clinician: 3, second: 4 } as const;

export interface World {
  readonly blobs: BlobStore;
  readonly index: ChainIndex;
}

export function clientOn(chain: ServedChain, account: number, { blobs, index }: World): Chartkey {
  const { deployment, provider } = chain;
  return createChartkey({ deployment, provider, signer: chain.wallet(account), blobs, index });
}

export const indexOf = (chain: ServedChain): ChainIndex => logIndex(chain.deployment, chain.provider);

/** Two phrase locks: nothing in these tests depends on which locks there are. */
export async function twoLocks(): Promise<Lock[]> {
  return [await phraseLock(createPhrase()), await phraseLock(createPhrase())];
}

export interface Cast {
  readonly ana: ChartkeySession;
  readonly doctor: ChartkeySession;
}

/** A patient with an open chart and a licensed clinician. */
export async function patientAndClinician(chain: ServedChain, world: World): Promise<Cast> {
  const ana = await clientOn(chain, ACCOUNTS.patient, world).signUp({
    kind: "patient",
    profile: { name: "Ana Test", birthDate: "1980-02-03" },
    locks: await twoLocks(),
  });
  return { ana, doctor: await licensedClinician(chain, world, ACCOUNTS.clinician) };
}

export async function licensedClinician(chain: ServedChain, world: World, account: number): Promise<ChartkeySession> {
  const doctor = await clientOn(chain, account, world).signUp({
    kind: "clinician",
    profile: { name: `Dr ${String(account)}`, role: "clinician" },
    locks: await twoLocks(),
  });
  await clientOn(chain, ACCOUNTS.regulator, world).license({ clinician: doctor.actor.actor, validUntil: inAWeek() });
  return doctor;
}

/** The clinician may read labs and notes and write notes for a week. */
export async function shareWith({ ana, doctor }: Cast, history: "all" | "fromNow" = "all"): Promise<void> {
  await ana.grant({
    grantee: doctor.actor.actor,
    read: [LABS, NOTES],
    write: [NOTES],
    purpose: "TREAT",
    expiresAt: inAWeek(),
    history,
  });
}
