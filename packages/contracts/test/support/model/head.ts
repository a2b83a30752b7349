import { AbiCoder, keccak256 } from "ethers";
import type { Chart } from "./State.ts";

const TYPES = ["bytes32", "uint64", "uint32", "uint32", "uint8", "uint32", "bytes32", "uint8"];

interface Change {
  readonly author: bigint;
  readonly sequence: bigint;
  readonly version: bigint;
  readonly status: bigint;
  readonly compartment?: bigint;
  readonly epoch?: bigint;
  readonly pointer?: string;
}

/** Moves the head of a chart over one more change of a record. */
export function follow(chart: Chart, change: Change): void {
  const { author, sequence, version, status, compartment = 0n, epoch = 0n, pointer = `0x${"00".repeat(32)}` } = change;
  const values = [chart.head, author, sequence, version, compartment, epoch, pointer, status];
  chart.head = keccak256(AbiCoder.defaultAbiCoder().encode(TYPES, values));
}
