import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { deploymentSchema } from "@chartkey/sdk/wire";
import { z } from "zod";

/** Which tables are where in a folder, written last: a folder without it is no backup. */
export const INDEX = "backup.json";
const FORMAT = "chartkey/backup/1";

export const indexSchema = z.object({
  format: z.literal(FORMAT),
  /** Unix seconds. */
  madeAt: z.int().min(0),
  deployment: deploymentSchema,
  /** By the table's name in the program. */
  tables: z.record(
    z.string().regex(/^[a-zA-Z]+$/),
    z.object({ file: z.string().regex(/^tables-\d+\/[a-zA-Z]+\.jsonl$/), rows: z.int().min(0), sha256: z.string() }),
  ),
  /** Blobs that have a row and could not be read. */
  missing: z.array(z.string()),
});
export type BackupIndex = z.output<typeof indexSchema>;

export const newIndex = (parts: Omit<BackupIndex, "format">): BackupIndex => ({ format: FORMAT, ...parts });

/** A folder that holds no backup, or one that is damaged. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** @throws {@link BackupError} */
export async function readIndex(folder: string): Promise<BackupIndex> {
  let text: string;
  try {
    text = await readFile(path.join(folder, INDEX), "utf8");
  } catch (cause) {
    throw new BackupError(`There is no backup in ${folder}: it has no ${INDEX}.`, { cause });
  }
  const parsed = indexSchema.safeParse(safeJson(text));
  if (!parsed.success) throw new BackupError(`${INDEX} in ${folder} is damaged, or of another version.`);
  return parsed.data;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** SHA-256 of a file, as hex. */
export async function digestOfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
