import { Building2, ChevronRight, HeartPulse, type LucideIcon, Scale, Stethoscope } from "lucide-react";
import Link from "next/link";
import type { ActorRow } from "@chartkey/sdk/wire";
import { messages } from "@/messages/index.ts";

const { start } = messages;

function DoorLink({ href, icon: Icon, title, text }: { href: string; icon: LucideIcon; title: string; text: string }) {
  return (
    <Link href={href} className="flex items-center gap-4 rounded-2xl border border-line p-4 hover:bg-sunken">
      <span className="grid size-11 shrink-0 place-items-center rounded-2xl bg-accent-soft text-accent">
        <Icon aria-hidden className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        <span className="block text-sm text-muted">{text}</span>
      </span>
      <ChevronRight aria-hidden className="size-5 text-muted rtl:-scale-x-100" />
    </Link>
  );
}

export function ActorLinks({ actors, regulator }: { actors: readonly ActorRow[]; regulator: boolean }) {
  return (
    <div className="space-y-3">
      {actors.map(({ actor, kind }) => {
        const id = String(actor);
        if (kind === "patient")
          return (
            <DoorLink
              key={id}
              href="/patient"
              icon={HeartPulse}
              title={start.openPatient}
              text={start.chartNumber(id)}
            />
          );
        if (kind === "clinician")
          return (
            <DoorLink key={id} href="/clinic" icon={Stethoscope} title={start.openClinic} text={start.number(id)} />
          );
        if (kind === "organization")
          return (
            <DoorLink
              key={id}
              href="/organization"
              icon={Building2}
              title={start.openOrganization}
              text={start.number(id)}
            />
          );
        return null;
      })}
      {regulator && <DoorLink href="/authority" icon={Scale} title={start.openAuthority} text={start.authorityText} />}
    </div>
  );
}
