"use client";

import type { LockKind } from "@chartkey/sdk";
import type { SubmitEvent } from "react";
import { Button } from "@/components/ui/button.tsx";
import { TextArea } from "@/components/ui/field.tsx";
import { SheetField } from "@/features/locks/sheetField.tsx";
import { formText } from "@/lib/formText.ts";
import { messages } from "@/messages/index.ts";
import type { AtHand } from "@/queries/locks.ts";

const { atHand: text } = messages.locks;

export interface AtHandFormProps {
  kind: LockKind;
  /** Finds the passkey, when it is known which one. */
  hint?: string | undefined;
  busy: boolean;
  onAtHand: (lock: AtHand) => void;
}

/** Asks a person for one way in: a press, the words, or two sheets. */
export function AtHandForm({ kind, hint, busy, onAtHand }: AtHandFormProps) {
  if (kind === "wallet" || kind === "passkey")
    return (
      <Button
        busy={busy}
        onClick={() => {
          onAtHand(kind === "wallet" ? { kind } : { kind, hint });
        }}
      >
        {text[kind]}
      </Button>
    );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // Read from the form: secrets are in no React state.
    const form = event.currentTarget;
    if (kind === "sheets") onAtHand({ kind, texts: [formText(form, "sheet-0"), formText(form, "sheet-1")] });
    else {
      onAtHand({ kind, phrase: formText(form, "phrase") });
      // The words are gone from the page; a mistyped sheet stays, because it takes a while to type.
      form.reset();
    }
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {kind === "phrase" ? (
        <TextArea
          name="phrase"
          required
          dir="ltr"
          rows={3}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          label={text.phraseLabel}
          hint={text.phraseHint}
        />
      ) : (
        <>
          <SheetField place={0} />
          <SheetField place={1} />
        </>
      )}
      <Button type="submit" busy={busy}>
        {text[kind]}
      </Button>
    </form>
  );
}
