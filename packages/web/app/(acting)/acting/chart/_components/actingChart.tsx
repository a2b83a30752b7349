"use client";

import type { RepresentedChart } from "@chartkey/sdk";
import { Tabs } from "@/components/ui/tabs.tsx";
import { WithRepresented } from "@/features/acting/withRepresented.tsx";
import { labelOf } from "@/features/chart/compartments.tsx";
import type { Limits } from "@/features/sharing/limits.ts";
import { messages } from "@/messages/index.ts";
import { ActingRecords } from "./actingRecords.tsx";
import { ActingRequests } from "./actingRequests.tsx";
import { ActingSharing } from "./actingSharing.tsx";
import { GiveUp } from "./giveUp.tsx";

const { tabs } = messages.acting;

export interface ActingProps {
  chart: RepresentedChart;
  limits: Limits;
}

function limitsOf({ compartments, labels, reads, until }: RepresentedChart): Limits {
  return { parts: compartments.map((index) => ({ index, label: labelOf(index, labels) })), readable: reads, until };
}

export function ActingChart() {
  return (
    <WithRepresented>
      {(chart) => {
        const shared: ActingProps = { chart, limits: limitsOf(chart) };
        return (
          <div className="space-y-10">
            <Tabs
              label={tabs.label}
              tabs={[
                { id: "requests", label: tabs.requests, content: <ActingRequests {...shared} /> },
                { id: "sharing", label: tabs.sharing, content: <ActingSharing {...shared} /> },
                { id: "records", label: tabs.records, content: <ActingRecords chart={chart} /> },
              ]}
            />
            <GiveUp chart={chart} />
          </div>
        );
      }}
    </WithRepresented>
  );
}
