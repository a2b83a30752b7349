"use client";

import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card, Section } from "@/components/ui/card.tsx";
import { Input } from "@/components/ui/field.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formText } from "@/lib/formText.ts";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { proposedAccountQuery, useProposeAccount } from "@/queries/acting.ts";

const { moving: text } = messages;

/** Offering the account to another wallet, and taking the offer back. That wallet accepts on the start page. */
export function MoveWallet() {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(proposedAccountQuery(vault));
  return (
    <Section title={text.title} description={text.text}>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <Pending lines={1} />}
      {data === null && <Offer />}
      {typeof data === "string" && <Standing account={data} />}
    </Section>
  );
}

function Offer() {
  const propose = useProposeAccount();
  const toast = useToast();
  const [bad, setBad] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const account = formText(event.currentTarget, "account").trim();
    const problem = !/^0x[0-9a-fA-F]{40}$/.test(account);
    setBad(problem);
    if (problem) return;
    whenDone(propose.mutateAsync(account), () => {
      toast(text.offered);
    });
  };
  return (
    <Card>
      <form noValidate onSubmit={submit} className="space-y-4">
        <Input
          name="account"
          dir="ltr"
          label={text.address}
          hint={text.addressHint}
          autoComplete="off"
          spellCheck={false}
          error={bad ? text.addressBad : undefined}
        />
        {propose.error && <ErrorState error={propose.error} />}
        <p className="text-sm text-muted">{text.before}</p>
        <div className="flex justify-end">
          <Button type="submit" variant="secondary" busy={propose.isPending}>
            {text.offer}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Standing({ account }: { account: string }) {
  const propose = useProposeAccount();
  const toast = useToast();
  return (
    <Notice tone="warn" title={text.standing}>
      <p className="break-words">{text.standingText(account)}</p>
      <p>{text.before}</p>
      {propose.error && <ErrorState error={propose.error} />}
      <Button
        variant="secondary"
        size="small"
        busy={propose.isPending}
        onClick={() => {
          whenDone(propose.mutateAsync(undefined), () => {
            toast(text.takenBack);
          });
        }}
      >
        {text.takeBack}
      </Button>
    </Notice>
  );
}
