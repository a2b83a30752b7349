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
  const fits = logs.every(({ logIndex, blockHash }, place) => logIndex === place && blockHash === block.hash);
  if (!fits || bloomOf(logs) !== block.logsBloom.toLowerCase())
    throw new IncompleteAnswerError("The node's logs of a block are not those that its header stands for.");
}

/** The filter over addresses and topics: 2,048 bits, three for each (Yellow Paper, 4.4.3). */
export function bloomOf(logs: readonly Pick<RawLog, "address" | "topics">[]): Hex {
  const bloom = new Uint8Array(256);
  for (const { address, topics } of logs) {
    for (const item of [address, ...topics]) {
      const hash = hexToBytes(keccak256(item));
      for (const at of [0, 2, 4]) {
        const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) & 2047;
        const byte = 255 - (bit >> 3);
        bloom[byte] = (bloom[byte] ?? 0) | (1 << (bit & 7));
      }
    }
  }
  return toHex(bloom);
}
