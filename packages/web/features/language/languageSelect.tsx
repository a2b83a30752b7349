"use client";

import { Languages } from "lucide-react";
import { useFocusAfterChoice, useLanguageChoice } from "@/features/language/language.ts";
import { languageCodes, languageEntry } from "@/messages/languages.ts";
import { messages } from "@/messages/index.ts";

/** For whoever has no account menu yet. Each language by its own name, to be found by those who read no other. */
export function LanguageSelect() {
  const { language, choose, problem } = useLanguageChoice();
  const control = useFocusAfterChoice<HTMLSelectElement>();
  if (languageCodes.length === 1) return null;
  return (
    <div className="relative">
      <label className="flex items-center gap-2 rounded-full border border-line bg-surface ps-3 text-sm font-medium hover:bg-sunken">
        <Languages aria-hidden className="size-4 text-muted" />
        <span className="sr-only">{messages.common.language}</span>
        <select
          ref={control}
          value={language}
          onChange={(event) => {
            choose(event.target.value);
          }}
          className="min-h-10 rounded-full bg-transparent pe-2"
        >
          {languageCodes.map((code) => (
            <option key={code} value={code} lang={code}>
              {languageEntry(code).name}
            </option>
          ))}
        </select>
      </label>
      {problem !== undefined && (
        <p
          role="alert"
          className="absolute end-0 top-full mt-2 w-64 rounded-xl border border-line bg-surface p-3 text-sm text-danger"
        >
          {problem}
        </p>
      )}
    </div>
  );
}
