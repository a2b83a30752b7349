"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/field.tsx";
import { formText } from "@/lib/formText.ts";
import { messages } from "@/messages/index.ts";

const { welcome } = messages;
const ASKED = 3;

/** Three different places, in order. Chance is enough here: it only keeps people from skipping the list. */
function pickPlaces(count: number): number[] {
  const places = new Set<number>();
  while (places.size < ASKED) places.add(Math.floor(Math.random() * count));
  return [...places].sort((a, b) => a - b);
}

export function CheckStep({
  words,
  onBack,
  onDone,
}: {
  words: readonly string[];
  onBack: () => void;
  onDone: () => void;
}) {
  const [places] = useState(() => pickPlaces(words.length));
  const [wrong, setWrong] = useState<readonly number[]>([]);

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const answer = (place: number): string => formText(form, `word-${String(place)}`);
    const bad = places.filter((place) => answer(place).trim().toLowerCase() !== words[place]);
    setWrong(bad);
    if (bad.length === 0) onDone();
  };
  return (
    <form onSubmit={submit} autoComplete="off" className="space-y-5">
      <div>
        <h2 className="text-xl font-semibold">{welcome.checkTitle}</h2>
        <p className="mt-1 text-muted">{welcome.checkText}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        {places.map((place) => (
          <Input
            key={place}
            name={`word-${String(place)}`}
            label={welcome.word(place + 1)}
            dir="ltr"
            autoCapitalize="none"
            spellCheck={false}
            error={wrong.includes(place) ? welcome.wordWrong : undefined}
          />
        ))}
      </div>
      <div className="flex justify-between">
        <Button variant="quiet" onClick={onBack}>
          {messages.common.back}
        </Button>
        <Button type="submit">{messages.common.next}</Button>
      </div>
    </form>
  );
}
