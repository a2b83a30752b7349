"use client";

import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogActions } from "@/components/ui/dialog.tsx";
import { ClosePast } from "@/features/sharing/closePast.tsx";
import { messages } from "@/messages/index.ts";
import { useStrongRevoke } from "@/queries/strongRevoke.ts";

const { past: text, sharing } = messages.patient;

/** For somebody whose access has ended. */
export function ClosePastDialog({ grantee, name, onClose }: { grantee: bigint; name: string; onClose: () => void }) {
  const run = useStrongRevoke(grantee);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !run.running) onClose();
      }}
      title={text.title(name)}
    >
      <ClosePast grantee={grantee} name={name} run={run} />
      {!run.running && (
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            {run.result === undefined ? messages.common.close : sharing.done}
          </Button>
        </DialogActions>
      )}
    </Dialog>
  );
}
