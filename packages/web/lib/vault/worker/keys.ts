import type { WorkerState } from "@/lib/vault/worker/state.ts";

export interface TrustForm {
  actor: bigint;
  digest: `0x${string}`;
  /** The person compared the words with the other. */
  compared: boolean;
}

/** Public keys of people and organizations: shown, compared, confirmed. */
export function createKeys(state: WorkerState) {
  return {
    ownKey: () => state.session.keyOf(),
    keyOf: (actor: bigint) => state.session.keyOf(actor),
    compareCode: (actor: bigint, scanned: string) => state.session.compareKey({ actor, scanned }),
    trustKey: (form: TrustForm) => state.session.trustKey(form),
  };
}
