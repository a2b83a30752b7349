"use client";

import { useQuery } from "@tanstack/react-query";
import type { KeyView } from "@chartkey/sdk";
import { Camera, Check, Fingerprint } from "lucide-react";
import { useId } from "react";
import { Badge, type Tone } from "@/components/ui/badge.tsx";
import { Button, buttonLook } from "@/components/ui/button.tsx";
import { Details } from "@/components/ui/details.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { cn } from "@/lib/cn.ts";
import { formatMoment } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { keyQuery, useCompareCode, useTrustKey } from "@/queries/keys.ts";
import { SafetyWords } from "./safetyWords.tsx";

const { check: text } = messages.keys;
const tones: Readonly<Record<KeyView["state"], Tone>> = {
  own: "neutral",
  new: "warn",
  seen: "neutral",
  checked: "good",
  changed: "danger",
};

/** Whether a key is really the other person's: what is known of it, and the words to compare. */
export function KeyCheck({ actor, name }: { actor: bigint; name: string }) {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(keyQuery(vault, actor));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending lines={1} />;
  return (
    <section aria-label={text.title(name)} className="rounded-2xl border border-line p-4 sm:p-5">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h3 className="flex items-center gap-2 font-semibold">
          <Fingerprint aria-hidden className="size-5 shrink-0 text-accent" />
          {text.title(name)}
        </h3>
        <Badge tone={tones[data.state]}>{text.states[data.state]}</Badge>
      </div>
      {data.checkedAt !== null && <p className="text-sm text-muted">{text.checkedAt(formatMoment(data.checkedAt))}</p>}
      <Details summary={text.words(name)}>
        <Compare keyView={data} name={name} />
      </Details>
    </section>
  );
}

function Compare({ keyView, name }: { keyView: KeyView; name: string }) {
  const trust = useTrustKey();
  const compare = useCompareCode();
  const picture = useId();
  const { actor, digest, words, code, state, nodes } = keyView;
  const look = (file: File | undefined): void => {
    if (file !== undefined) compare.mutate({ actor, picture: file });
  };
  return (
    <div className="space-y-4">
      <p>{text.text(name)}</p>
      <SafetyWords words={words} code={code} label={text.words(name)} codeLabel={text.codeLabel(name)} />
      <p className="text-muted">{nodes === 1 ? text.oneNode : text.manyNodes(nodes)}</p>
      {(trust.error ?? compare.error) && <ErrorState error={trust.error ?? compare.error} />}
      <div className="flex flex-wrap gap-3">
        <Button
          size="small"
          busy={trust.isPending}
          disabled={state === "checked"}
          onClick={() => {
            trust.mutate({ actor, digest, compared: true });
          }}
        >
          <Check aria-hidden className="size-4" />
          {text.same}
        </Button>
        <label
          htmlFor={picture}
          className={cn(
            buttonLook({ variant: "secondary", size: "small" }),
            "cursor-pointer whitespace-normal has-focus-visible:outline-2",
          )}
        >
          <Camera aria-hidden className="size-4 shrink-0" />
          {text.picture}
          <input
            id={picture}
            type="file"
            accept="image/*"
            capture="environment"
            aria-label={text.pictureLabel}
            className="sr-only"
            onChange={(event) => {
              look(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
      </div>
    </div>
  );
}
