import type { ActorRow } from "@chartkey/sdk/wire";
import type { Tone } from "@/components/ui/badge.tsx";

export type Standing = "none" | "active" | "expired" | "suspended";

/** What a licence or accreditation is worth at this moment. */
export function standingOf(
  { standing, validUntil }: Pick<ActorRow, "standing" | "validUntil">,
  now = Date.now(),
): Standing {
  return standing === "active" && validUntil * 1000 <= now ? "expired" : standing;
}

export const standingTones: Readonly<Record<Standing, Tone>> = {
  none: "neutral",
  active: "good",
  expired: "warn",
  suspended: "danger",
};
