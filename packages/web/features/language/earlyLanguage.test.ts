import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { earlyScript } from "@/features/language/earlyLanguage.ts";

interface Page {
  lang: string;
  dir: string;
  dataset: { language?: string };
}

/** The inline script as a browser runs it, with nothing of this module around it. */
function open(stored: string | null, languages: readonly string[], getItem = () => stored): Page {
  const documentElement: Page = { lang: "en", dir: "ltr", dataset: {} };
  // More languages than the portal may have today.
  const script = earlyScript().replace(/\{"en".*?\}/, JSON.stringify({ en: "ltr", de: "ltr", ar: "rtl" }));
  runInNewContext(script, { document: { documentElement }, localStorage: { getItem }, navigator: { languages } });
  return documentElement;
}

describe("the first visit", () => {
  it("[W20] takes the first of the browser's languages that there is", () => {
    expect(open(null, ["de-AT", "en"])).toEqual({ lang: "de", dir: "ltr", dataset: { language: "de" } });
    expect(open(null, ["xx", "ar-EG", "de"])).toEqual({ lang: "ar", dir: "rtl", dataset: { language: "ar" } });
    expect(open(null, ["xx"])).toEqual({ lang: "en", dir: "ltr", dataset: {} });
    expect(open(null, ["en-US", "de"])).toEqual({ lang: "en", dir: "ltr", dataset: {} });
  });

  it("[W20] is followed by what was chosen on this device", () => {
    expect(open("de", ["ar"]).lang).toBe("de");
    expect(open("en", ["ar"]).lang).toBe("en");
    expect(open("constructor", ["ar"]).lang).toBe("ar");
  });

  it("[W20] stays in English where the browser keeps nothing", () => {
    const refuse = (): never => {
      throw new Error("no store");
    };
    expect(open(null, ["de"], refuse)).toEqual({ lang: "en", dir: "ltr", dataset: {} });
  });
});
