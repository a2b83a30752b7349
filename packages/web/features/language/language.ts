"use client";

import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { STORED_LANGUAGE } from "@/features/language/earlyLanguage.ts";
import { describeError, plain } from "@/lib/errors.ts";
import { currentLanguage, onLanguage, setLanguage } from "@/messages/current.ts";
import { isLanguage, type Language, languageEntry } from "@/messages/languages.ts";

/** The language of the moment. Pages are built in English, so that is what they start with. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage, () => "en");
}

async function show(language: Language): Promise<void> {
  const page = document.documentElement;
  try {
    await setLanguage(language);
  } finally {
    const shown = currentLanguage();
    page.lang = shown;
    page.dir = languageEntry(shown).direction;
    delete page.dataset.language;
  }
}

/** Takes up what the early script found, once the page runs. Without a connection the page stays in English. */
export function useFirstLanguage(): void {
  useEffect(() => {
    const { language } = document.documentElement.dataset;
    if (language !== undefined && isLanguage(language)) show(language).catch(() => undefined);
  }, []);
}

function remember(language: Language): void {
  try {
    localStorage.setItem(STORED_LANGUAGE, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

let chosenByHand = false;

/** Another language mounts every screen anew: whoever chose it with the keyboard goes on where they were. */
export function useFocusAfterChoice<Control extends HTMLElement>(): RefObject<Control | null> {
  const control = useRef<Control>(null);
  useEffect(() => {
    if (chosenByHand) control.current?.focus();
    chosenByHand = false;
  }, []);
  return control;
}

/** `problem` says why the language did not change. */
export function useLanguageChoice() {
  const language: string = useLanguage();
  const [problem, setProblem] = useState<string>();
  const choose = (code: string): void => {
    if (!isLanguage(code) || code === language) return;
    chosenByHand = true;
    show(code).then(
      () => {
        remember(code);
      },
      () => {
        chosenByHand = false;
        setProblem(describeError(plain("LANGUAGE_UNAVAILABLE")).summary);
      },
    );
  };
  return { language, choose, problem };
}
