import {
  checkPhrase,
  createPhrase,
  createSheets,
  InvalidInputError,
  type Lock,
  passkeyLock,
  phraseLock,
  type SheetPlace,
  type SheetSet,
  sheetsLock,
  type VaultLock,
  walletLock,
} from "@chartkey/sdk";
import type { WorkerState } from "@/lib/vault/worker/state.ts";

/** What a person has at hand to open a vault. */
export type LockChoice =
  | { kind: "wallet" }
  | { kind: "phrase"; phrase: string }
  | { kind: "passkey"; secret: Uint8Array }
  | { kind: "sheets"; texts: readonly string[] };

/** A way in that is to be added. The words and sheets were made here and wait here; a passkey is made by the page. */
export type NewLock = { kind: "wallet" | "phrase" | "sheets" } | NewPasskey;
export interface NewPasskey {
  kind: "passkey";
  secret: Uint8Array;
  hint: string;
}

/** The lock that `choice` makes for the vault of `actor`. */
export async function lockOf(state: WorkerState, actor: bigint, choice: LockChoice): Promise<Lock> {
  switch (choice.kind) {
    case "wallet":
      return walletLock({ signer: state.signer, chainId: state.deployment.chainId, prove: false });
    case "phrase":
      return phraseLock(checkPhrase(choice.phrase));
    case "passkey":
      return passkeyLock({ secret: choice.secret });
    case "sheets":
      return sheetsLock(choice.texts, { deployment: state.deployment, actor });
  }
}

/** The lock to be added. @throws {@link InvalidInputError} when words or sheets were not made before */
export async function newLockOf(state: WorkerState, place: SheetPlace | undefined, choice: NewLock): Promise<Lock> {
  switch (choice.kind) {
    case "wallet":
      return walletLock({ signer: state.signer, chainId: state.deployment.chainId, prove: true });
    case "phrase":
      return phraseLock(checkPhrase(state.pendingPhrase ?? ""));
    case "passkey":
      return passkeyLock(choice);
    case "sheets": {
      if (state.pendingSheets === undefined || place === undefined)
        throw new InvalidInputError("Make the sheets before you add them.");
      return sheetsLock(state.pendingSheets.texts, place);
    }
  }
}

/** Ways into the unlocked vault: list, add, try, remove. */
export function createLocks(state: WorkerState) {
  const place = (): SheetPlace => ({ deployment: state.deployment, actor: state.session.actor.actor });

  return {
    locks: (): Promise<VaultLock[]> => state.session.locks(),
    /** New words, to be shown once; they stay here until they are added or the worker ends. */
    newPhrase: () => {
      state.pendingPhrase = createPhrase();
      return Promise.resolve(state.pendingPhrase.split(" "));
    },
    /** New sheets, to be printed; they open nothing until they are added. */
    newSheets: async (): Promise<SheetSet> => {
      state.pendingSheets = await createSheets(place());
      return state.pendingSheets;
    },
    addLock: async (choice: NewLock) => {
      await state.session.addLock(await newLockOf(state, place(), choice));
      state.pendingPhrase = undefined;
      state.pendingSheets = undefined;
    },
    /** Puts the connected wallet in the place of another lock. */
    replaceWithWallet: async (id: string) => {
      await state.session.replaceLock({ id, lock: await newLockOf(state, undefined, { kind: "wallet" }) });
    },
    tryLock: async (choice: LockChoice): Promise<VaultLock> =>
      state.session.testLock(await lockOf(state, state.session.actor.actor, choice)),
    removeLock: async (id: string) => {
      await state.session.removeLock({ id });
    },
  };
}
