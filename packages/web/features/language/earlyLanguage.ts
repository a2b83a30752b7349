import { languageCodes, languageEntry } from "@/messages/languages.ts";

/** Where the choice is remembered on this device. */
export const STORED_LANGUAGE = "chartkey.language";

/**
 * Runs in the page before anything is drawn: what was chosen on this device, else the first of the browser's languages
 * that the portal has. Until that language has been loaded the page is not drawn (globals.css), so that nobody sees it
 * change. Travels as text, so it must not use anything from outside itself.
 */
function markLanguage(directions: Readonly<Partial<Record<string, string>>>, storedAs: string): void {
  try {
    const wished = [localStorage.getItem(storedAs) ?? "", ...navigator.languages];
    const found = wished
      .map((tag) => (tag.split("-")[0] ?? "").toLowerCase())
      .find((code) => Object.hasOwn(directions, code));
    if (found === undefined || found === document.documentElement.lang) return;
    document.documentElement.lang = found;
    document.documentElement.dir = directions[found] ?? "ltr";
    document.documentElement.dataset.language = found;
  } catch {
    // Without a store there is nothing remembered; the page stays in English.
  }
}

/** The inline script of every page; its hash goes into the policy when the pages are built. */
export function earlyScript(): string {
  const directions = Object.fromEntries(languageCodes.map((code) => [code, languageEntry(code).direction]));
  return `(${markLanguage.toString()})(${JSON.stringify(directions)},${JSON.stringify(STORED_LANGUAGE)})`;
}
