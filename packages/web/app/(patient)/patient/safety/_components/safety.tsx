"use client";

import { KeyRound, Lock, Wallet } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { Card, PageHeader, Section } from "@/components/ui/card.tsx";
import { Facts } from "@/components/ui/details.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useSession, useVaultState } from "@/lib/vault/vaultContext.tsx";
import { formatDay, formatFhirDate } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { locksQuery, profileQuery } from "@/queries/people.ts";
import { ChartNumber } from "./chartNumber.tsx";

const { safety: text } = messages.patient;

export function Safety() {
  const { actor } = useSession();
  return (
    <>
      <PageHeader title={text.title} description={text.text} />
      <div className="space-y-10">
        <Section title={text.number} description={text.numberText}>
          <ChartNumber id={String(actor.actor)} />
        </Section>
        <Locks />
        <Profile />
        <Device />
      </div>
    </>
  );
}

function Locks() {
  const { vault } = useSession();
  const { data, error } = useQuery(locksQuery(vault));
  return (
    <Section title={text.locks} description={text.locksText}>
      {error && <ErrorState error={error} />}
      {!error && data === undefined && <Pending lines={2} />}
      <ul className="space-y-3">
        {data?.map(({ id, kind, createdAt }) => {
          const Icon = kind === "wallet" ? Wallet : KeyRound;
          return (
            <li key={id}>
              <Card className="flex items-center gap-4 p-4 sm:p-4">
                <span className="grid size-10 place-items-center rounded-xl bg-accent-soft text-accent">
                  <Icon aria-hidden className="size-5" />
                </span>
                <div>
                  <p className="font-medium">{text.lockKinds[kind]}</p>
                  <p className="text-sm text-muted">{text.lockSince(formatDay(new Date(createdAt)))}</p>
                </div>
              </Card>
            </li>
          );
        })}
      </ul>
    </Section>
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
