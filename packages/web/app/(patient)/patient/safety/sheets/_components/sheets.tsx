"use client";

import { Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/card.tsx";
import { Choice } from "@/components/ui/field.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useAddLock, useNewSheets } from "@/queries/locks.ts";
import { SheetPaper } from "./sheetPaper.tsx";

const { locks } = messages;
const { sheets: text } = locks;

/** Makes three sheets, prints them, and only then makes them a way in: sheets that nobody has on paper are none. */
export function Sheets() {
  const { actor } = useSession();
  const making = useNewSheets();
  return (
    <div className="space-y-6">
      <div className="no-print">
        <PageHeader title={text.title} description={text.text} />
        {making.error && <ErrorState error={making.error} className="mb-4" />}
        <div className="flex flex-wrap gap-3">
          <Button
            variant={making.data ? "secondary" : "primary"}
            busy={making.isPending}
            onClick={() => {
              making.mutate();
            }}
          >
            {making.data ? text.again : text.make}
          </Button>
          <ButtonLink href="/patient/safety" variant="quiet">
            {text.back}
          </ButtonLink>
        </div>
      </div>
      {making.data && (
        <>
          <Printing key={making.data.set} />
          {making.data.texts.map((sheet, place) => (
            <SheetPaper
              key={sheet}
              sheet={sheet}
              number={place + 1}
              set={making.data.set}
              chart={String(actor.actor)}
            />
          ))}
        </>
      )}
    </div>
  );
}

function Printing() {
  const adding = useAddLock();
  const toast = useToast();
  const router = useRouter();
  const [printed, setPrinted] = useState(false);
  return (
    <div className="no-print space-y-4">
      <Notice tone="warn">
        <p>{text.notYet}</p>
      </Notice>
      <Button
        variant="secondary"
        onClick={() => {
          window.print();
        }}
      >
        <Printer aria-hidden className="size-4" />
        {text.print}
      </Button>
      <Choice
        type="checkbox"
        label={text.printed}
        checked={printed}
        onChange={(event) => {
          setPrinted(event.target.checked);
        }}
      />
      {adding.error && <ErrorState error={adding.error} />}
      <Button
        disabled={!printed}
        busy={adding.isPending}
        onClick={() => {
          whenDone(adding.mutateAsync("sheets"), () => {
            toast(locks.added);
            router.push("/patient/safety");
          });
        }}
      >
        {text.add}
      </Button>
    </div>
  );
}
