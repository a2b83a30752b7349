import { wordlist } from "@scure/bip39/wordlists/english.js";
import { asBufferSource } from "../crypto/bytes.ts";
import { encodeJson } from "../crypto/canonicalJson.ts";
import type { SealedContext } from "../crypto/sealedObject.ts";
import { InvalidInputError } from "../errors.ts";

/** 11 bits each: 88 bits that two people can read to each other in half a minute. */
export const SAFETY_WORDS = 8;
const BITS_PER_WORD = 11;
/** Each try of whoever looks for a key with the same words costs this many rounds: 2^17 on top of the 88 bits. */
const ROUNDS = 131_072;
const SALT = new TextEncoder().encode("chartkey/safety-words/1");

/**
 * Eight words for a public key, to be compared over another way than the one the key came by. Not a secret, and no way in.
 *
 * PBKDF2-HMAC-SHA-256 (RFC 8018) over `place`, which names chain, registry, actor, generation and digest of the key; its
 * first 88 bits as words of the English BIP-39 list, without a checksum.
 */
export async function safetyWordsOf(place: SealedContext): Promise<string[]> {
  const key = await crypto.subtle.importKey("raw", asBufferSource(encodeJson(place)), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt: SALT, iterations: ROUNDS },
    key,
    SAFETY_WORDS * BITS_PER_WORD,
  );
  let number = new Uint8Array(bits).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const words: string[] = [];
  for (let count = 0; count < SAFETY_WORDS; count++) {
    words.unshift(wordlist[Number(number % 2048n)] ?? "");
    number /= 2048n;
  }
  return words;
}

/**
 * What somebody typed as safety words, in lower case.
 *
 * @throws {@link InvalidInputError} which says how many there are, or the place of one that is not in the list.
 */
export function parseSafetyWords(text: string): string[] {
  const words = text
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  if (words.length !== SAFETY_WORDS)
    throw new InvalidInputError(`There are ${String(SAFETY_WORDS)} safety words; this has ${String(words.length)}.`);
  const unknown = words.findIndex((word) => !wordlist.includes(word));
  if (unknown >= 0)
    throw new InvalidInputError(`Word ${String(unknown + 1)} is not one that safety words use. Ask for it again.`);
  return words;
}
