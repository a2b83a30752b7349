import type { Context as HonoContext } from "hono";
import type { z } from "zod";
import { parse, Problem } from "./problem.ts";

/** Largest JSON body: a list of ten thousand CIDs and some room. */
const MAX_JSON = 1024 * 1024;

/** Reads a body of at most `limit` bytes; what is longer is refused before it is all here. */
export async function readBody(c: HonoContext, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Problem("TOO_LARGE", `The body may have at most ${String(limit)} bytes.`);
  if (Number(c.req.header("content-length") ?? 0) > limit) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of c.req.raw.body ?? []) {
      size += part.byteLength;
      if (size > limit) throw tooLarge();
      parts.push(part);
    }
  } catch (error) {
    // The connection was cut, by the other side or because it stood still; nobody hears the answer.
    throw error instanceof Problem ? error : new Problem("TOO_SLOW");
  }
  return new Uint8Array(Buffer.concat(parts));
}

export async function readJson<Schema extends z.ZodType>(
  c: HonoContext,
  schema: Schema,
  limit = MAX_JSON,
): Promise<z.output<Schema>> {
  const text = new TextDecoder().decode(await readBody(c, limit));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem("INVALID_INPUT", "The body must be JSON.");
  }
  return parse(schema, value);
}
