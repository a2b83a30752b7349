"use client";

import type { DeviceView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Watch } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Card, PageHeader, Section } from "@/components/ui/card.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { devicesQuery } from "@/queries/devices.ts";
import { ConnectForm } from "./connectForm.tsx";
import { DeviceCard } from "./deviceCard.tsx";

const { devices: text } = messages;

export function Devices() {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(devicesQuery(vault));
  return (
    <>
      <ButtonLink href="/patient/sharing" variant="quiet" size="small" className="mb-3 -ms-3">
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {text.back}
      </ButtonLink>
      <PageHeader title={text.title} description={text.text} />
      <div className="space-y-10">
        <div>
          {error && <ErrorState error={error} retry={() => void refetch()} />}
          {!error && data === undefined && <Pending />}
          {data !== undefined && <Now devices={data} />}
        </div>
        <Section title={text.formTitle}>
          <Card>
            <ConnectForm />
          </Card>
        </Section>
      </div>
    </>
  );
}

function Now({ devices }: { devices: readonly DeviceView[] }) {
  if (devices.length === 0)
    return (
      <Empty icon={Watch} title={text.emptyTitle}>
        {text.emptyText}
      </Empty>
    );
  return (
    <Section title={text.now}>
      {devices.map((device) => (
        <DeviceCard key={String(device.device)} device={device} />
      ))}
    </Section>
  );
}
