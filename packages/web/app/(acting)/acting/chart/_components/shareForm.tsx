"use client";

import { type Purpose, PURPOSES, purposeSchema } from "@chartkey/sdk/wire";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Input, Select } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { idFrom } from "@/features/chart/links.ts";
import { CheckedShare } from "@/features/keys/checkedShare.tsx";
import { KeyCheck } from "@/features/keys/keyCheck.tsx";
import { DecisionForm } from "@/features/sharing/decisionForm.tsx";
import { dayWithin, type Decision, endWithin, type Limits, problemsOf } from "@/features/sharing/limits.ts";
import { daysFromNow } from "@/lib/format.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { publicProfileQuery } from "@/queries/people.ts";
import { useGrant } from "@/queries/sharing.ts";

const { acting: text } = messages;
const DEFAULT_DAYS = 30;

/** Sharing without having been asked: with somebody whose number is known. */
export function ShareForm({ patient, limits }: { patient: bigint; limits: Limits }) {
  const empty = (): Decision => ({
    read: [],
    write: [],
    until: dayWithin(daysFromNow(DEFAULT_DAYS), limits),
    history: "all",
  });
  const [decision, setDecision] = useState(empty);
  const [number, setNumber] = useState("");
  const [purpose, setPurpose] = useState<Purpose>("TREAT");
  const grant = useGrant();
  const toast = useToast();
  // Looked up when the field is left: a number that is half typed is somebody else's.
  const [grantee, setGrantee] = useState<bigint>();
  const numberBad = number !== "" && idFrom(number.trim()) === undefined;
  const problem = problemsOf(decision, limits);
  const share = (): void => {
    if (grantee === undefined) return;
    const { read, write, until, history } = decision;
    const form = { patient, grantee, read, write, purpose, expiresAt: endWithin(until, limits), history };
    whenDone(grant.mutateAsync(form), () => {
      setDecision(empty());
      setNumber("");
      setGrantee(undefined);
      toast(text.shared);
    });
  };
  return (
    <div className="space-y-6">
      <div className="grid gap-5 sm:grid-cols-2">
        <Input
          label={text.shareNumber}
          inputMode="numeric"
          autoComplete="off"
          value={number}
          error={numberBad ? text.shareNumberBad : undefined}
          onChange={(event) => {
            setNumber(event.target.value);
            setGrantee(undefined);
          }}
          onBlur={() => {
            setGrantee(idFrom(number.trim()));
          }}
        />
        <Select
          label={text.purpose}
          value={purpose}
          onChange={(event) => {
            setPurpose(purposeSchema.parse(event.target.value));
          }}
        >
          {PURPOSES.filter((code) => code !== "NONE").map((code) => (
            <option key={code} value={code}>
              {messages.common.purposes[code]}
            </option>
          ))}
        </Select>
      </div>
      <DecisionForm patient={patient} decision={decision} onChange={setDecision} limits={limits} />
      {grant.error && <ErrorState error={grant.error} />}
      {grantee !== undefined && (
        <Recipient
          key={String(grantee)}
          grantee={grantee}
          until={problem === undefined ? endWithin(decision.until, limits) : undefined}
          busy={grant.isPending}
          onShare={share}
        />
      )}
    </div>
  );
}

interface RecipientProps {
  grantee: bigint;
  /** Absent while the form is not complete. */
  until: Date | undefined;
  busy: boolean;
  onShare: () => void;
}

/** Who has that number, whether the key is theirs, and the button that shares. */
function Recipient({ grantee, until, busy, onShare }: RecipientProps) {
  const { vault } = useSession();
  const { data: profile, isPending } = useQuery(publicProfileQuery(vault, grantee));
  const name = profile?.name ?? messages.common.unknownPerson(String(grantee));
  return (
    <>
      <KeyCheck actor={grantee} name={name} />
      <div className="flex flex-wrap items-center justify-end gap-4">
        <p className="text-sm text-muted">{messages.patient.requests.wallet}</p>
        <CheckedShare
          grantee={grantee}
          name={name}
          profile={profile}
          until={until}
          label={text.shareSave}
          busy={busy}
          disabled={until === undefined || isPending}
          onShare={onShare}
        />
      </div>
    </>
  );
}
