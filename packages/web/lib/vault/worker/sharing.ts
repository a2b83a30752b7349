import type { Purpose } from "@chartkey/sdk/wire";
import type { WorkerState } from "@/lib/vault/worker/state.ts";

/** Whose consent, in whose chart; without `patient`, in one's own. */
export interface Parties {
  grantee: bigint;
  patient?: bigint | undefined;
}

export interface GrantForm extends Parties {
  read: number[];
  write: number[];
  purpose: Purpose;
  expiresAt: Date;
  history: "all" | "fromNow";
}

export interface RequestForm {
  patient: bigint;
  read: number[];
  write: number[];
  purpose: Purpose;
  expiresAt: Date;
  reason: string;
}

/** Asking, granting, revoking, and who read what. */
export function createSharing(state: WorkerState) {
  return {
    requests: (patient?: bigint) => state.session.requests({ patient }),
    grant: (form: GrantForm) => state.session.grant(form),
    deny: (parties: Parties) => state.session.deny(parties),
    consents: (patient?: bigint) => state.session.consents({ patient }),
    revoke: (parties: Parties) => state.session.revoke(parties),
    disclosures: () => state.session.disclosures(),
    charts: () => state.session.charts(),
    teams: () => state.session.teams(),
    requestAccess: (form: RequestForm) => state.session.requestAccess(form),
    myRequests: () => state.session.myRequests(),
  };
}
