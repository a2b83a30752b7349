import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { KeyPins } from "../chart/keyPins.ts";
import { toBase64url } from "../crypto/bytes.ts";
import { parseJson } from "../node/parseJson.ts";
import { privateFolder, writePrivateFile } from "../node/privateFiles.ts";
import { hex32Schema } from "../wire/primitives.ts";

const pinSchema = z.strictObject({
  generation: z.int().min(1),
  digest: hex32Schema,
  checkedAt: z.int().min(0).nullable(),
});

/** The keys under which this machine knows others, beside the state. */
export function filePins(folder: string): KeyPins {
  const fileOf = (name: string): string => join(folder, `key-${toBase64url(new TextEncoder().encode(name))}.json`);
  return {
    async recall(name) {
      const text = await readFile(fileOf(name), "utf8").catch(() => "");
      const result = pinSchema.safeParse(parseJson(text));
      return result.success ? result.data : undefined;
    },
    async remember(name, pin) {
      await privateFolder(folder);
      await writePrivateFile(fileOf(name), JSON.stringify(pin), { replace: true });
    },
  };
}
