"use client";

import type { LockKind } from "@chartkey/sdk";
import type { ActorRow } from "@chartkey/sdk/wire";
import { LockKeyhole } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import type { Face } from "@/features/access/requireActor.tsx";
import { AtHandForm } from "@/features/locks/atHandForm.tsx";
import { lockIcons } from "@/features/locks/looks.ts";
import { passkeysPossible } from "@/lib/vault/passkeysPossible.ts";
import { messages } from "@/messages/index.ts";
import type { AtHand } from "@/queries/locks.ts";
import { useUnlock } from "@/queries/people.ts";

const { access: text } = messages;
const others = [
  { kind: "passkey", label: () => text.unlockPasskey },
  { kind: "phrase", label: () => text.unlockPhrase },
  { kind: "sheets", label: () => text.unlockSheets },
] as const;

export function UnlockCard({ actor, face }: { actor: ActorRow; face: Face }) {
  const unlock = useUnlock();
  const [typed, setTyped] = useState<LockKind>();
  const open = (lock: AtHand): void => {
    unlock.mutate({ actor: actor.actor, lock });
  };
  // Beside what was just used.
  const problem = unlock.error && <ErrorState error={unlock.error} />;
  return (
    <Card className="mx-auto max-w-lg space-y-5">
      <span className="grid size-12 place-items-center rounded-2xl bg-accent-soft text-accent">
        <LockKeyhole aria-hidden className="size-6" />
      </span>
      <div>
        <h1 className="text-2xl font-semibold">{text.unlockTitle[face]}</h1>
        <p className="mt-1 text-muted">{text.unlockText}</p>
      </div>
      <div className="space-y-2">
        <Button
          size="large"
          className="w-full"
          busy={unlock.isPending}
          onClick={() => {
            setTyped(undefined);
            open({ kind: "wallet" });
          }}
        >
          {unlock.isPending ? text.unlocking : text.unlockWallet}
        </Button>
        <p className="text-sm text-muted">{text.unlockWalletHint}</p>
      </div>
      {typed === undefined && problem}
      <section aria-label={text.unlockOther} className="space-y-3 border-t border-line pt-4">
        <h2 className="text-sm font-medium text-muted">{text.unlockOther}</h2>
        <div className="flex flex-wrap gap-2">
          {others.map(({ kind, label }) => {
            const Icon = lockIcons[kind];
            return (
              <Button
                key={kind}
                variant="secondary"
                size="small"
                aria-expanded={kind === "passkey" ? undefined : typed === kind}
                disabled={unlock.isPending || (kind === "passkey" && !passkeysPossible())}
                onClick={() => {
                  if (kind === "passkey") open({ kind });
                  setTyped(kind === "passkey" ? undefined : kind);
                }}
              >
                <Icon aria-hidden className="size-4" />
                {label()}
              </Button>
            );
          })}
        </div>
        {typed !== undefined && <AtHandForm key={typed} kind={typed} busy={unlock.isPending} onAtHand={open} />}
        {typed !== undefined && problem}
      </section>
    </Card>
  );
}
