import { en } from "./en/index.ts";
import type { Messages } from "./types.ts";

interface LanguageEntry {
  /** Its own name for itself. */
  readonly name: string;
  /** For dates, numbers and lists. */
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
  /** English is in the page; another language comes when somebody chooses it. */
  readonly load: () => Promise<Messages>;
}

/**
 * The one list of languages. Whoever adds one writes its messages in a folder of its own, its line here, its demo words,
 * and in messages.test.ts the words that a patient must not meet.
 */
export const languages = {
  en: { name: "English", locale: "en-GB", direction: "ltr", load: () => Promise.resolve(en) },
  de: {
    name: "Deutsch",
    locale: "de",
    direction: "ltr",
    load: () => import("./de/index.ts").then(({ de }) => de),
  },
  es: {
    name: "Español",
    locale: "es",
    direction: "ltr",
    load: () => import("./es/index.ts").then(({ es }) => es),
  },
  ar: {
    name: "العربية",
    // With the digits 0–9, in which numbers of charts, doses and results are typed and read aloud everywhere.
    locale: "ar-u-nu-latn",
    direction: "rtl",
    load: () => import("./ar/index.ts").then(({ ar }) => ar),
  },
} as const satisfies Readonly<Record<string, LanguageEntry>>;

export type Language = keyof typeof languages;

export const languageCodes = Object.keys(languages) as readonly Language[];

export const languageEntry = (language: Language): LanguageEntry => languages[language];

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code);
}
