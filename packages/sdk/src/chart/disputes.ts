import type { RecordChange } from "../wire/chain.ts";
import type { Hex32 } from "../wire/primitives.ts";
import type { DisputedPart } from "./statement.ts";

/** `withdrawn`: the record was retracted or erased instead. */
export type DisputeState = "open" | "confirmed" | "refused" | "amended" | "withdrawn";

/** One dispute about a record and how it ended, as the chain says. */
export interface Dispute {
  readonly state: DisputeState;
  /** Version that the dispute made. */
  readonly version: number;
  /** The patient, or a proxy of the patient. */
  readonly by: bigint;
  /** Unix seconds. */
  readonly at: number;
  /** Absent while it is open. */
  readonly settledAt?: number;
}

export type Statement = RecordChange & { statement: Hex32 };

/** A dispute with the changes that it consists of, and where the content is that it is about. */
export interface DisputeChanges {
  readonly dispute: Dispute;
  readonly opened: Statement;
  /** Absent when there are no words to the end of it. */
  readonly answered: Statement | undefined;
  readonly part: DisputedPart;
}

const hasWords = (change: RecordChange | undefined): change is Statement =>
  change !== undefined && change.statement !== null;

/** The disputes about one record, oldest first. `versions` are all of its changes, in order. */
export function disputesIn(versions: readonly RecordChange[]): DisputeChanges[] {
  return versions.flatMap((opened, position) => {
    if (opened.change !== "disputed" || !hasWords(opened)) return [];
    const content = versions.slice(0, position).findLast(({ pointer }) => pointer !== null);
    if (content?.compartment == null || content.epoch === null) return [];
    const end = versions[position + 1];
    const dispute: Dispute = {
      state: stateAfter(end),
      version: opened.version,
      by: opened.actor,
      at: opened.at,
      ...(end ? { settledAt: end.at } : {}),
    };
    const part = { compartment: content.compartment, epoch: content.epoch };
    return [{ dispute, opened, answered: hasWords(end) ? end : undefined, part }];
  });
}

function stateAfter(end: RecordChange | undefined): DisputeState {
  switch (end?.change) {
    case undefined:
      return "open";
    case "answered":
      return end.answer ?? "confirmed";
    case "amended":
      return "amended";
    default:
      return "withdrawn";
  }
}
