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
import { CheckedShare } from "@/features/keys/checkedShare.tsx";
import { KeyCheck } from "@/features/keys/keyCheck.tsx";
import { DecisionForm } from "@/features/sharing/decisionForm.tsx";
import { askedWithin, endWithin, type Limits, problemsOf } from "@/features/sharing/limits.ts";
import { Preview } from "@/features/sharing/preview.tsx";
import { StaffCount } from "@/features/staff/staffCount.tsx";
import { formatMoment } from "@/lib/format.ts";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useDeny, useGrant } from "@/queries/sharing.ts";

const { requests: text, whole } = messages.patient;

interface RequestCardProps {
  /** Whose chart it is. */
  patient: bigint;
  request: AccessRequest;
  /** Given when somebody decides for the patient. */
  limits?: Limits | undefined;
}

/** Who asks, why, and what exactly becomes visible; less may be given than was asked. */
export function RequestCard({ patient, request, limits }: RequestCardProps) {
  const [decision, setDecision] = useState(() => askedWithin(request, limits));
  const grant = useGrant();
  const deny = useDeny();
  const toast = useToast();
  const name = request.profile?.name ?? text.unknown;
  const problem = problemsOf(decision, limits);
  const allow = (): void => {
    const { read, write, until, history } = decision;
    const { grantee, purpose } = request;
    const form = { patient, grantee, read, write, purpose, expiresAt: endWithin(until, limits), history };
    whenDone(grant.mutateAsync(form), () => {
      toast(text.granted(name));
    });
  };
  const decline = (): void => {
    whenDone(deny.mutateAsync({ patient, grantee: request.grantee }), () => {
      toast(text.denied);
    });
  };
  return (
    <Card className="space-y-6">
      <Asker request={request} title={limits === undefined ? text.asks(name) : messages.acting.asks(name)} />
      {request.profile?.role === "organization" && <Notice>{whole.explain(name)}</Notice>}
      {!request.inGoodStanding && (
        <Notice tone="warn">
          {request.profile?.role === "organization" ? whole.notAccreditedWarning : text.notLicensedWarning}
        </Notice>
      )}
      <DecisionForm patient={patient} decision={decision} onChange={setDecision} limits={limits} />
      <Preview patient={patient} decision={decision} />
      <KeyCheck actor={request.grantee} name={name} />
      {(grant.error ?? deny.error) && <ErrorState error={grant.error ?? deny.error} />}
      <div className="flex flex-wrap items-center justify-end gap-3 border-t border-line pt-5">
        <p className="me-auto text-sm text-muted">{problem ?? text.wallet}</p>
        <Button variant="secondary" busy={deny.isPending} disabled={grant.isPending} onClick={decline}>
          {text.deny}
        </Button>
        <CheckedShare
          grantee={request.grantee}
          name={name}
          profile={request.profile}
          organizations={request.organizations}
          until={problem === undefined ? endWithin(decision.until, limits) : undefined}
          label={text.grant}
          busy={grant.isPending}
          disabled={deny.isPending || problem !== undefined || !request.inGoodStanding}
          onShare={allow}
        />
      </div>
    </Card>
  );
}

function Asker({ request, title }: { request: AccessRequest; title: string }) {
  const { profile, organizations, reason, purpose, at, inGoodStanding } = request;
  const isOrganization = profile?.role === "organization";
  const facts = [profile?.speciality, profile?.city].filter((fact) => fact !== undefined && fact !== "");
  return (
    <header className="space-y-4">
      <div>
        <h2 className="text-xl font-semibold">{title}</h2>
        <p className="text-sm text-muted">{[...facts, text.askedAt(formatMoment(at))].join(" · ")}</p>
        {isOrganization && <StaffCount organization={request.grantee} />}
      </div>
      <div className="flex flex-wrap gap-2">
        <Badge tone={inGoodStanding ? "good" : "danger"}>
          {inGoodStanding ? <BadgeCheck aria-hidden /> : <TriangleAlert aria-hidden />}
          {isOrganization
            ? whole.standing[inGoodStanding ? "good" : "bad"]
            : inGoodStanding
              ? text.licensed
              : text.notLicensed}
        </Badge>
        {!isOrganization && (
          <Badge tone={organizations.length > 0 ? "good" : "neutral"}>
            <Building2 aria-hidden />
            {organizations.length > 0 ? text.at(organizations.map((place) => place.name).join(", ")) : text.noPlace}
          </Badge>
        )}
        <Badge tone="accent">
          {text.purpose}: {messages.common.purposes[purpose]}
        </Badge>
      </div>
      <figure className="rounded-xl bg-sunken p-4">
        <figcaption className="mb-1 text-sm text-muted">{text.reason}</figcaption>
        <blockquote dir="auto" className="break-words whitespace-pre-wrap">
          {reason ?? text.noReason}
        </blockquote>
      </figure>
    </header>
  );
}
