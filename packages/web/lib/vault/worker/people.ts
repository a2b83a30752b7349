import type { ActorOnChain, PatientProfile, PublicProfile, SignUpStep } from "@chartkey/sdk";
import type { ActorKind, RuntimeConfig } from "@chartkey/sdk/wire";
import type { Remote } from "comlink";
import { type LockChoice, lockOf, type NewLock, newLockOf } from "@/lib/vault/worker/locks.ts";
import type { WorkerState } from "@/lib/vault/worker/state.ts";
import type { RemoteWallet } from "@/lib/wallet/remoteWallet.ts";

export type SignUpForm =
  { kind: "patient"; profile: PatientProfile } | { kind: "clinician" | "organization"; profile: PublicProfile };

/** Who the person is: sign-up, unlocking, the directory. */
export function createPeople(state: WorkerState) {
  return {
    begin: (config: RuntimeConfig, account: string, wallet: Remote<RemoteWallet>) => {
      state.begin(config, account, wallet);
      return Promise.resolve();
    },
    /** `second` is the way in beside the recovery phrase. */
    signUp: async (form: SignUpForm, second: NewLock, onStep: (step: SignUpStep) => void): Promise<ActorOnChain> => {
      const locks = [await newLockOf(state, undefined, { kind: "phrase" }), await newLockOf(state, undefined, second)];
      const session = await state.chartkey.signUp({ ...form, locks, onStep });
      state.open(session);
      return session.actor;
    },
    unlock: async (actor: bigint, choice: LockChoice): Promise<ActorOnChain> => {
      const session = await state.chartkey.unlock({ actor, lock: await lockOf(state, actor, choice) });
      state.open(session);
      return session.actor;
    },
    myActors: () => state.chartkey.myActors(),
    actorOf: (actor: bigint) => state.chartkey.actorOf(actor),
    publicProfile: (actor: bigint) => state.chartkey.publicProfile(actor),
    profile: () => state.session.profile(),
    directory: (kind: ActorKind) => state.chartkey.directory({ kind }),
    memberships: (filter: { organization?: bigint; member?: bigint }) => state.chartkey.memberships(filter),
  };
}
