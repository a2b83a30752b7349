import type { HTTPRPCOptions, KuboRPCClient } from "kubo-rpc-client";
import type { CID } from "multiformats/cid";
import { answered, saysSo } from "./kuboErrors.ts";

const NOT_PINNED = /not pinned|not have a pin|is pinned directly/i;

/** What Kubo's garbage collection leaves alone: a blob is pinned by its first block, with all below it. */
export function kuboPins(client: KuboRPCClient, bounded: () => HTTPRPCOptions) {
  return {
    has: (root: CID): Promise<boolean> =>
      unlessNotPinned(async () => {
        for await (const pin of client.pin.ls({ paths: root, type: "recursive", ...bounded() }))
          if (pin.cid.equals(root)) return true;
        return false;
      }),

    remove: (root: CID): Promise<boolean> =>
      unlessNotPinned(async () => {
        await client.pin.rm(root, bounded());
        return true;
      }),
  };
}

/** False when Kubo refuses because nothing is pinned. */
function unlessNotPinned(work: () => Promise<boolean>): Promise<boolean> {
  return answered(() =>
    work().catch((error: unknown) => {
      if (saysSo(error, NOT_PINNED)) return false;
      throw error;
    }),
  );
}
