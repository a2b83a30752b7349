"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copyButton.tsx";
import { messages } from "@/messages/index.ts";

const { welcome } = messages;

/** 24 words with their numbers, to be written down. */
export function PhraseWords({ words, label }: { words: readonly string[]; label: string }) {
  return (
    <>
      <ol
        dir="ltr"
        aria-label={label}
        className="grid grid-cols-2 gap-2 rounded-2xl bg-sunken p-3 font-mono text-[15px] sm:grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] sm:p-4"
      >
        {words.map((word, place) => (
          <li key={place} className="flex gap-2 rounded-lg bg-surface px-2 py-2 min-[24rem]:px-3">
            <span className="w-5 text-end text-muted select-none">{place + 1}</span>
            <span data-word>{word}</span>
          </li>
        ))}
      </ol>
      <div className="no-print flex flex-wrap gap-3">
        <CopyButton text={words.join(" ")} label={welcome.copy} />
        <Button
          variant="secondary"
          size="small"
          onClick={() => {
            window.print();
          }}
        >
          <Printer aria-hidden className="size-4" />
          {welcome.print}
        </Button>
      </div>
    </>
  );
}
