import type { Purpose } from "@chartkey/sdk/wire";
import type { WorkerState } from "@/lib/vault/worker/state.ts";

export interface GrantForm {
  grantee: bigint;
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
    requests: () => state.session.requests(),
    grant: (form: GrantForm) => state.session.grant(form),
    deny: (grantee: bigint) => state.session.deny({ grantee }),
    consents: () => state.session.consents(),
    revoke: (grantee: bigint) => state.session.revoke({ grantee }),
    disclosures: () => state.session.disclosures(),
    charts: () => state.session.charts(),
    requestAccess: (form: RequestForm) => state.session.requestAccess(form),
    myRequests: () => state.session.myRequests(),
  };
}
