import * as sdk from "@chartkey/sdk";
import { PROBLEM_CODES } from "@chartkey/sdk/wire";
import { describe, expect, it } from "vitest";
import { en } from "@/messages/en/index.ts";
import { type Language, languageCodes, languageEntry } from "@/messages/languages.ts";
import { isolated } from "@/messages/words.ts";

/** Words of the technology, in each language; those that all of them borrow are in every list. */
const borrowed = ["gas", "hash(es)?", "cids?", "nonce", "ipfs", "ethereum", "blockchain", "smart contracts?"];
const technology: Readonly<Record<Language, readonly string[]>> = {
  en: ["epochs?", "on chain", "ciphertext"],
  de: ["Hashwerte?", "Epochen?", "Schlüssel-Epoche", "Geheimtext", "Knoten", "Nonces?", "Gasgebühr(en)?"],
  es: [
    "cadenas? de bloques",
    "épocas?",
    "texto cifrado",
    "nodos?",
    "contratos? inteligentes?",
    "resumen criptográfico",
  ],
  // With what Arabic writes onto a word: "the", "and", "with", "for".
  ar: [
    "غاز",
    "هاش",
    "تجزئة",
    "سلسلة ال(كتل|بلوكات)",
    "بلوك ?تشين",
    "حقبة",
    "عقد(ة)?",
    "إيثريوم",
    "نص مشفر",
    "نانس",
  ].map((word) => `[وفبكل]*(?:ال)?${word}`),
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

type Say = (...parameters: unknown[]) => string;
const isSay = (value: unknown): value is Say => typeof value === "function";
/** One for each form that any of the languages has for a number. */
const COUNTS = [0, 1, 2, 3, 11, 100];
const marksFor = (say: Say): string[] => Array.from({ length: say.length }, (_, place) => `<${String(place)}>`);

/** Everything that a message can say. */
function wordsOf(value: unknown): string {
  if (!isSay(value)) return String(value);
  const all = [marksFor(value), [], ...COUNTS.map((count) => Array<number>(value.length).fill(count))];
  return all.map((parameters) => value(...parameters)).join("\n");
}

const languages = await Promise.all(
  languageCodes.map(async (language) => ({ language, messages: await languageEntry(language).load() })),
);
const others = languages.filter(({ language }) => (language as string) !== "en");

/** Which of its parameters a sentence shows, in order of the alphabet; a text for each stands for names, days and numbers. */
function shown(say: Say): string[] {
  const sentence = say(...marksFor(say));
  return marksFor(say).filter((mark) => sentence.includes(mark));
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
    const parameters = (value: unknown): string[] => (isSay(value) ? [String(value.length), ...shown(value)] : []);
    const different = english.filter(
      ([path, value]) => parameters(value).join() !== parameters(translated.get(path)).join(),
    );
    expect(different.map(([path]) => path)).toEqual([]);
  });

  it("[W19] leave no sentence in English", () => {
    const same = english.filter(([path, value]) => {
      const words = wordsOf(value);
      return /\p{L}+ \p{L}+ \p{L}+/u.test(words) && wordsOf(translated.get(path)) === words;
    });
    expect(same.map(([path]) => path)).toEqual([]);
  });
});

const rightToLeft = languages.filter(({ language }) => languageEntry(language).direction === "rtl");

describe.each(rightToLeft)("messages in $language, from right to left", ({ messages }) => {
  it("[W20] keep every name, number and date that they take in in its own direction", () => {
    const loose = leaves(messages, "messages").filter(
      ([, value]) => isSay(value) && shown(value).some((mark) => !value(...marksFor(value)).includes(isolated(mark))),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it("[W20] are in their own letters, but for names of products, formats and codes", () => {
    const foreign = leaves(messages, "messages")
      .filter(([path]) => !path.includes(".record.details."))
      .filter(([, value]) => isSay(value) || typeof value === "string")
      .map(([path, value]) => [
        path,
        wordsOf(value).replaceAll(/undefined|NaN|[Cc]hartkey(\.json)?|README|MetaMask|0x/g, ""),
      ])
      .filter(([, words]) => /[A-Za-z]/.test((words ?? "").replaceAll(/FHIR|PDF|DICOM/g, "")));
    expect(foreign).toEqual([]);
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
