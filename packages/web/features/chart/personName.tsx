"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatList } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { publicProfileQuery } from "@/queries/people.ts";

/** "You", "The patient", or a clinician's public name; the number while the name is unknown. */
export function usePersonName(person: bigint, patient: bigint): string {
  const { vault, actor } = useSession();
  const own = person === actor.actor;
  const isPatient = person === patient;
  const { data } = useQuery({ ...publicProfileQuery(vault, person), enabled: !own && !isPatient });
  if (own) return messages.chart.you;
  if (isPatient) return messages.chart.thePatient;
  return data?.name ?? messages.common.unknownPerson(String(person));
}

export function PersonName({ person, patient }: { person: bigint; patient: bigint }) {
  return <bdi>{usePersonName(person, patient)}</bdi>;
}

/** Public names in one line, numbers where there are none. */
export function useNames(people: readonly bigint[]): string {
  const { vault } = useSession();
  const profiles = useQueries({ queries: people.map((person) => publicProfileQuery(vault, person)) });
  return formatList(
    people.map((person, place) => profiles[place]?.data?.name ?? messages.common.unknownPerson(String(person))),
  );
}
