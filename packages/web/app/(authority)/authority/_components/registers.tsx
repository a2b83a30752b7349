"use client";

import { Tabs } from "@/components/ui/tabs.tsx";
import { messages } from "@/messages/index.ts";
import { ActHistory } from "./actHistory.tsx";
import { ActorRegister } from "./actorRegister.tsx";

const { tabs } = messages.authority;

export function Registers() {
  return (
    <Tabs
      label={tabs.label}
      tabs={[
        { id: "clinicians", label: tabs.clinicians, content: <ActorRegister kind="clinician" /> },
        { id: "organizations", label: tabs.organizations, content: <ActorRegister kind="organization" /> },
        { id: "history", label: tabs.history, content: <ActHistory /> },
      ]}
    />
  );
}
