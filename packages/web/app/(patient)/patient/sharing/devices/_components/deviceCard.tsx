"use client";

import type { DeviceGap, DeviceView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Facts } from "@/components/ui/details.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { labelsOf } from "@/features/chart/compartments.tsx";
import { formatDay, formatMoment } from "@/lib/format.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery } from "@/queries/chart.ts";
import { useRevoke } from "@/queries/sharing.ts";

const { devices: text } = messages;
/** So many gaps are named, the newest of them. */
const SHOWN = 5;

/** One device: what it may add to, what it added and what is missing, and the end of it with one press. */
export function DeviceCard({ device: view }: { device: DeviceView }) {
  const { vault, actor } = useSession();
  const { data: parts } = useQuery(compartmentsQuery(vault, actor.actor));
  const revoke = useRevoke();
  const toast = useToast();
  const { device, state, compartments, expiresAt, records, lastAt, gaps } = view;
  const name = view.name ?? text.unnamed(String(device));
  const connected = state === "live" || state === "notYet";
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h3 className="text-lg font-semibold break-words">{name}</h3>
        <Badge tone={state === "live" ? "good" : "neutral"}>{text.states[state]}</Badge>
      </div>
      <Facts
        rows={[
          [text.number, String(device)],
          [text.parts, labelsOf(compartments, parts)],
          ...(connected ? [[text.until, formatDay(expiresAt)] as const] : []),
          [text.last, lastAt === undefined ? text.never : formatMoment(lastAt)],
          [text.count, String(records)],
          ...(records > 0 && gaps.length === 0 ? [[text.gapsTitle, text.noGaps] as const] : []),
        ]}
      />
      {gaps.length > 0 && <Gaps gaps={gaps} />}
      {revoke.error && <ErrorState error={revoke.error} />}
      {connected && (
        <div className="flex justify-end">
          <Button
            variant="dangerQuiet"
            aria-label={text.stopLabel(name)}
            busy={revoke.isPending}
            onClick={() => {
              whenDone(revoke.mutateAsync({ grantee: device }), () => {
                toast(text.stopped(name));
              });
            }}
          >
            {text.stop}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Gaps({ gaps }: { gaps: readonly DeviceGap[] }) {
  const shown = gaps.slice(-SHOWN).reverse();
  const more = gaps.length - shown.length;
  return (
    <Notice tone="warn" title={text.gapsTitle}>
      <ul className="space-y-1">
        {shown.map(({ from, missing, after, before }) => (
          <li key={from}>
            {text.gap(missing, after === undefined ? undefined : formatMoment(after), formatMoment(before))}
          </li>
        ))}
        {more > 0 && <li>{text.moreGaps(more)}</li>}
      </ul>
      <p className="text-muted">{text.gapsHint}</p>
    </Notice>
  );
}
