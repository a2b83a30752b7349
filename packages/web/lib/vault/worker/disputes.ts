import type { AnswerDisputeParameters, DisputeRecordParameters } from "@chartkey/sdk";
import type { WorkerState } from "@/lib/vault/worker/state.ts";

export type DisputeForm = DisputeRecordParameters;
export type AnswerForm = AnswerDisputeParameters;

/** Saying that a record is wrong, and answering that. */
export function createDisputes(state: WorkerState) {
  return {
    dispute: (form: DisputeForm) => state.session.dispute(form),
    answerDispute: (form: AnswerForm) => state.session.answerDispute(form),
    disputes: (record: { patient: bigint; author: bigint; sequence: number }, organization?: bigint) =>
      state.under(organization).disputes(record),
    openDisputes: () => state.session.openDisputes(),
  };
}
