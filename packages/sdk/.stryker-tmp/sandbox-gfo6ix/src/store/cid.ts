// @ts-nocheck
import { fromHex, toHex } from "multiformats/bytes";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { create as createDigest } from "multiformats/hashes/digest";
import { sha256 } from "multiformats/hashes/sha2";
import { InvalidInputError } from "../errors.ts";
import { cidSchema, hex32Schema, type Hex32 } from "../wire/primitives.ts";

/** SHA-256 of an object's bytes: its pointer on chain and its name in every store. */
export async function sha256Pointer(bytes: Uint8Array): Promise<Hex32> {
  // The cast narrows away SharedArrayBuffer, which WebCrypto refuses by itself.
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return `0x${toHex(new Uint8Array(digest))}`;
}

/**
 * The CID of the object that a pointer names: CIDv1, raw, sha2-256, base32.
 * @throws {@link InvalidInputError} when `pointer` is not 32 bytes of lower-case hex with `0x`.
 */
export function pointerToCid(pointer: string): string {
  return pointerToCidObject(pointer).toString();
}

/** @internal */
export function pointerToCidObject(pointer: string): CID {
  const parsed = hex32Schema.safeParse(pointer);
  if (!parsed.success) throw new InvalidInputError("A pointer must be 32 bytes as lower-case hex with 0x.");
  return CID.createV1(raw.code, createDigest(sha256.code, fromHex(parsed.data.slice(2))));
}

/**
 * The pointer that an object's CID stands for.
 * @throws {@link InvalidInputError} when `cid` is not the CID of an object (CIDv1, raw, sha2-256, base32).
 */
export function cidToPointer(cid: string): Hex32 {
  const parsed = parseCid(cid);
  if (parsed.code !== raw.code)
    throw new InvalidInputError("This CID names a payload of several blocks, not an object.");
  return `0x${toHex(parsed.multihash.digest)}`;
}

/**
 * Reads a CID of the two kinds Chartkey makes: raw (one block) and dag-pb (several), both CIDv1, sha2-256, base32.
 * Anything else is refused, so that one content has one name.
 * @throws {@link InvalidInputError}
 */
export function parseCid(cid: string): CID {
  const refuse = () => new InvalidInputError("A CID must be version 1, raw or dag-pb, sha2-256, in lower-case base32.");
  if (!cidSchema.safeParse(cid).success) throw refuse();
  let parsed: CID;
  try {
    parsed = CID.parse(cid);
  } catch {
    throw refuse();
  }
  // Base32 leaves two unused bits at the end: a second spelling of the same CID is refused too.
  if (parsed.multihash.digest.length !== 32 || parsed.toString() !== cid) throw refuse();
  return parsed;
}
