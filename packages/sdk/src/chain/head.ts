import { AbiCoder, keccak256, ZeroHash } from "ethers";
import { RECORD_STATUSES, type RecordChange } from "../wire/chain.ts";

const TYPES = ["bytes32", "uint64", "uint32", "uint32", "uint8", "uint32", "bytes32", "uint8"];

/** The chart's head after `changes`, in the chain's order; the formula is `IChartRegistry.headOf`'s. */
export function headAfter(changes: readonly RecordChange[]): string {
  return changes.reduce<string>((head, change) => {
    const values = [
      head,
      change.author,
      change.sequence,
      change.version,
      change.compartment ?? 0,
      change.epoch ?? 0,
      change.pointer ?? ZeroHash,
      RECORD_STATUSES.indexOf(change.status),
    ];
    return keccak256(AbiCoder.defaultAbiCoder().encode(TYPES, values));
  }, ZeroHash);
}
