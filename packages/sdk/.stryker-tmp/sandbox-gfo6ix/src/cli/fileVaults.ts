// @ts-nocheck
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { fromBase64url, toBase64url } from "../crypto/bytes.ts";
import { privateFolder, writePrivateFile } from "../node/privateFiles.ts";
import { parseJson } from "../node/parseJson.ts";
import type { VaultMemory } from "../vault/vaultMemory.ts";
import { hex32Schema } from "../wire/primitives.ts";

const rememberedSchema = z.strictObject({
  pointer: hex32Schema,
  generation: z.int().min(0),
  sealed: z.string().regex(/^[A-Za-z0-9_-]+$/),
});

/** What this machine keeps of vaults from one command to the next, beside the state. */
export function fileVaults(folder: string): VaultMemory {
  const fileOf = (key: string): string => join(folder, `vault-${toBase64url(new TextEncoder().encode(key))}.json`);
  return {
    async recall(key) {
      const text = await readFile(fileOf(key), "utf8").catch(() => "");
      const result = rememberedSchema.safeParse(parseJson(text));
      return result.success ? { ...result.data, sealed: fromBase64url(result.data.sealed) } : undefined;
    },
    async remember(key, { pointer, generation, sealed }) {
      await privateFolder(folder);
      const text = JSON.stringify({ pointer, generation, sealed: toBase64url(sealed) });
      await writePrivateFile(fileOf(key), text, { replace: true });
    },
  };
}
