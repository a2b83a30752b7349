"use client";

import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { Cell, Row, Table } from "@/components/ui/table.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { membershipsQuery, useMembershipAct } from "@/queries/office.ts";

const { organization: text } = messages;

export function Members() {
  const { vault, actor } = useSession();
  const { data, error, refetch } = useQuery(membershipsQuery(vault, actor.actor));
  const act = useMembershipAct();
  const toast = useToast();
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending />;
  if (data.length === 0)
    return (
      <Empty icon={Users} title={text.emptyTitle}>
        {text.emptyText}
      </Empty>
    );
  const remove = (member: bigint): void => {
    act.mutate(
      { act: "remove", organization: actor.actor, member },
      {
        onSuccess: () => {
          toast(text.removed);
        },
      },
    );
  };
  const { number, name, speciality, until, act: actTitle } = text.columns;
  return (
    <div className="space-y-3">
      {act.error && <ErrorState error={act.error} />}
      <Table label={text.list} head={[number, name, speciality, until, actTitle]}>
        {data.map((membership) => {
          const shownName = membership.shown?.name ?? text.unnamed;
          return (
            <Row key={String(membership.member)}>
              <Cell label={text.columns.number} className="tabular-nums">
                {String(membership.member)}
              </Cell>
              <Cell label={text.columns.name} className="font-medium">
                {shownName}
              </Cell>
              <Cell label={text.columns.speciality} className="text-muted">
                {membership.shown?.speciality ?? ""}
              </Cell>
              <Cell label={text.columns.until} className="whitespace-nowrap text-muted">
                {formatDay(membership.until)}
              </Cell>
              <Cell label={text.columns.act}>
                <Button
                  size="small"
                  variant="dangerQuiet"
                  aria-label={text.removeName(shownName)}
                  busy={act.isPending}
                  onClick={() => {
                    remove(membership.member);
                  }}
                >
                  {text.remove}
                </Button>
              </Cell>
            </Row>
          );
        })}
      </Table>
    </div>
  );
}
