import { formatList } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { powers } = messages.people;

/** What somebody may do for a patient, in one line. */
export function powersOf(mandate: Readonly<Record<keyof typeof powers, boolean>>): string {
  const names = Object.keys(powers) as (keyof typeof powers)[];
  return formatList(names.filter((name) => mandate[name]).flatMap((name) => powers[name]));
}
