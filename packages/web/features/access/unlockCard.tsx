"use client";

import type { ActorRow } from "@chartkey/sdk/wire";
import { KeyRound, LockKeyhole } from "lucide-react";
import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { TextArea } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import type { Face } from "@/features/access/requireActor.tsx";
import { formText } from "@/lib/formText.ts";
import { messages } from "@/messages/index.ts";
import { useUnlock } from "@/queries/people.ts";

export function UnlockCard({ actor, face }: { actor: ActorRow; face: Face }) {
  const unlock = useUnlock();
  const [byPhrase, setByPhrase] = useState(false);

  const submitPhrase = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // Read from the form and cleared at once: the words are in no React state.
    const form = event.currentTarget;
    const phrase = formText(form, "phrase");
    form.reset();
    unlock.mutate({ actor: actor.actor, lock: { kind: "phrase", phrase } });
  };
  return (
    <Card className="mx-auto max-w-lg space-y-5">
      <span className="grid size-12 place-items-center rounded-2xl bg-accent-soft text-accent">
        <LockKeyhole aria-hidden className="size-6" />
      </span>
      <div>
        <h1 className="text-2xl font-semibold">{messages.access.unlockTitle[face]}</h1>
        <p className="mt-1 text-muted">{messages.access.unlockText}</p>
      </div>
      <div className="space-y-2">
        <Button
          size="large"
          className="w-full"
          busy={unlock.isPending}
          onClick={() => {
            unlock.mutate({ actor: actor.actor, lock: { kind: "wallet" } });
          }}
        >
          {unlock.isPending ? messages.access.unlocking : messages.access.unlockWallet}
        </Button>
        <p className="text-sm text-muted">{messages.access.unlockWalletHint}</p>
      </div>
      {unlock.error && <ErrorState error={unlock.error} />}
      {byPhrase ? (
        <form onSubmit={submitPhrase} className="space-y-3">
          <TextArea
            name="phrase"
            required
            rows={3}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            label={messages.access.phraseLabel}
            hint={messages.access.phraseHint}
          />
          <Button type="submit" variant="secondary" busy={unlock.isPending}>
            {messages.access.unlock}
          </Button>
        </form>
      ) : (
        <Button
          variant="quiet"
          onClick={() => {
            setByPhrase(true);
          }}
        >
          <KeyRound aria-hidden className="size-4" />
          {messages.access.unlockPhrase}
        </Button>
      )}
    </Card>
  );
}
