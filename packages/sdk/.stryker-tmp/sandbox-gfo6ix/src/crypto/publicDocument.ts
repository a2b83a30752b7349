// @ts-nocheck
import { z } from "zod";
import { BlobTooLargeError, ContextMismatchError, UnreadableError } from "../errors.ts";
import { MAX_OBJECT_BYTES } from "../wire/blobs.ts";
import { encodeJson } from "./canonicalJson.ts";
import type { SealedContext } from "./sealedObject.ts";

const documentSchema = z.strictObject({
  context: z.record(z.string().max(64), z.union([z.string().max(200), z.number()])),
  data: z.unknown(),
});

/** A document that is not secret (key list, keyring, public profile), in the shape of a sealed object's plaintext. */
export function encodeDocument(context: SealedContext, data: unknown): Uint8Array {
  const bytes = encodeJson({ context, data });
  if (bytes.length > MAX_OBJECT_BYTES) throw new BlobTooLargeError(MAX_OBJECT_BYTES);
  return bytes;
}

/**
 * Reads a public document; its bytes were checked against a pointer on chain before.
 *
 * @throws {@link UnreadableError}, {@link ContextMismatchError}
 */
export function decodeDocument<Data>(bytes: Uint8Array, expected: SealedContext, schema: z.ZodType<Data>): Data {
  const document = documentSchema.safeParse(parseJson(bytes));
  if (!document.success) throw new UnreadableError();
  const members = contextDifferences(document.data.context, expected);
  if (members.length > 0) throw new ContextMismatchError(members);
  const data = schema.safeParse(document.data.data);
  if (!data.success) throw new UnreadableError();
  return data.data;
}

/** Names of the members in which a context differs from the expected one. */
function contextDifferences(actual: Readonly<Record<string, string | number>>, expected: SealedContext): string[] {
  const names = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  return [...names].filter((name) => actual[name] !== expected[name]).sort();
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
