"use client";

import type { DisputeView, RecordView, Words } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Badge, type Tone } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { usePersonName } from "@/features/chart/personName.tsx";
import { useOrganization } from "@/features/chart/underOrganization.tsx";
import { AnswerForm } from "@/features/dispute/answerForm.tsx";
import { describeError } from "@/lib/errors.ts";
import { formatMoment } from "@/lib/format.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { disputesQuery } from "@/queries/disputes.ts";

const { disputes: text } = messages;
const tones: Record<DisputeView["state"], Tone> = {
  open: "warn",
  confirmed: "good",
  refused: "neutral",
  amended: "good",
  withdrawn: "neutral",
};

/** What was said about a record and answered, for everybody who reads it; its author answers here. */
export function DisputePanel({ record, patient }: { record: RecordView; patient: bigint }) {
  const { vault, actor } = useSession();
  const organization = useOrganization();
  const { author, sequence } = record;
  const { data, error, refetch } = useQuery(disputesQuery(vault, { patient, author, sequence }, organization));
  const [answering, setAnswering] = useState(false);
  const mayAnswer = author === actor.actor && record.status === "disputed";
  return (
    <Card className="space-y-5">
      <h2 className="text-lg font-semibold">{data !== undefined && data.length > 1 ? text.titleMany : text.title}</h2>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <Pending label={text.loading} lines={1} />}
      {data !== undefined && (
        <ul aria-label={text.titleMany} className="space-y-6">
          {data.map((dispute) => (
            <li key={dispute.version}>
              <One dispute={dispute} author={author} patient={patient} />
            </li>
          ))}
        </ul>
      )}
      {mayAnswer && !answering && (
        <Button
          onClick={() => {
            setAnswering(true);
          }}
        >
          {text.answer}
        </Button>
      )}
      {mayAnswer && answering && (
        <AnswerForm
          record={record}
          patient={patient}
          onClose={() => {
            setAnswering(false);
          }}
        />
      )}
    </Card>
  );
}

function One({ dispute, author, patient }: { dispute: DisputeView; author: bigint; patient: bigint }) {
  const opener = usePersonName(dispute.by, patient);
  const writer = usePersonName(author, patient);
  const { state, at, settledAt, words, answer } = dispute;
  return (
    <div className="space-y-3">
      <Badge tone={tones[state]}>{text.states[state]}</Badge>
      <Said who={text.saysAt(opener, formatMoment(at))} words={words} />
      {answer !== undefined && settledAt !== undefined && (
        <Said who={text.saysAt(writer, formatMoment(settledAt))} words={answer} />
      )}
      {answer === undefined && settledAt !== undefined && (
        <p className="text-sm text-muted">{text.settledAt(formatMoment(settledAt))}</p>
      )}
    </div>
  );
}

function Said({ who, words }: { who: string; words: Words }) {
  return (
    <figure className="rounded-xl bg-sunken px-4 py-3">
      <figcaption className="text-sm text-muted">{who}</figcaption>
      {"text" in words ? (
        <blockquote dir="auto" className="mt-1 break-words whitespace-pre-wrap">
          {words.text}
        </blockquote>
      ) : (
        <p className="mt-1 text-sm text-danger">
          {text.unreadable} {describeError(words.problem).summary}
        </p>
      )}
    </figure>
  );
}
