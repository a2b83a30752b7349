"use client";

import { useQuery } from "@tanstack/react-query";
import { Building2 } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Section } from "@/components/ui/card.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { officesQuery } from "@/queries/office.ts";

const { organization: text } = messages;

/** The staff pages that this person runs for a hospital; nothing when there are none. */
export function OfficeLinks({ base }: { base: "/clinic/office" | "/patient/office" }) {
  const { vault } = useSession();
  const { data } = useQuery(officesQuery(vault));
  if (data === undefined || data.length === 0) return null;
  return (
    <Section title={text.offices} description={text.officesText}>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface shadow-card">
        {data.map(({ organization, name, until }) => (
          <li key={String(organization)} className="flex flex-wrap items-center justify-between gap-3 px-5 py-4">
            <div>
              <p className="font-medium">{name}</p>
              <p className="text-sm text-muted">{text.officeUntil(formatDay(until))}</p>
            </div>
            <ButtonLink
              href={`${base}?organization=${String(organization)}`}
              aria-label={text.openOfficeOf(name)}
              variant="secondary"
              size="small"
            >
              <Building2 aria-hidden className="size-4" />
              {text.openOffice}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
