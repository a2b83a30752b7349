import { type Hex, hexToBytes, keccak256, toHex } from "viem";

interface RawLog {
  readonly address: Hex;
  readonly topics: readonly Hex[];
  readonly logIndex: number | null;
  readonly blockHash: Hex | null;
}

/** The node left logs out, or answered with those of another block. Asking again may help. */
export class IncompleteAnswerError extends Error {
  override readonly name = "IncompleteAnswerError";
}

/**
 * Makes sure that these are all the logs of the block, from whatever contract: they count up from zero, and together they
 * make the filter in its header. A node that has the block but not yet its logs is caught here.
 * @throws {@link IncompleteAnswerError}
 */
export function requireComplete(block: { readonly hash: Hex; readonly logsBloom: Hex }, logs: readonly RawLog[]): void {
  if (!countsUp(logs, block.hash) || bloomOf(logs) !== block.logsBloom.toLowerCase())
    throw new IncompleteAnswerError("The node's logs of a block are not those that its header stands for.");
}

/**
 * Whether all logs of the block have to be looked at, to know those of these contracts. Not when `logs`, which are said to be
 * theirs, are all there is, nor when the header knows nothing of them: where nobody else writes logs, never.
 */
export function needsWhole(
  { hash, logsBloom }: { readonly hash: Hex; readonly logsBloom: Hex },
  logs: readonly RawLog[],
  addresses: readonly Hex[],
): boolean {
  if (countsUp(logs, hash) && bloomOf(logs) === logsBloom.toLowerCase()) return false;
  const bloom = hexToBytes(logsBloom);
  const isIn = (bit: number) => ((bloom[255 - (bit >> 3)] ?? 0) >> (bit & 7)) & 1;
  return logs.length > 0 || addresses.some((address) => bitsOf(address).every(isIn));
}

const countsUp = (logs: readonly RawLog[], hash: Hex): boolean =>
  logs.every(({ logIndex, blockHash }, place) => logIndex === place && blockHash === hash);

type Contents = Pick<RawLog, "address" | "topics">;

/** The filter over addresses and topics: 2,048 bits, three for each (Yellow Paper, 4.4.3). */
function bloomOf(logs: readonly Contents[]): Hex {
  const bloom = new Uint8Array(256);
  for (const { address, topics } of logs) {
    for (const bit of [address, ...topics].flatMap(bitsOf)) {
      const byte = 255 - (bit >> 3);
      bloom[byte] = (bloom[byte] ?? 0) | (1 << (bit & 7));
    }
  }
  return toHex(bloom);
}

/** Bits of addresses and topics that were asked for lately: the same few come again and again, and hashing is slow. */
const known = new Map<Hex, number[]>();
const MOST_KNOWN = 10_000;

function bitsOf(item: Hex): number[] {
  const before = known.get(item);
  if (before) return before;
  const hash = hexToBytes(keccak256(item));
  const bits = [0, 2, 4].map((at) => (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) & 2047);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(item, bits);
  return bits;
}
