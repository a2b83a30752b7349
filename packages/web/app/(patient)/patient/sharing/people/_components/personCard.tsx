"use client";

import type { ProxyView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Facts } from "@/components/ui/details.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { labelsOf } from "@/features/chart/compartments.tsx";
import { powersOf } from "@/features/acting/powers.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay, formatLeft } from "@/lib/format.ts";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useDismiss, useLetRead } from "@/queries/acting.ts";
import { compartmentsQuery } from "@/queries/chart.ts";

const { people: text } = messages;

/** One person who acts for the patient: what they may, and the end of it with one press. */
export function PersonCard({ person }: { person: ProxyView }) {
  const { vault, actor } = useSession();
  const { data: parts } = useQuery(compartmentsQuery(vault, actor.actor));
  const dismiss = useDismiss();
  const toast = useToast();
  const { proxy, profile, compartments, until, reads } = person;
  const name = profile?.name ?? text.person(String(proxy));
  const end = (): void => {
    whenDone(dismiss.mutateAsync({ proxy }), () => {
      toast(text.ended(name));
    });
  };
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h3 className="text-lg font-semibold">{name}</h3>
        <Badge>{messages.patient.sharing.left(formatLeft(until))}</Badge>
      </div>
      <Facts
        rows={[
          [text.parts, labelsOf(compartments, parts)],
          [text.may, powersOf(person)],
          [text.reads, reads.length === 0 ? text.nothing : labelsOf(reads, parts)],
          [text.until, formatDay(until)],
        ]}
      />
      {dismiss.error && <ErrorState error={dismiss.error} />}
      <LetRead person={person} name={name} />
      <div className="flex justify-end">
        <Button variant="dangerQuiet" aria-label={text.endLabel(name)} busy={dismiss.isPending} onClick={end}>
          {text.end}
        </Button>
      </div>
    </Card>
  );
}

/** An appointment whose second step was declined, or a reading that was stopped, can be made whole here. */
function LetRead({ person, name }: { person: ProxyView; name: string }) {
  const letRead = useLetRead();
  const { proxy, compartments, until, mayGrant, reads } = person;
  if (!mayGrant || compartments.every((index) => reads.includes(index))) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-xl bg-sunken p-4 text-sm">
      <p>{text.cannotShare}</p>
      {letRead.error && <ErrorState error={letRead.error} />}
      <Button
        variant="secondary"
        size="small"
        aria-label={text.letReadLabel(name)}
        busy={letRead.isPending}
        onClick={() => {
          letRead.mutate({ proxy, compartments, until });
        }}
      >
        {text.letRead}
      </Button>
    </div>
  );
}
