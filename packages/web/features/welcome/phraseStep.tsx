"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Choice } from "@/components/ui/field.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { PhraseWords } from "@/features/locks/phraseWords.tsx";
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
      <PhraseWords words={words} label={welcome.phraseList} />
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
