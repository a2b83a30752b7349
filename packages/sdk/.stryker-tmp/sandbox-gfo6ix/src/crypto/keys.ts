// @ts-nocheck
import { bech32 } from "@scure/base";
import { identityToRecipient } from "age-encryption";
import { asBufferSource } from "./bytes.ts";
import { isHybridRecipient } from "./hybrid/recipientKey.ts";

/** An age identity of the hybrid post-quantum kind: `AGE-SECRET-KEY-PQ-1…`. A secret. */
export type Identity = string;
/** An age recipient of the hybrid post-quantum kind: `age1pq1…`. Public. */
export type Recipient = string;

/** A hybrid recipient has 1,959 characters. */
const MAX_RECIPIENT_LENGTH = 2_000;
const IDENTITY_PREFIX = "AGE-SECRET-KEY-PQ-";

/**
 * 32 bytes derived from `root` for `path` with HKDF-SHA256 (RFC 5869), no salt, info `chartkey/1/<path>`.
 * Paths: `actor/identity/<generation>`, `compartment/<index>/epoch/<epoch>`, `vault`, `lock/<kind>`.
 */
export async function deriveSeed(root: Uint8Array, path: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", asBufferSource(root), "HKDF", false, ["deriveBits"]);
  const info = new TextEncoder().encode(`chartkey/1/${path}`);
  const parameters = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256));
}

/** The age identity whose seed is `seed` (32 bytes), as text. */
export function identityFromSeed(seed: Uint8Array): Identity {
  return bech32.encodeFromBytes(IDENTITY_PREFIX, seed).toUpperCase();
}

export async function deriveIdentity(root: Uint8Array, path: string): Promise<Identity> {
  return identityFromSeed(await deriveSeed(root, path));
}

/** The public key that belongs to `identity`. */
export async function recipientOf(identity: Identity): Promise<Recipient> {
  return identityToRecipient(identity);
}

export function isRecipient(text: string): boolean {
  return text.length <= MAX_RECIPIENT_LENGTH && isHybridRecipient(text);
}

export const identityPath = (generation: number): string => `actor/identity/${String(generation)}`;
export const epochPath = (compartment: number, epoch: number): string =>
  `compartment/${String(compartment)}/epoch/${String(epoch)}`;
