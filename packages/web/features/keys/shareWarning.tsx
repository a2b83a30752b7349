"use client";

import type { KeyView } from "@chartkey/sdk";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogActions } from "@/components/ui/dialog.tsx";
import { Choice } from "@/components/ui/field.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useTrustKey } from "@/queries/keys.ts";
import type { Warning } from "./warnings.ts";

const { warning: text } = messages.keys;

/** Stands between a press and a share that deserves a second look. Going back is the easy way. */
export function ShareWarning({
  name,
  warnings,
  keyView,
  onBack,
  onShare,
}: {
  name: string;
  warnings: readonly Warning[];
  keyView: KeyView;
  onBack: () => void;
  onShare: () => void;
}) {
  const [understood, setUnderstood] = useState(false);
  const trust = useTrustKey();
  const changed = warnings.some(({ kind }) => kind === "changed");
  const share = (): void => {
    if (!changed) onShare();
    // Exactly the key that was shown: another one in between stops the sharing again.
    else whenDone(trust.mutateAsync({ actor: keyView.actor, digest: keyView.digest, compared: false }), onShare);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onBack();
      }}
      title={changed ? text.changedTitle(name) : text.title(name)}
    >
      <div className="space-y-4">
        {changed && <Changed />}
        <ul className="space-y-2">
          {warnings
            .filter(({ kind }) => kind !== "changed")
            .map(({ kind, text: words }) => (
              <li key={kind}>
                <Notice tone="warn">{words}</Notice>
              </li>
            ))}
        </ul>
        {changed && (
          <Choice
            type="checkbox"
            checked={understood}
            label={text.understood}
            onChange={() => {
              setUnderstood(!understood);
            }}
          />
        )}
        {trust.error && <ErrorState error={trust.error} />}
      </div>
      <DialogActions>
        <Button variant={changed ? "dangerQuiet" : "secondary"} disabled={changed && !understood} onClick={share}>
          {text.share}
        </Button>
        <Button onClick={onBack}>{text.back}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Changed() {
  return (
    <Notice tone="danger" role="alert" title={text.changedText}>
      <ul className="list-disc space-y-1 ps-5">
        {text.changedReasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p className="font-semibold">{text.changedAdvice}</p>
    </Notice>
  );
}
