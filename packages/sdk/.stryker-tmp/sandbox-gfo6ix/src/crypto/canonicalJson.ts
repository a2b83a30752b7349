// @ts-nocheck
import canonicalize from "canonicalize";
import { InvalidInputError } from "../errors.ts";

/** JSON as RFC 8785 (JCS) writes it: one text for one value, so that digests and contexts compare. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new InvalidInputError("This value has no JSON form.");
  return text;
}

/** UTF-8 bytes of {@link canonicalJson}. */
export function encodeJson(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(value));
}
