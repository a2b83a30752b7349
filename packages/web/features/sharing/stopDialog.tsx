"use client";

import type { ConsentView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { LoaderCircle } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Dialog, DialogActions } from "@/components/ui/dialog.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { labelsOf } from "@/features/chart/compartments.tsx";
import { ReadList } from "@/features/history/readList.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery } from "@/queries/chart.ts";
import { ClosePast } from "@/features/sharing/closePast.tsx";
import { Withheld } from "@/features/sharing/withheld.tsx";
import { disclosuresQuery, useRevoke } from "@/queries/sharing.ts";
import { type StrongRevoke, useStrongRevoke } from "@/queries/strongRevoke.ts";
import { nameOf } from "@/features/sharing/consentCard.tsx";

const { sharing: text, past } = messages.patient;

/** One press stops sharing at once; then the page says what is closed and what had been opened before. */
export function StopDialog({ consent, onClose }: { consent: ConsentView; onClose: () => void }) {
  const { mutate, data, error, isPending } = useRevoke();
  const run = useStrongRevoke(consent.grantee);
  const name = nameOf(consent);
  const busy = isPending || run.running;
  const started = useRef(false);
  useEffect(() => {
    // React runs effects twice while developing; sharing is stopped once.
    if (started.current) return;
    started.current = true;
    mutate({ grantee: consent.grantee });
  }, [mutate, consent.grantee]);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title={data === undefined ? text.stopTitle(name) : text.stoppedTitle(name)}
    >
      {isPending && (
        <p role="status" className="flex items-center gap-3">
          <LoaderCircle aria-hidden className="size-5 animate-spin text-accent" />
          {text.stopping}
        </p>
      )}
      {error && (
        <ErrorState
          error={error}
          retry={() => {
            mutate({ grantee: consent.grantee });
          }}
        />
      )}
      {data !== undefined && <Stopped consent={consent} rotated={data.rotated} withheld={data.withheld} run={run} />}
      {!busy && (
        <DialogActions>
          <ButtonLink href="/patient/history" variant="secondary">
            {text.seeHistory}
          </ButtonLink>
          <Button onClick={onClose}>{text.done}</Button>
        </DialogActions>
      )}
    </Dialog>
  );
}

interface StoppedProps {
  consent: ConsentView;
  rotated: readonly number[];
  withheld: readonly bigint[];
  run: StrongRevoke;
}

function Stopped({ consent, rotated, withheld, run }: StoppedProps) {
  const { vault, actor } = useSession();
  const parts = useQuery(compartmentsQuery(vault, actor.actor));
  const disclosures = useQuery(disclosuresQuery(vault));
  // What the staff of a hospital opened, they opened under the hospital's consent.
  const opened = disclosures.data?.filter(({ reader, organization }) => (organization ?? reader) === consent.grantee);
  return (
    <div className="space-y-5">
      <Notice tone="good" role="status">
        {rotated.length === 0 ? text.closedNothing : text.closed(labelsOf(rotated, parts.data))}
      </Notice>
      <Withheld people={withheld} />
      <section aria-label={text.openedTitle} className="space-y-2">
        <h3 className="font-semibold">{text.openedTitle}</h3>
        {disclosures.error && <ErrorState error={disclosures.error} />}
        {opened === undefined && !disclosures.error && <Pending lines={1} />}
        {opened?.length === 0 && <p className="text-sm text-muted">{text.openedNothing}</p>}
        {opened !== undefined && opened.length > 0 && (
          <>
            <p className="text-sm text-muted">{text.openedText}</p>
            <div className="max-h-64 overflow-y-auto rounded-xl bg-sunken px-4">
              <ReadList reads={opened} />
            </div>
          </>
        )}
      </section>
      {rotated.length > 0 && (
        <section aria-label={past.sectionTitle} className="space-y-2 border-t border-line pt-5">
          <h3 className="font-semibold">{past.sectionTitle}</h3>
          <ClosePast grantee={consent.grantee} name={nameOf(consent)} run={run} quiet />
        </section>
      )}
    </div>
  );
}
