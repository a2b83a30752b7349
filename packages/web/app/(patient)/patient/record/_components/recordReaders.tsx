"use client";

import { useQuery } from "@tanstack/react-query";
import { Section } from "@/components/ui/card.tsx";
import { PersonName } from "@/features/chart/personName.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatMoment } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { disclosuresQuery } from "@/queries/sharing.ts";

const { record: text } = messages.chart;

/** Who else has opened this record, and when. */
export function RecordReaders({ author, sequence }: { author: bigint; sequence: number }) {
  const { vault, actor } = useSession();
  const { data } = useQuery(disclosuresQuery(vault));
  if (data === undefined) return null;
  const reads = data.filter(
    (read) => read.reader !== actor.actor && read.author === author && read.sequence === sequence,
  );
  return (
    <Section title={text.openedBy}>
      {reads.length === 0 && <p className="text-sm text-muted">{text.openedByNobody}</p>}
      <ul className="space-y-1 text-sm">
        {reads.map(({ id, reader, organization, at }) => (
          <li key={id} className="flex justify-between gap-4">
            <span>
              <PersonName person={reader} patient={actor.actor} />
              {organization !== null && (
                <>
                  , <PersonName person={organization} patient={actor.actor} />
                </>
              )}
            </span>
            <span className="text-muted">{formatMoment(at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
