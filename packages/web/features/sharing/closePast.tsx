"use client";

import type { LeftOutReason, LeftOutRecord, StrongRevokeReturn } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { Progress } from "@/components/ui/progress.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { Withheld } from "@/features/sharing/withheld.tsx";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { formatBytes } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { type StrongRevoke, strongPreviewQuery } from "@/queries/strongRevoke.ts";

const { past: text } = messages.patient;

interface ClosePastProps {
  grantee: bigint;
  name: string;
  run: StrongRevoke;
  /** Beside a more important button. */
  quiet?: boolean;
}

/** New keys for everything that somebody could read: what it is, how far it is, and what it leaves. */
export function ClosePast({ grantee, name, run, quiet = false }: ClosePastProps) {
  const { running, result, error, start } = run;
  return (
    <div className="space-y-4">
      <p>{text.explain(name)}</p>
      <p className="text-sm text-muted">{text.limits}</p>
      {running && <Running name={name} run={run} />}
      {error && !running && (
        <>
          <ErrorState error={error} retry={start} />
          <p className="text-sm text-muted">{text.cutOff}</p>
        </>
      )}
      {result !== undefined && !running && !error && <Outcome result={result} start={start} />}
      {result === undefined && !running && !error && <Offer grantee={grantee} start={start} quiet={quiet} />}
    </div>
  );
}

function Offer({ grantee, start, quiet }: { grantee: bigint; start: () => void; quiet: boolean }) {
  const { data, error, refetch } = useQuery(strongPreviewQuery(useVault(), grantee));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending label={text.counting} lines={1} />;
  return (
    <>
      <p className="font-semibold">{data.records === 0 ? text.none : text.count(data.records)}</p>
      <Stays leftOut={data.leftOut} />
      {data.records > 0 && (
        <Button variant={quiet ? "secondary" : "primary"} onClick={start}>
          {text.start}
        </Button>
      )}
    </>
  );
}

function Running({ name, run: { progress, pausing, pause } }: { name: string; run: StrongRevoke }) {
  const { done = 0, total = 0, bytes = 0 } = progress ?? {};
  return (
    <div className="space-y-4">
      <Progress
        label={text.progress(name)}
        value={total === 0 ? 0 : done / total}
        text={progress === undefined ? text.counting : text.step(done, total, formatBytes(bytes))}
      />
      {pausing ? (
        <p className="text-sm text-muted">{text.pausing}</p>
      ) : (
        <Button variant="secondary" onClick={pause}>
          {text.pause}
        </Button>
      )}
    </div>
  );
}

function Outcome({ result, start }: { result: StrongRevokeReturn; start: () => void }) {
  const { finished, resealed, remaining, undeleted, leftOut, withheld } = result;
  const done = leftOut.length === 0 ? text.doneTitle : text.closableTitle;
  return (
    <div className="space-y-4">
      <Notice tone={finished ? "good" : "info"} role="status" title={finished ? done : text.partTitle}>
        {resealed > 0 && <p>{text.doneText(resealed)}</p>}
        {remaining > 0 && <p>{text.partText(remaining)}</p>}
        {undeleted > 0 && <p>{text.undeleted(undeleted)}</p>}
      </Notice>
      <Withheld people={withheld} />
      <Stays leftOut={leftOut} />
      {!finished && <Button onClick={start}>{text.goOn}</Button>}
    </div>
  );
}

/** What is left out, counted by the reason. */
function Stays({ leftOut }: { leftOut: readonly LeftOutRecord[] }) {
  if (leftOut.length === 0) return null;
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  const count = (one: LeftOutReason): number => leftOut.filter(({ reason }) => reason === one).length;
  return (
    <section aria-label={text.staysTitle} className="space-y-2">
      <h3 className="font-semibold">{text.staysTitle}</h3>
      <ul className="list-disc space-y-1 ps-5 text-sm">
        {reasons.map((reason) => (
          <li key={reason}>{text.stays[reason](count(reason))}</li>
        ))}
      </ul>
    </section>
  );
}
