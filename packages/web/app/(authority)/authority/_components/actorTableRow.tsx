import type { PublicProfile } from "@chartkey/sdk";
import type { ActorRow } from "@chartkey/sdk/wire";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Cell, Row } from "@/components/ui/table.tsx";
import { type Standing, standingOf, standingTones } from "@/features/standing/standing.ts";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import type { Act } from "./actDialog.tsx";

const { authority: text } = messages;

type Kind = "clinician" | "organization";

/** What can be done with somebody of this standing, and how the button says it. */
function actsFor(kind: Kind, standing: Standing): { act: Act["act"]; label: string }[] {
  const [first, again] =
    kind === "clinician" ? [text.license, text.renewLicense] : [text.accredit, text.renewAccreditation];
  const act = kind === "clinician" ? "license" : "accredit";
  if (standing === "none") return [{ act, label: first }];
  if (standing === "suspended") return [{ act: "reinstate", label: text.reinstate }];
  return [
    { act, label: again },
    { act: "suspend", label: text.suspend },
  ];
}

export function ActorTableRow({
  actor,
  onAct,
}: {
  actor: ActorRow & { shown: PublicProfile | undefined };
  onAct: (act: Act) => void;
}) {
  const kind: Kind = actor.kind === "organization" ? "organization" : "clinician";
  const standing = standingOf(actor);
  const name = actor.shown?.name ?? text.unnamed;
  const about = [actor.shown?.speciality, actor.shown?.city].filter(Boolean).join(" · ");
  return (
    <Row>
      <Cell label={text.columns.number} className="tabular-nums">
        {String(actor.actor)}
      </Cell>
      <Cell label={text.columns.name} className="font-medium whitespace-nowrap">
        {name}
      </Cell>
      <Cell label={text.columns.about} className="text-muted">
        {about}
      </Cell>
      <Cell label={text.columns.standing}>
        <Badge tone={standingTones[standing]}>{messages.common.standing[standing]}</Badge>
      </Cell>
      <Cell label={text.columns.until} className="whitespace-nowrap text-muted">
        {actor.validUntil > 0 ? formatDay(actor.validUntil) : "—"}
      </Cell>
      <Cell label={text.columns.act}>
        <span className="flex flex-wrap gap-2 max-sm:justify-end">
          {actsFor(kind, standing).map(({ act, label }) => (
            <Button
              key={act}
              size="small"
              variant={act === "suspend" ? "dangerQuiet" : "secondary"}
              aria-label={text.actFor(label, name)}
              onClick={() => {
                onAct({ act, actor: actor.actor, title: text.actFor(label, name) });
              }}
            >
              {label}
            </Button>
          ))}
        </span>
      </Cell>
    </Row>
  );
}
