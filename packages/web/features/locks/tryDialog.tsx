"use client";

import type { VaultLock } from "@chartkey/sdk";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { AtHandForm } from "@/features/locks/atHandForm.tsx";
import { lockName } from "@/features/locks/looks.ts";
import { messages } from "@/messages/index.ts";
import { useTryLock } from "@/queries/locks.ts";

const { locks: text } = messages;

export function TryDialog({ lock, onClose }: { lock: VaultLock; onClose: () => void }) {
  const attempt = useTryLock();
  const { data: opened } = attempt;
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={text.tryTitle(lockName(lock))}
      description={text.tryText}
    >
      <div className="space-y-4">
        <AtHandForm kind={lock.kind} hint={lock.hint} busy={attempt.isPending} onAtHand={attempt.mutate} />
        {attempt.error && <ErrorState error={attempt.error} />}
        {opened && (
          <Notice
            tone="good"
            role="status"
            title={opened.id === lock.id ? text.tryWorks : text.tryOther(lockName(opened))}
          />
        )}
      </div>
    </Dialog>
  );
}
