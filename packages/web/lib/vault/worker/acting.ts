import type { AppointProxyParameters } from "@chartkey/sdk";
import type { WorkerState } from "@/lib/vault/worker/state.ts";

/** An appointment, and whether the person may also read the parts in which they act. */
export type AppointForm = AppointProxyParameters & { read: boolean };

/** People who act for somebody, on both sides, and moving to another wallet. */
export function createActing(state: WorkerState) {
  return {
    proxies: () => state.session.proxies(),
    represented: () => state.session.represented(),
    appoint: async ({ read, ...form }: AppointForm) => {
      await state.session.appointProxy(form);
      if (read) await letRead(state, form);
    },
    letProxyRead: (form: ReadForm) => letRead(state, form),
    dismissProxy: (parties: { proxy: bigint; patient?: bigint }) => state.session.dismissProxy(parties),
    pendingRotations: () => state.session.pendingRotations(),
    rotatePending: async () => {
      await state.session.rotatePending();
    },
    proposedAccount: () => state.session.proposedAccount(),
    proposeAccount: async (account: string | undefined) => {
      await state.session.proposeAccount({ account });
    },
    offers: () => state.chartkey.offers(),
    acceptAccount: async (actor: bigint) => {
      await state.chartkey.acceptAccount({ actor });
    },
  };
}

export type ReadForm = Pick<AppointProxyParameters, "proxy" | "compartments" | "until">;

async function letRead(state: WorkerState, { proxy, compartments, until }: ReadForm): Promise<void> {
  await state.session.grant({
    grantee: proxy,
    read: compartments,
    write: [],
    purpose: "FAMRQT",
    expiresAt: until,
    history: "all",
  });
}
