import type { StrongRevokeProgress } from "@chartkey/sdk";
import type { NoticeEmail, Purpose } from "@chartkey/sdk/wire";
import { deviceUnfinished, type Unfinished } from "@/lib/vault/worker/deviceUnfinished.ts";
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
export function createSharing(state: WorkerState, unfinished: (state: WorkerState) => Unfinished = ofThisDevice) {
  return {
    requests: (patient?: bigint) => state.session.requests({ patient }),
    grant: (form: GrantForm) => state.session.grant(form),
    deny: (parties: Parties) => state.session.deny(parties),
    consents: (patient?: bigint) => state.session.consents({ patient }),
    revoke: (parties: Parties) => state.session.revoke(parties),
    /** What giving new keys to everything that somebody could read would come to. */
    previewStrongRevoke: (grantee: bigint) => state.session.previewStrongRevoke({ grantee }),
    /** Goes on where an earlier run ended. Until it is finished, the device remembers that it was begun. */
    strongRevoke: (job: string, grantee: bigint, onProgress: (progress: StrongRevokeProgress) => void) =>
      state.job(job, async (signal) => {
        await unfinished(state).begin(grantee);
        const result = await state.session.strongRevoke({ grantee, onProgress, signal });
        if (result.finished) await unfinished(state).end(grantee);
        return result;
      }),
    unfinishedStrongRevokes: () => unfinished(state).all(),
    disclosures: () => state.session.disclosures(),
    noticeEmail: () => state.session.noticeEmail(),
    setNoticeEmail: (email: NoticeEmail) => state.session.setNoticeEmail(email),
    confirmNoticeEmail: (code: string) => state.session.confirmNoticeEmail({ code }),
    forgetNoticeEmail: () => state.session.forgetNoticeEmail(),
    news: (before?: string) => state.session.notices({ before }),
    charts: () => state.session.charts(),
    teams: () => state.session.teams(),
    requestAccess: (form: RequestForm) => state.session.requestAccess(form),
    myRequests: () => state.session.myRequests(),
  };
}

const ofThisDevice = (state: WorkerState): Unfinished => deviceUnfinished(state.deployment, state.session.actor.actor);
