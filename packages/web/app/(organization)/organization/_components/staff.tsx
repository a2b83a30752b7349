"use client";

import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge.tsx";
import { Card, PageHeader, Section } from "@/components/ui/card.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { AddMember } from "@/features/staff/addMember.tsx";
import { AddAdministrator, Administrators } from "@/features/staff/administrators.tsx";
import { Members } from "@/features/staff/members.tsx";
import { OwnKey } from "@/features/keys/ownKey.tsx";
import { standingOf, standingTones } from "@/features/standing/standing.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { actorQuery, publicProfileQuery } from "@/queries/people.ts";

const { organization: text } = messages;

export function Staff() {
  const { vault, actor } = useSession();
  const profile = useQuery(publicProfileQuery(vault, actor.actor));
  return (
    <>
      <PageHeader title={profile.data?.name ?? text.title} description={text.text} />
      <div className="space-y-10">
        <OwnStanding />
        <Section title={text.add} description={text.addText}>
          <AddMember organization={actor.actor} />
        </Section>
        <Section title={text.list}>
          <Members organization={actor.actor} />
        </Section>
        <Section title={text.administrators.title} description={text.administrators.text}>
          <Administrators />
          <AddAdministrator />
        </Section>
        <OwnKey />
      </div>
    </>
  );
}

function OwnStanding() {
  const { vault, actor } = useSession();
  const { data, error } = useQuery(actorQuery(vault, actor.actor));
  if (error) return <ErrorState error={error} />;
  if (data === undefined) return <Pending lines={1} />;
  const standing = standingOf(data);
  return (
    <Section title={text.standing}>
      <Card className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Badge tone={standingTones[standing]}>{text.standings[standing]}</Badge>
        <p className="text-sm text-muted">
          {standing === "active"
            ? text.validUntil(formatDay(data.validUntil))
            : text.notAccredited(String(actor.actor))}
        </p>
      </Card>
    </Section>
  );
}
