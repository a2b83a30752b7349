// @ts-nocheck
import { entropyToMnemonic, mnemonicToEntropy, validateMnemonic } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { deriveIdentity } from "../crypto/keys.ts";
import { randomBytes } from "../crypto/bytes.ts";
import { WrongPhraseError } from "../errors.ts";
import type { Lock } from "./lock.ts";

const WORDS = 24;

/** A new recovery phrase: 24 English BIP-39 words, 256 bits. A secret. */
export function createPhrase(): string {
  return entropyToMnemonic(randomBytes(32), wordlist);
}

/**
 * The phrase in lower case with single spaces.
 *
 * @throws {@link WrongPhraseError} which says whether the count, a word's position or the checksum is wrong.
 */
export function checkPhrase(text: string): string {
  const words = text
    .normalize("NFKD")
    .toLowerCase()
    .trim()
    .split(/[\s,]+/);
  if (words.length !== WORDS)
    throw new WrongPhraseError(`The recovery phrase has ${String(WORDS)} words; this has ${String(words.length)}.`);
  const unknown = words.findIndex((word) => !wordlist.includes(word));
  // The position, not the word: it may be one letter away from a secret.
  if (unknown >= 0) throw new WrongPhraseError(`Word ${String(unknown + 1)} is not one that recovery phrases use.`);
  const phrase = words.join(" ");
  if (!validateMnemonic(phrase, wordlist))
    throw new WrongPhraseError("These 24 words do not belong together: one is wrong or two are swapped.");
  return phrase;
}

/** The lock that a recovery phrase opens. */
export async function phraseLock(phrase: string): Promise<Lock> {
  const entropy = mnemonicToEntropy(checkPhrase(phrase), wordlist);
  return { kind: "phrase", label: "Recovery phrase", identity: await deriveIdentity(entropy, "lock/phrase") };
}
