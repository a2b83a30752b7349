// @ts-nocheck
import { bech32m } from "@scure/base";
import { combine, split } from "shamir-secret-sharing";
import { canonicalJson } from "../crypto/canonicalJson.ts";
import { concatBytes, randomBytes } from "../crypto/bytes.ts";
import { deriveIdentity } from "../crypto/keys.ts";
import { WrongSheetError } from "../errors.ts";
import type { Deployment } from "../wire/chain.ts";
import type { Lock } from "./lock.ts";
import { checkSpelling, PREFIX, tidySheet } from "./sheetText.ts";

const SHEETS = 3;
const NEEDED = 2;
const SECRET_BYTES = 32;
const SET_BYTES = 4;
const PLACE_BYTES = 8;
const VERSION = 1;

/** Whose sheets, and in which registry on which chain: printed sheets lie around for years. */
export interface SheetPlace {
  readonly deployment: Deployment;
  readonly actor: bigint;
}

/** One printed sheet: a third of a secret, of which two parts are enough. */
interface Sheet {
  /** 1, 2 or 3. */
  readonly number: number;
  /** Names the three that belong together. */
  readonly set: string;
  readonly share: Uint8Array;
}

/** Three new sheets. */
export interface SheetSet {
  /** Eight characters that are the same on all three. */
  readonly set: string;
  /** What is printed on each, as text and as a QR code. Each is a part of a secret. */
  readonly texts: readonly string[];
}

/**
 * Three sheets of a new random secret, any two of which open the lock (Shamir's scheme, `shamir-secret-sharing`).
 *
 * Text of a sheet: bech32m, prefix `cksheet`, of 47 bytes: version (1), number (1), set (4), place (8: the beginning of the
 * SHA-256 of the canonical JSON of actor, chain id and registry), share (33).
 */
export async function createSheets(place: SheetPlace): Promise<SheetSet> {
  const secret = randomBytes(SECRET_BYTES);
  const [shares, digest] = await Promise.all([split(secret, SHEETS, NEEDED), digestOf(place)]);
  secret.fill(0);
  const set = randomBytes(SET_BYTES);
  const texts = shares.map((share, index) => {
    const bytes = concatBytes([Uint8Array.of(VERSION, index + 1), set, digest, share]);
    return bech32m.encode(PREFIX, bech32m.toWords(bytes)).toUpperCase();
  });
  return { set: nameOf(set), texts };
}

/**
 * The lock that these sheets open. Spaces, dashes and letter case do not matter.
 *
 * @throws {@link WrongSheetError} which says which sheet is mistyped, of another chart, of another set, or missing.
 */
export async function sheetsLock(texts: readonly string[], place: SheetPlace): Promise<Lock> {
  const sheets = await Promise.all(texts.map((text, index) => readSheet(text, place, CALLED[index])));
  const [first] = sheets;
  if (first === undefined || sheets.length < NEEDED)
    throw new WrongSheetError(`${String(NEEDED)} sheets are needed; this is ${String(sheets.length)}.`);
  if (sheets.some(({ set }) => set !== first.set))
    throw new WrongSheetError("These sheets are of different sets, so they do not belong together.", {
      hints: ["The set is printed on each sheet: use two with the same one."],
    });
  if (new Set(sheets.map(({ number }) => number)).size < sheets.length)
    throw new WrongSheetError("This is the same sheet twice.");
  const secret = await combine(sheets.map(({ share }) => share));
  const identity = await deriveIdentity(secret, "lock/sheets");
  return { kind: "sheets", label: "Printed sheets", hint: first.set, identity };
}

/**
 * Reads one sheet; `called` is what errors call it. One sheet says nothing about the secret.
 *
 * @throws {@link WrongSheetError}
 */
export async function readSheet(text: string, place: SheetPlace, called = "This sheet"): Promise<Sheet> {
  const tidy = tidySheet(text);
  checkSpelling(tidy, called);
  const decoded = bech32m.decodeUnsafe(tidy);
  const bytes = decoded && bech32m.fromWordsUnsafe(decoded.words);
  if (!bytes) throw new WrongSheetError(`${called} has a wrong or swapped character somewhere.`, { hints: RETYPE });
  const [version, number = 0] = bytes;
  if (version !== VERSION)
    throw new WrongSheetError(`${called} was made by a newer version of Chartkey.`, {
      hints: ["Use a newer version."],
    });
  const set = bytes.subarray(2, 2 + SET_BYTES);
  const found = bytes.subarray(2 + SET_BYTES, 2 + SET_BYTES + PLACE_BYTES);
  const expected = await digestOf(place);
  if (found.some((byte, index) => byte !== expected[index]))
    throw new WrongSheetError(`${called} belongs to another account.`, {
      hints: ["Look at the number that is printed on it, and use the sheets of this account."],
    });
  return { number, set: nameOf(set), share: bytes.slice(2 + SET_BYTES + PLACE_BYTES) };
}

const CALLED = ["The first sheet", "The second sheet", "The third sheet"];
const RETYPE = ["Compare it with the paper group by group, or read its code with a camera."];

async function digestOf({ deployment, actor }: SheetPlace): Promise<Uint8Array> {
  const { chainId, actorRegistry } = deployment;
  const text = canonicalJson({ actor: String(actor), chainId, registry: actorRegistry.toLowerCase() });
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(digest).subarray(0, PLACE_BYTES);
}

const nameOf = (set: Uint8Array): string =>
  [...set]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
