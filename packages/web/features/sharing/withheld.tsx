"use client";

import { Notice } from "@/components/ui/notice.tsx";
import { useNames } from "@/features/chart/personName.tsx";
import { messages } from "@/messages/index.ts";

/** Others who go on reading, but got no new keys. */
export function Withheld({ people }: { people: readonly bigint[] }) {
  const names = useNames(people);
  if (people.length === 0) return null;
  return <Notice tone="warn">{messages.patient.sharing.withheld(names)}</Notice>;
}
