"use client";

import type { VaultLock } from "@chartkey/sdk";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogActions } from "@/components/ui/dialog.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { lockName } from "@/features/locks/looks.ts";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useRemoveLock } from "@/queries/locks.ts";

const { locks: text } = messages;

export function RemoveDialog({ lock, onClose }: { lock: VaultLock; onClose: () => void }) {
  const remove = useRemoveLock();
  const toast = useToast();
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next && !remove.isPending) onClose();
      }}
      title={text.removeTitle(lockName(lock))}
      description={text.removeText}
    >
      <Notice tone="info">
        <p>{text.removeStolen}</p>
      </Notice>
      {remove.error && <ErrorState error={remove.error} className="mt-4" />}
      <DialogActions>
        <Button variant="secondary" disabled={remove.isPending} onClick={onClose}>
          {messages.common.cancel}
        </Button>
        <Button
          variant="danger"
          busy={remove.isPending}
          onClick={() => {
            whenDone(remove.mutateAsync(lock.id), () => {
              toast(text.removed);
              onClose();
            });
          }}
        >
          {text.remove}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
