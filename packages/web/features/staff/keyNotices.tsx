"use client";

import type { Members } from "@chartkey/sdk";
import { Button } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { keyTasks } from "@/features/staff/keyTasks.ts";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useRotateTeamKey, useShareTeamKey } from "@/queries/office.ts";

const { organization: text } = messages;

/** For the hospital's own account, which alone holds the key. */
export function KeyNotices({ members }: { members: Members }) {
  const { missing, left } = keyTasks(members);
  return (
    <>
      {left > 0 && <ChangeKey left={left} />}
      {missing > 0 && <ShareKey missing={missing} />}
    </>
  );
}

function ShareKey({ missing }: { missing: number }) {
  const share = useShareTeamKey();
  const toast = useToast();
  return (
    <Notice tone="warn" title={text.missing(missing)}>
      <p>{text.missingText}</p>
      {share.error && <ErrorState error={share.error} />}
      <Button
        size="small"
        busy={share.isPending}
        onClick={() => {
          whenDone(share.mutateAsync(undefined), ({ shared }) => {
            toast(text.shared(shared.length));
          });
        }}
      >
        {text.share}
      </Button>
    </Notice>
  );
}

function ChangeKey({ left }: { left: number }) {
  const change = useRotateTeamKey();
  const toast = useToast();
  return (
    <Notice tone="warn" title={text.left(left)}>
      <p>{text.leftText}</p>
      {change.error && <ErrorState error={change.error} />}
      <Button
        size="small"
        busy={change.isPending}
        onClick={() => {
          whenDone(change.mutateAsync(undefined), ({ shared }) => {
            toast(text.keyChanged(shared.length));
          });
        }}
      >
        {text.changeKey}
      </Button>
    </Notice>
  );
}
