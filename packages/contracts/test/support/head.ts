import { AbiCoder, ZeroHash, keccak256 } from "ethers";
import type { ChartRegistry } from "../../types/ethers-contracts/index.js";
import { Status } from "./fixtures.ts";

interface Change {
  readonly author: bigint;
  readonly sequence: bigint;
  readonly version: bigint;
  readonly compartment: bigint;
  readonly epoch: bigint;
  readonly pointer: string;
  readonly status: bigint;
}

/** Every record change of one chart as its events tell it, in the order of the chain. */
export async function changesOf(charts: ChartRegistry, patient: bigint): Promise<Change[]> {
  const changes: Change[] = [];
  for (const log of await charts.queryFilter("*" as never)) {
    const event = charts.interface.parseLog(log);
    if (event === null || event.args["patient"] !== patient) continue;
    const { author, sequence, version, compartment, epoch, pointer, status, reason, answer, statement } =
      event.args.toObject();
    const common = { author, sequence, compartment: 0n, epoch: 0n, pointer: ZeroHash, status: BigInt(Status.Active) };
    switch (event.name) {
      case "RecordAdded":
        changes.push({ ...common, version: 1n, compartment, epoch, pointer });
        break;
      case "RecordAmended":
        changes.push({ ...common, version, compartment, epoch, pointer });
        break;
      case "RecordRetracted":
        changes.push({ ...common, version, epoch: reason, status });
        break;
      case "RecordDisputed":
        changes.push({ ...common, version, pointer: statement, status: BigInt(Status.Disputed) });
        break;
      case "DisputeAnswered":
        changes.push({ ...common, version, epoch: answer, pointer: statement });
        break;
    }
  }
  return changes;
}

/** What `headOf` is after these changes, computed away from the chain. */
export function headAfter(changes: readonly Change[]): string {
  const types = ["bytes32", "uint64", "uint32", "uint32", "uint8", "uint32", "bytes32", "uint8"];
  return changes.reduce((head, change) => {
    const { author, sequence, version, compartment, epoch, pointer, status } = change;
    const values = [head, author, sequence, version, compartment, epoch, pointer, status];
    return keccak256(AbiCoder.defaultAbiCoder().encode(types, values));
  }, ZeroHash);
}
