"use client";

import type { StandingChange } from "@chartkey/sdk/wire";
import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { Badge } from "@/components/ui/badge.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { Cell, Row, Table } from "@/components/ui/table.tsx";
import { standingTones } from "@/features/standing/standing.ts";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { formatDay, formatMoment } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { standingHistoryQuery } from "@/queries/office.ts";
import { publicProfileQuery } from "@/queries/people.ts";

const { authority: text } = messages;

/** Every act of the authority, newest first. */
export function ActHistory() {
  const vault = useVault();
  const { data, error, refetch } = useQuery(standingHistoryQuery(vault));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending />;
  if (data.length === 0) return <Empty icon={History} title={text.empty.history} />;
  const { when, who, act, until } = text.historyColumns;
  const newestFirst = [...data].sort((a, b) => b.block - a.block || b.logIndex - a.logIndex);
  return (
    <Table label={text.tabs.history} head={[when, who, act, until]}>
      {newestFirst.map((change) => (
        <ActRow key={`${String(change.block)}-${String(change.logIndex)}`} change={change} />
      ))}
    </Table>
  );
}

function ActRow({ change }: { change: StandingChange }) {
  const vault = useVault();
  const { data } = useQuery(publicProfileQuery(vault, change.actor));
  const licensed = data?.role === "organization" ? "organization" : "clinician";
  const act = text.acts[change.standing === "active" ? licensed : change.standing];
  const number = messages.common.unknownPerson(String(change.actor));
  return (
    <Row>
      <Cell label={text.historyColumns.when} className="whitespace-nowrap text-muted">
        {formatMoment(change.at)}
      </Cell>
      <Cell label={text.historyColumns.who}>
        <span>
          <span className="font-medium">{data?.name ?? number}</span>
          {data !== undefined && <span className="block text-xs text-muted">{number}</span>}
        </span>
      </Cell>
      <Cell label={text.historyColumns.act}>
        <Badge tone={standingTones[change.standing]}>{act}</Badge>
      </Cell>
      <Cell label={text.historyColumns.until} className="whitespace-nowrap text-muted">
        {change.validUntil > 0 ? formatDay(change.validUntil) : "—"}
      </Cell>
    </Row>
  );
}
