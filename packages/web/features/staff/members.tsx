"use client";

import type { MemberView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, Users } from "lucide-react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { Cell, Row, Table } from "@/components/ui/table.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { KeyNotices } from "@/features/staff/keyNotices.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { membersQuery, useRemoveMember } from "@/queries/office.ts";

const { organization: text } = messages;

/** The staff of an organization, for itself or for one of its administrators. */
export function Members({ organization }: { organization: bigint }) {
  const { vault, actor } = useSession();
  const { data, error, refetch } = useQuery(membersQuery(vault, organization));
  const remove = useRemoveMember();
  const toast = useToast();
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending />;
  const { number, name, speciality, until, key, act } = text.columns;
  return (
    <div className="space-y-3">
      {actor.actor === organization && <KeyNotices members={data} />}
      {remove.error && <ErrorState error={remove.error} />}
      {data.members.length === 0 ? (
        <Empty icon={Users} title={text.emptyTitle}>
          {text.emptyText}
        </Empty>
      ) : (
        <Table label={text.list} head={[number, name, speciality, until, key, act]}>
          {data.members.map((member) => (
            <MemberRow
              key={String(member.member)}
              member={member}
              busy={remove.isPending}
              onRemove={() => {
                remove.mutate(
                  { organization, member: member.member },
                  {
                    onSuccess: () => {
                      toast(text.removed);
                    },
                  },
                );
              }}
            />
          ))}
        </Table>
      )}
    </div>
  );
}

function MemberRow({ member, busy, onRemove }: { member: MemberView; busy: boolean; onRemove: () => void }) {
  const shownName = member.profile?.name ?? text.unnamed;
  return (
    <Row>
      <Cell label={text.columns.number} className="tabular-nums">
        {String(member.member)}
      </Cell>
      <Cell label={text.columns.name} className="font-medium">
        {shownName}
      </Cell>
      <Cell label={text.columns.speciality} className="text-muted">
        {member.profile?.speciality ?? ""}
      </Cell>
      <Cell label={text.columns.until} className="whitespace-nowrap text-muted">
        {formatDay(member.until)}
      </Cell>
      <Cell label={text.columns.key}>
        <KeyBadge member={member} />
      </Cell>
      <Cell label={text.columns.act}>
        {member.present && (
          <Button
            size="small"
            variant="dangerQuiet"
            aria-label={text.removeName(shownName)}
            busy={busy}
            onClick={onRemove}
          >
            {text.remove}
          </Button>
        )}
      </Cell>
    </Row>
  );
}

function KeyBadge({ member: { present, inGoodStanding, hasKey } }: { member: MemberView }) {
  if (!present) return <Badge>{text.over}</Badge>;
  if (!inGoodStanding) return <Badge tone="warn">{text.notLicensed}</Badge>;
  return (
    <Badge tone={hasKey ? "good" : "warn"}>
      <KeyRound aria-hidden />
      {hasKey ? text.keyHeld : text.keyMissing}
    </Badge>
  );
}
