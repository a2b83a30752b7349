"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { usePersonName } from "@/features/chart/personName.tsx";
import { ClosePastDialog } from "@/features/sharing/closePastDialog.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { unfinishedQuery } from "@/queries/strongRevoke.ts";

const { past: text } = messages.patient;

/** What was begun and cut off is offered until it is finished. */
export function Unfinished() {
  const { vault } = useSession();
  const { data } = useQuery(unfinishedQuery(vault));
  const [open, setOpen] = useState<bigint>();
  const people = new Set([...(data ?? []), ...(open === undefined ? [] : [open])]);
  return [...people].map((grantee) => (
    <One
      key={String(grantee)}
      grantee={grantee}
      open={open === grantee}
      onOpen={() => {
        setOpen(grantee);
      }}
      onClose={() => {
        setOpen(undefined);
      }}
    />
  ));
}

interface OneProps {
  grantee: bigint;
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
}

function One({ grantee, open, onOpen, onClose }: OneProps) {
  const { actor } = useSession();
  const name = usePersonName(grantee, actor.actor);
  return (
    <>
      <Notice tone="warn" role="status" title={text.unfinishedTitle} className="mb-6">
        <p>{text.unfinishedText(name)}</p>
        <Button size="small" onClick={onOpen}>
          {text.goOn}
        </Button>
      </Notice>
      {open && <ClosePastDialog grantee={grantee} name={name} onClose={onClose} />}
    </>
  );
}
