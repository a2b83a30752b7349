import { en } from "./en/index.ts";
import { type Language, languageEntry } from "./languages.ts";
import type { Messages } from "./types.ts";

interface Current {
  readonly language: Language;
  readonly messages: Messages;
}

let current: Current = { language: "en", messages: en };
/** Of two choices in quick succession the later one counts, whichever arrives first. */
let wanted: string = "en";
const listeners = new Set<() => void>();

export const currentLanguage = (): Language => current.language;
export const currentMessages = (): Messages => current.messages;
export const currentLocale = (): string => languageEntry(current.language).locale;

/** From here on every message, date and number is in this language. Rejects, and changes nothing, when it cannot be had. */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language;
  const messages = await languageEntry(language).load();
  if (wanted !== language) return;
  current = { language, messages };
  for (const listener of listeners) listener();
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
