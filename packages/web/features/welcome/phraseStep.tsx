"use client";

import { Printer } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copyButton.tsx";
import { Choice } from "@/components/ui/field.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";

const { welcome } = messages;

export function PhraseStep({
  words,
  onWords,
  onBack,
  onDone,
}: {
  words: readonly string[];
  onWords: (words: readonly string[]) => void;
  onBack: () => void;
  onDone: () => void;
}) {
  const vault = useVault();
  const [written, setWritten] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    if (words.length === 0) vault.newPhrase().then(onWords, setProblem);
  }, [vault, words.length, onWords]);

  if (problem !== undefined) return <ErrorState error={problem} />;
  if (words.length === 0) return <Pending />;
  return (
    <div className="space-y-5">
      <div>
        <h2 className="text-xl font-semibold">{welcome.phraseTitle}</h2>
        <p className="mt-1 text-muted">{welcome.phraseText}</p>
      </div>
      <ol
        aria-label={welcome.phraseList}
        className="grid grid-cols-2 gap-2 rounded-2xl bg-sunken p-3 font-mono text-[15px] sm:grid-cols-4 sm:p-4"
      >
        {words.map((word, place) => (
          <li key={place} className="flex gap-2 rounded-lg bg-surface px-3 py-2">
            <span className="w-5 text-right text-muted select-none">{place + 1}</span>
            <span data-word>{word}</span>
          </li>
        ))}
      </ol>
      <div className="no-print flex gap-3">
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
      <Choice
        type="checkbox"
        label={welcome.written}
        checked={written}
        onChange={(event) => {
          setWritten(event.target.checked);
        }}
      />
      <div className="no-print flex justify-between">
        <Button variant="quiet" onClick={onBack}>
          {messages.common.back}
        </Button>
        <Button disabled={!written} onClick={onDone}>
          {messages.common.next}
        </Button>
      </div>
    </div>
  );
}
