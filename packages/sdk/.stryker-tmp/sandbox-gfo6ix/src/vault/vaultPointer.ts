// @ts-nocheck
import { type Log, toBeHex, zeroPadValue } from "ethers";
import { fromWallet } from "../chain/fromWallet.ts";
import { connectRegistries } from "../chain/registries.ts";
import type { ChartkeyContext } from "../context.ts";
import type { Hex32 } from "../wire/primitives.ts";

/** A node that refuses a range is asked for a tenth of it, down to this many blocks. */
const SMALLEST_RANGE = 1_000;

/**
 * Pointers of an actor's vault files, the newest first, at most `count`.
 *
 * They come from the chain's own events and never from an index, because an index could bring back an old file in which a
 * removed lock still turns.
 *
 * @throws {@link ChainUnreachableError}
 */
export async function vaultPointers(
  { deployment, provider }: Pick<ChartkeyContext, "deployment" | "provider">,
  actor: bigint,
  count: number,
): Promise<Hex32[]> {
  const { actors } = connectRegistries(deployment, provider);
  const { interface: abi } = actors;
  const names = ["ActorRegistered", "VaultPublished"] as const;
  const topics = [names.map((name) => abi.getEvent(name).topicHash), zeroPadValue(toBeHex(actor), 32)];
  const pointerOf = (log: Log): Hex32 => abi.parseLog(log)?.args["vault"] as Hex32;
  const found: Hex32[] = [];
  try {
    let toBlock = await provider.getBlockNumber();
    let range = toBlock - deployment.deployBlock + 1;
    while (toBlock >= deployment.deployBlock && found.length < count) {
      const fromBlock = Math.max(deployment.deployBlock, toBlock - range + 1);
      const filter = { address: deployment.actorRegistry, topics, fromBlock, toBlock };
      const logs = await provider.getLogs(filter).catch((cause: unknown) => {
        if (range <= SMALLEST_RANGE) throw cause;
        return undefined;
      });
      if (logs === undefined) {
        range = Math.max(SMALLEST_RANGE, Math.ceil(range / 10));
        continue;
      }
      const ordered = logs.toSorted((a, b) => b.blockNumber - a.blockNumber || b.index - a.index);
      found.push(...ordered.map(pointerOf));
      toBlock = fromBlock - 1;
    }
  } catch (cause) {
    throw fromWallet(cause);
  }
  return found.slice(0, count);
}
