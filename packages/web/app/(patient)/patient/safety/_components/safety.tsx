"use client";

import { Lock } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { Card, PageHeader, Section } from "@/components/ui/card.tsx";
import { Facts } from "@/components/ui/details.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { OwnKey } from "@/features/keys/ownKey.tsx";
import { Locks } from "@/features/locks/locks.tsx";
import { MoveWallet } from "@/features/locks/moveWallet.tsx";
import { OfficeLinks } from "@/features/staff/officeLinks.tsx";
import { useSession, useVaultState } from "@/lib/vault/vaultContext.tsx";
import { formatFhirDate } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { profileQuery } from "@/queries/people.ts";
import { ChartNumber } from "./chartNumber.tsx";

const { safety: text } = messages.patient;

export function Safety() {
  const { actor } = useSession();
  return (
    <>
      <PageHeader title={text.title} description={text.text} />
      <div className="space-y-10">
        <Locks />
        <Section title={text.number} description={text.numberText}>
          <ChartNumber id={String(actor.actor)} />
        </Section>
        <OwnKey />
        <Profile />
        <MoveWallet />
        <OfficeLinks base="/patient/office" />
        <Device />
      </div>
    </>
  );
}

function Profile() {
  const { vault } = useSession();
  const { data, error } = useQuery(profileQuery(vault));
  return (
    <Section title={text.profile} description={text.profileText}>
      {error && <ErrorState error={error} />}
      {data !== undefined && "birthDate" in data && (
        <Card>
          <Facts
            rows={[
              [text.name, data.name],
              [text.birthDate, formatFhirDate(data.birthDate)],
            ]}
          />
        </Card>
      )}
    </Section>
  );
}

function Device() {
  const { lock } = useVaultState();
  const router = useRouter();
  return (
    <Section title={text.device} description={text.deviceText}>
      <Button
        variant="secondary"
        onClick={() => {
          lock();
          router.push("/");
        }}
      >
        <Lock aria-hidden className="size-4" />
        {text.lockNow}
      </Button>
    </Section>
  );
}
