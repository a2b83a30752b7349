import * as sdk from "@chartkey/sdk";
import { PROBLEM_CODES } from "@chartkey/sdk/wire";
import { describe, expect, it } from "vitest";
import { en } from "@/messages/en/index.ts";
import { type Language, languageCodes, languageEntry } from "@/messages/languages.ts";

/** Words of the technology, in each language; those that all of them borrow are in every list. */
const borrowed = ["gas", "hash(es)?", "cids?", "nonce", "ipfs", "ethereum", "blockchain", "smart contracts?"];
const technology: Readonly<Record<Language, readonly string[]>> = {
  en: ["epochs?", "on chain", "ciphertext"],
  de: ["Hashwerte?", "Epochen?", "Schlüssel-Epoche", "Geheimtext", "Knoten", "Nonces?", "Gasgebühr(en)?"],
};

function forbidden(language: Language): RegExp {
  return new RegExp(`(?<![\\p{L}])(${[...borrowed, ...technology[language]].join("|")})(?![\\p{L}])`, "iu");
}

type Leaf = [path: string, value: unknown];

/** Every text and function below a message, with its path. */
function leaves(value: unknown, path: string): Leaf[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

/** The words of a message; a function's own words count too. */
const wordsOf = (value: unknown): string =>
  typeof value === "function" ? String(value).replace(/^[^=]*=>/, "") : String(value);

const languages = await Promise.all(
  languageCodes.map(async (language) => ({ language, messages: await languageEntry(language).load() })),
);
const others = languages.filter(({ language }) => (language as string) !== "en");

/** Which of its parameters a sentence shows, in order of the alphabet; a text for each stands for names, days and numbers. */
function shown(say: (...parameters: string[]) => string): string[] {
  const marks = Array.from({ length: say.length }, (_, place) => `<${String(place)}>`);
  const sentence = say(...marks);
  return marks.filter((mark) => sentence.includes(mark));
}

describe.each(languages)("messages in $language", ({ language, messages }) => {
  const seenByPatients = { ...messages, clinic: undefined, authority: undefined, organization: undefined };

  it("[W1] keep the words of the technology out of what patients read, except where they open details", () => {
    const found = leaves(seenByPatients, "messages")
      .filter(([path]) => !path.includes(".record.details."))
      .filter(([, value]) => forbidden(language).test(wordsOf(value)));
    expect(found).toEqual([]);
  });

  it("[W1] would notice such a word", () => {
    expect(forbidden(language).test("X (gas)")).toBe(true);
    const details = leaves(messages.chart.record.details, "details");
    expect(details.some(([, value]) => forbidden(language).test(wordsOf(value)))).toBe(true);
  });
});

describe.each(others)("messages in $language", ({ messages }) => {
  const english = leaves(en, "messages");
  const translated = new Map(leaves(messages, "messages"));

  it("[W19] are all there, each of the same kind", () => {
    const kinds = (all: readonly Leaf[]): string[] => all.map(([path, value]) => `${path}: ${typeof value}`).sort();
    expect(kinds([...translated])).toEqual(kinds(english));
    expect([...translated].filter(([, value]) => value === "")).toEqual([]);
  });

  it("[W19] take the same parameters, and show those that English shows", () => {
    const parameters = (value: unknown): string[] =>
      typeof value === "function" ? [String(value.length), ...shown(value as (...all: string[]) => string)] : [];
    const different = english.filter(
      ([path, value]) => parameters(value).join() !== parameters(translated.get(path)).join(),
    );
    expect(different.map(([path]) => path)).toEqual([]);
  });

  it("[W19] leave no sentence in English", () => {
    const sentence = (value: unknown): boolean => typeof value === "string" && value.split(" ").length > 2;
    const same = english.filter(([path, value]) => sentence(value) && translated.get(path) === value);
    expect(same).toEqual([]);
  });
});

describe("general words for errors", () => {
  it("[W19] are there for every code that the SDK and the record service use", () => {
    const known = new Set([...Object.keys(en.errors), ...Object.keys(en.service)]);
    const codes = Object.values(sdk).flatMap((value) =>
      typeof value === "function" && value.prototype instanceof sdk.ChartkeyError
        ? [new (value as new (...all: unknown[]) => sdk.ChartkeyError)([], "").code]
        : [],
    );
    // One of them passes on the code of the record service, and so has none of its own.
    const own = codes.filter((code) => typeof code === "string" && code !== "");
    expect(own.length).toBeGreaterThan(25);
    expect([...own, ...PROBLEM_CODES].filter((code) => !known.has(code))).toEqual([]);
  });
});
