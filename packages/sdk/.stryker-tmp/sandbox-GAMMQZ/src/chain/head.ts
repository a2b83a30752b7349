// @ts-nocheck
import { AbiCoder, keccak256, ZeroHash } from "ethers";
import { DISPUTE_ANSWERS, RECORD_STATUSES, type RecordChange, RETRACTION_REASONS } from "../wire/chain.ts";

const TYPES = ["bytes32", "uint64", "uint32", "uint32", "uint8", "uint32", "bytes32", "uint8"];

/** The chart's head after `changes` to a chart whose head was `from` (zero for a new one), in the chain's order; the formula is `IChartRegistry.headOf`'s. */
export function headAfter(changes: readonly RecordChange[], from: string = ZeroHash): string {
  return changes.reduce<string>((head, change) => {
    const values = [
      head,
      change.author,
      change.sequence,
      change.version,
      change.compartment ?? 0,
      change.epoch ?? codeOf(change),
      change.pointer ?? change.statement ?? ZeroHash,
      RECORD_STATUSES.indexOf(change.status),
    ];
    return keccak256(AbiCoder.defaultAbiCoder().encode(TYPES, values));
  }, from);
}

/** What stands in the epoch's place where a change has none: the reason of a retraction, or an answer. */
function codeOf({ reason, answer }: RecordChange): number {
  if (reason !== null) return RETRACTION_REASONS.indexOf(reason);
  return answer === null ? 0 : DISPUTE_ANSWERS.indexOf(answer);
}
