"use client";

import type { Disclosure } from "@chartkey/sdk/wire";
import { useQuery } from "@tanstack/react-query";
import { labelOf } from "@/features/chart/compartments.tsx";
import { usePersonName } from "@/features/chart/personName.tsx";
import { recordKey } from "@/features/chart/recordList.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatMoment } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery, recordsQuery } from "@/queries/chart.ts";

const { history: text } = messages.patient;

/** What the thing was: a record by its title, or a file by the part it is in. */
function useWhat(): (read: Disclosure) => string {
  const { vault, actor } = useSession();
  const { data: records } = useQuery(recordsQuery(vault, actor.actor));
  const { data: parts } = useQuery(compartmentsQuery(vault, actor.actor));
  return ({ author, sequence, version, compartment }) => {
    const part = labelOf(compartment, parts);
    if (author === null || sequence === null) return text.file(part);
    const record = records?.find((candidate) => recordKey(candidate) === recordKey({ author, sequence }));
    const title = record?.title === undefined ? text.untitled(part) : text.titled(record.title);
    const amended = record !== undefined && record.versions.length > 1 && version !== null;
    return amended ? `${title}, ${text.version(version)}` : title;
  };
}

/** Who opened what, when and for what, newest first. */
export function ReadList({ reads }: { reads: readonly Disclosure[] }) {
  const what = useWhat();
  return (
    <ul className="divide-y divide-line">
      {reads.map((read) => (
        <ReadRow key={read.id} read={read} what={what(read)} />
      ))}
    </ul>
  );
}

function ReadRow({ read, what }: { read: Disclosure; what: string }) {
  const { actor } = useSession();
  const who = usePersonName(read.reader, actor.actor);
  const team = usePersonName(read.organization ?? read.reader, actor.actor);
  const purpose = read.purpose === null ? undefined : messages.common.purposes[read.purpose];
  return (
    <li className="py-3">
      <p>{read.organization === null ? text.opened(who, what) : text.openedFor(who, team, what)}</p>
      <p className="text-sm text-muted">
        {[formatMoment(read.at), purpose].filter((part) => part !== undefined).join(" · ")}
      </p>
    </li>
  );
}
