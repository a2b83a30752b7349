import {
  type ActorOnChain,
  checkPhrase,
  createPhrase,
  type Lock,
  type PatientProfile,
  phraseLock,
  type PublicProfile,
  type SignUpStep,
  walletLock,
} from "@chartkey/sdk";
import type { ActorKind, RuntimeConfig } from "@chartkey/sdk/wire";
import type { Remote } from "comlink";
import type { WorkerState } from "@/lib/vault/worker/state.ts";
import type { RemoteWallet } from "@/lib/wallet/remoteWallet.ts";

export type LockChoice = { kind: "wallet" } | { kind: "phrase"; phrase: string };

export type SignUpForm =
  { kind: "patient"; profile: PatientProfile } | { kind: "clinician" | "organization"; profile: PublicProfile };

/** Who the person is: sign-up, locks, the directory. */
export function createPeople(state: WorkerState) {
  const lockOf = async (choice: LockChoice): Promise<Lock> =>
    choice.kind === "wallet"
      ? walletLock({ signer: state.signer, chainId: state.chainId, prove: false })
      : phraseLock(checkPhrase(choice.phrase));

  return {
    begin: (config: RuntimeConfig, account: string, wallet: Remote<RemoteWallet>) => {
      state.begin(config, account, wallet);
      return Promise.resolve();
    },
    /** New words, to be shown once; they stay here until sign-up uses them. */
    newPhrase: () => {
      state.pendingPhrase = createPhrase();
      return Promise.resolve(state.pendingPhrase.split(" "));
    },
    signUp: async (form: SignUpForm, onStep: (step: SignUpStep) => void): Promise<ActorOnChain> => {
      const phrase = checkPhrase(state.pendingPhrase ?? "");
      const wallet = await walletLock({ signer: state.signer, chainId: state.chainId, prove: true });
      const locks = [await phraseLock(phrase), wallet];
      const session = await state.chartkey.signUp({ ...form, locks, onStep });
      state.open(session);
      return session.actor;
    },
    unlock: async (actor: bigint, choice: LockChoice): Promise<ActorOnChain> => {
      const session = await state.chartkey.unlock({ actor, lock: await lockOf(choice) });
      state.open(session);
      return session.actor;
    },
    myActors: () => state.chartkey.myActors(),
    actorOf: (actor: bigint) => state.chartkey.actorOf(actor),
    publicProfile: (actor: bigint) => state.chartkey.publicProfile(actor),
    profile: () => state.session.profile(),
    locks: () => state.session.locks(),
    directory: (kind: ActorKind) => state.chartkey.directory({ kind }),
    memberships: (filter: { organization?: bigint; member?: bigint }) => state.chartkey.memberships(filter),
  };
}
