import type { Team } from "@chartkey/sdk";

/** Why an organization's charts do not open; the first thing to mend, because without accreditation a key helps nobody. */
export function troubleOf({ inGoodStanding, key }: Pick<Team, "inGoodStanding" | "key">) {
  if (!inGoodStanding) return "notAccredited" as const;
  return key === "held" ? undefined : key;
}
