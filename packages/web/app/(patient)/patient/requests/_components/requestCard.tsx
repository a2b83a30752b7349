"use client";

import type { AccessRequest } from "@chartkey/sdk";
import { BadgeCheck, Building2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { endOfDay, formatMoment, isoDay } from "@/lib/format.ts";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useDeny, useGrant } from "@/queries/sharing.ts";
import { type Decision, DecisionForm, problemsOf } from "./decisionForm.tsx";
import { Preview } from "./preview.tsx";

const { requests: text } = messages.patient;

function initial(request: AccessRequest): Decision {
  return { read: [...request.read], write: [...request.write], until: isoDay(request.expiresAt), history: "all" };
}

/** Who asks, why, and what exactly becomes visible; the patient may give less than was asked. */
export function RequestCard({ request }: { request: AccessRequest }) {
  const [decision, setDecision] = useState(() => initial(request));
  const grant = useGrant();
  const deny = useDeny();
  const toast = useToast();
  const name = request.profile?.name ?? text.unknown;
  const problem = problemsOf(decision);
  const allow = (): void => {
    const { read, write, until, history } = decision;
    const { grantee, purpose } = request;
    const form = { grantee, read, write, purpose, expiresAt: endOfDay(until), history };
    whenDone(grant.mutateAsync(form), () => {
      toast(text.granted(name));
    });
  };
  const decline = (): void => {
    whenDone(deny.mutateAsync(request.grantee), () => {
      toast(text.denied);
    });
  };
  return (
    <Card className="space-y-6">
      <Asker request={request} name={name} />
      {!request.inGoodStanding && <Notice tone="warn">{text.notLicensedWarning}</Notice>}
      <DecisionForm decision={decision} onChange={setDecision} />
      <Preview decision={decision} />
      {(grant.error ?? deny.error) && <ErrorState error={grant.error ?? deny.error} />}
      <div className="flex flex-wrap items-center justify-end gap-3 border-t border-line pt-5">
        <p className="mr-auto text-sm text-muted">{problem ?? text.wallet}</p>
        <Button variant="secondary" busy={deny.isPending} disabled={grant.isPending} onClick={decline}>
          {text.deny}
        </Button>
        <Button
          busy={grant.isPending}
          disabled={deny.isPending || problem !== undefined || !request.inGoodStanding}
          onClick={allow}
        >
          {text.grant}
        </Button>
      </div>
    </Card>
  );
}

function Asker({ request, name }: { request: AccessRequest; name: string }) {
  const { profile, organizations, reason, purpose, at, inGoodStanding } = request;
  const facts = [profile?.speciality, profile?.city].filter((fact) => fact !== undefined && fact !== "");
  return (
    <header className="space-y-4">
      <div>
        <h2 className="text-xl font-semibold">{text.asks(name)}</h2>
        <p className="text-sm text-muted">{[...facts, text.askedAt(formatMoment(at))].join(" · ")}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Badge tone={inGoodStanding ? "good" : "danger"}>
          {inGoodStanding ? <BadgeCheck aria-hidden /> : <TriangleAlert aria-hidden />}
          {inGoodStanding ? text.licensed : text.notLicensed}
        </Badge>
        <Badge tone={organizations.length > 0 ? "good" : "neutral"}>
          <Building2 aria-hidden />
          {organizations.length > 0 ? text.at(organizations.map((place) => place.name).join(", ")) : text.noPlace}
        </Badge>
        <Badge tone="accent">
          {text.purpose}: {messages.common.purposes[purpose]}
        </Badge>
      </div>
      <figure className="rounded-xl bg-sunken p-4">
        <figcaption className="mb-1 text-sm text-muted">{text.reason}</figcaption>
        <blockquote className="break-words whitespace-pre-wrap">{reason ?? text.noReason}</blockquote>
      </figure>
    </header>
  );
}
