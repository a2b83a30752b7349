"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { PageHeader, Section } from "@/components/ui/card.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { idFrom } from "@/features/chart/links.ts";
import { AddMember } from "@/features/staff/addMember.tsx";
import { Members } from "@/features/staff/members.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { officesQuery } from "@/queries/office.ts";

const { organization: text } = messages;

/** The staff page of a hospital for somebody who runs it on the hospital's behalf. */
export function Office() {
  const { vault } = useSession();
  const organization = idFrom(useSearchParams().get("organization"));
  const { data, error, refetch } = useQuery(officesQuery(vault));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending />;
  const office = data.find((candidate) => candidate.organization === organization);
  if (office === undefined) return <Notice tone="warn">{text.notYours}</Notice>;
  return (
    <>
      <PageHeader title={text.officeOf(office.name)} description={text.officeText} />
      <div className="space-y-10">
        <Section title={text.add} description={text.addText}>
          <AddMember organization={office.organization} />
        </Section>
        <Section title={text.list}>
          <Members organization={office.organization} />
        </Section>
      </div>
    </>
  );
}
