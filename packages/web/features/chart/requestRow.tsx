import type { OwnRequest } from "@chartkey/sdk";
import { Badge } from "@/components/ui/badge.tsx";
import { formatMoment } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { worklist: text } = messages.clinic;

export function RequestRow({ request }: { request: OwnRequest }) {
  const { patient, at, state } = request;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-5 py-4">
      <div>
        <p className="font-medium">{text.chart(String(patient))}</p>
        <p className="text-sm text-muted">{text.askedAt(formatMoment(at))}</p>
      </div>
      <Badge tone={state === "open" ? "accent" : "neutral"}>{text.requestState[state]}</Badge>
    </li>
  );
}
