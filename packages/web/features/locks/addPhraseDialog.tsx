"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogActions } from "@/components/ui/dialog.tsx";
import { Choice } from "@/components/ui/field.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { PhraseWords } from "@/features/locks/phraseWords.tsx";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { newPhraseQuery, useAddLock } from "@/queries/locks.ts";

const { locks: text } = messages;

/** Shows new words once, and adds them when they are on paper. */
export function AddPhraseDialog({ onClose }: { onClose: () => void }) {
  const vault = useVault();
  const { data: words, error } = useQuery(newPhraseQuery(vault));
  const adding = useAddLock();
  const toast = useToast();
  const [written, setWritten] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next && !adding.isPending) onClose();
      }}
      title={text.phraseTitle}
      description={text.phraseText}
    >
      <div className="space-y-4">
        {error && <ErrorState error={error} />}
        {words === undefined ? <Pending lines={2} /> : <PhraseWords words={words} label={text.phraseList} />}
        <Choice
          type="checkbox"
          label={text.phraseWritten}
          checked={written}
          onChange={(event) => {
            setWritten(event.target.checked);
          }}
        />
        {adding.error && <ErrorState error={adding.error} />}
      </div>
      <DialogActions>
        <Button variant="secondary" disabled={adding.isPending} onClick={onClose}>
          {messages.common.cancel}
        </Button>
        <Button
          disabled={!written || words === undefined}
          busy={adding.isPending}
          onClick={() => {
            whenDone(adding.mutateAsync("phrase"), () => {
              toast(text.added);
              onClose();
            });
          }}
        >
          {text.phraseAdd}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
