"use client";

import { useQuery } from "@tanstack/react-query";
import { Card, Section } from "@/components/ui/card.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { ownKeyQuery } from "@/queries/keys.ts";
import { SafetyWords } from "./safetyWords.tsx";

const { own: text } = messages.keys;

/** The words that this person reads out to whoever shares with them. */
export function OwnKey() {
  const { vault } = useSession();
  const { data, error } = useQuery(ownKeyQuery(vault));
  return (
    <Section title={text.title} description={text.text}>
      {error && <ErrorState error={error} />}
      {!error && data === undefined && <Pending lines={2} />}
      {data !== undefined && (
        <Card>
          <SafetyWords words={data.words} code={data.code} label={text.words} codeLabel={text.codeLabel} />
        </Card>
      )}
    </Section>
  );
}
