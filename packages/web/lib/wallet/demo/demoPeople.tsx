"use client";

import { Building2, HeartPulse, type LucideIcon, Scale, Stethoscope } from "lucide-react";
import type { DemoPerson } from "@chartkey/sdk/wire";
import { privateKeyToAddress } from "viem/accounts";
import { useConnect, useConnectors } from "wagmi";
import { Badge } from "@/components/ui/badge.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useRuntime } from "@/lib/config/runtimeContext.tsx";
import { DEMO_CONNECTOR_PREFIX } from "@/lib/wallet/demo/demoConnector.ts";
import { plainWalletError } from "@/lib/wallet/signer.ts";
import { demo } from "@/messages/demo.ts";
import { messages } from "@/messages/index.ts";

const icons: Record<DemoPerson["role"], LucideIcon> = {
  patient: HeartPulse,
  clinician: Stethoscope,
  organization: Building2,
  authority: Scale,
};

/** Only in demo builds on a local chain: step into the shoes of a synthetic person. */
export function DemoPeople() {
  const { demoPeople = [] } = useRuntime();
  const connectors = useConnectors();
  const { connect, error } = useConnect();
  if (demoPeople.length === 0) return null;

  const step = (person: DemoPerson): void => {
    const address = privateKeyToAddress(person.privateKey as `0x${string}`).toLowerCase();
    const connector = connectors.find(({ id }) => id === DEMO_CONNECTOR_PREFIX + address);
    if (connector !== undefined) connect({ connector });
  };
  return (
    <section aria-label={demo.title} className="rounded-2xl border border-dashed border-line-strong p-4">
      <div className="flex items-center justify-between gap-3">
        <h3 className="font-semibold">{demo.title}</h3>
        <Badge tone="warn">{demo.local}</Badge>
      </div>
      <p className="mt-1 text-sm text-muted">{demo.text}</p>
      <ul className="mt-3 space-y-1">
        {demoPeople.map((person) => {
          const Icon = icons[person.role];
          return (
            <li key={person.privateKey}>
              <button
                type="button"
                onClick={() => {
                  step(person);
                }}
                className="flex w-full items-center gap-3 rounded-xl px-2 py-2 text-start hover:bg-sunken"
              >
                <span className="grid size-9 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent">
                  <Icon aria-hidden className="size-[18px]" />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block text-sm font-medium">
                    <span className="sr-only">{demo.use(person.name)}</span>
                    <bdi aria-hidden>{person.name}</bdi>
                    <span className="ms-2 text-xs font-normal text-muted">{messages.common.roles[person.role]}</span>
                  </span>
                  <span className="block text-sm text-muted">
                    <bdi lang="en">{person.note}</bdi>
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {error && <ErrorState className="mt-3" error={plainWalletError(error)} />}
    </section>
  );
}
