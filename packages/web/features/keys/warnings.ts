import type { AccessRequest, KeyView } from "@chartkey/sdk";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { warning: text } = messages.keys;
const YEAR_MS = 366 * 86_400_000;

export interface Warning {
  kind: "changed" | "firstContact" | "noProfile" | "noPlace" | "licenceEnds" | "long";
  text: string;
}

/** Why a share deserves a second look; empty when nothing does. */
export function warningsOf({
  profile,
  organizations,
  key,
  licensedUntil,
  until,
  now = Date.now(),
}: {
  profile: AccessRequest["profile"];
  /** Absent when it is not known who vouches for them. */
  organizations?: AccessRequest["organizations"] | undefined;
  key: Pick<KeyView, "state"> | undefined;
  /** Unix seconds. */
  licensedUntil: number | undefined;
  /** When the sharing would end. */
  until: Date | undefined;
  now?: number;
}): Warning[] {
  const name = profile?.name ?? messages.patient.requests.unknown;
  const found: (Warning | false | undefined)[] = [
    key?.state === "changed" && { kind: "changed", text: text.changedTitle(name) },
    key?.state === "new" && { kind: "firstContact", text: text.firstContact(name) },
    profile === undefined && { kind: "noProfile", text: text.noProfile },
    profile?.role === "clinician" && organizations?.length === 0 && { kind: "noPlace", text: text.noPlace },
    licensedUntil !== undefined &&
      licensedUntil > 0 &&
      until !== undefined &&
      licensedUntil * 1000 < until.getTime() && {
        kind: "licenceEnds",
        text: text.licenceEnds(formatDay(licensedUntil)),
      },
    until !== undefined && until.getTime() - now > YEAR_MS && { kind: "long", text: text.long },
  ];
  return found.filter((warning) => typeof warning === "object");
}
