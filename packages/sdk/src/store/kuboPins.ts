import type { HTTPRPCOptions, KuboRPCClient } from "kubo-rpc-client";
import type { CID } from "multiformats/cid";

/** Kubo's names for "I do not have this block" in its error texts. */
export const MISSING = /not found|could not find/i;
const NOT_PINNED = /not pinned|not have a pin|is pinned directly/i;

/**
 * What Kubo's garbage collection leaves alone: a blob is pinned by its first block, with all below it, under the name of
 * whoever keeps it.
 */
export function kuboPins(client: KuboRPCClient, owner: string, bounded: () => HTTPRPCOptions) {
  return {
    /** False when the first block itself is not there: Kubo threw it away already. */
    async add(root: CID): Promise<boolean> {
      try {
        await client.pin.add(root, { recursive: true, name: owner, ...bounded() });
      } catch (error) {
        if (saysSo(error, MISSING)) return false;
        throw error;
      }
      return true;
    },

    async has(root: CID): Promise<boolean> {
      try {
        for await (const pin of client.pin.ls({ paths: root, type: "recursive", ...bounded() }))
          if (pin.cid.equals(root)) return true;
      } catch (error) {
        if (!saysSo(error, NOT_PINNED)) throw error;
      }
      return false;
    },

    async remove(root: CID): Promise<void> {
      try {
        await client.pin.rm(root, bounded());
      } catch (error) {
        if (!saysSo(error, NOT_PINNED)) throw error;
      }
    },

    /** The first blocks of everything that was pinned under this owner's name. */
    async owned(): Promise<CID[]> {
      const list: CID[] = [];
      for await (const pin of client.pin.ls({ type: "recursive", name: owner, ...bounded() }))
        if (pin.name === owner) list.push(pin.cid);
      return list;
    },
  };
}
export type KuboPins = ReturnType<typeof kuboPins>;

const saysSo = (error: unknown, words: RegExp): boolean => error instanceof Error && words.test(error.message);
