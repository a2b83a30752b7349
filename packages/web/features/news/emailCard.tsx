"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card, Section } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { OneField } from "@/features/news/oneField.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { currentLanguage } from "@/messages/current.ts";
import { messages } from "@/messages/index.ts";
import {
  noticeEmailQuery,
  useConfirmNoticeEmail,
  useForgetNoticeEmail,
  useSetNoticeEmail,
} from "@/queries/noticeEmail.ts";

const { email: text } = messages.news;

/** Being told by e-mail, where the service sends any: an address, then the code that was sent there. */
export function EmailCard() {
  const { vault } = useSession();
  const { data } = useQuery(noticeEmailQuery(vault));
  if (data === undefined || data.state === "unavailable") return null;
  return (
    <Section title={text.title} description={text.text} className="mt-10">
      <Card>
        {data.state === "off" && <AddressForm />}
        {data.state === "waiting" && <CodeForm address={data.address ?? ""} />}
        {data.state === "on" && <TurnedOn address={data.address ?? ""} />}
      </Card>
    </Section>
  );
}

function AddressForm({ onSent }: { onSent?: () => void }) {
  const set = useSetNoticeEmail();
  return (
    <OneField
      name="address"
      type="email"
      autoComplete="email"
      label={text.address}
      action={text.send}
      busy={set.isPending}
      error={set.error}
      problemIn={(address) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? undefined : text.addressBad)}
      onSend={(address) => {
        whenDone(set.mutateAsync({ address, language: currentLanguage() }), () => onSent?.());
      }}
    />
  );
}

function CodeForm({ address }: { address: string }) {
  const confirm = useConfirmNoticeEmail();
  const [again, setAgain] = useState(false);
  const toast = useToast();
  if (again)
    return (
      <AddressForm
        onSent={() => {
          setAgain(false);
        }}
      />
    );
  return (
    <div className="space-y-4">
      <p>{text.sent(address)}</p>
      <OneField
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        label={text.code}
        action={text.confirm}
        busy={confirm.isPending}
        error={confirm.error}
        problemIn={(code) => (/^\d{6}$/.test(code) ? undefined : text.codeBad)}
        onSend={(code) => {
          whenDone(confirm.mutateAsync(code), () => {
            toast(text.turnedOn);
          });
        }}
      />
      <Button
        variant="quiet"
        size="small"
        onClick={() => {
          setAgain(true);
        }}
      >
        {text.other}
      </Button>
    </div>
  );
}

function TurnedOn({ address }: { address: string }) {
  const forget = useForgetNoticeEmail();
  const toast = useToast();
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>{text.on(address)}</p>
        <Button
          variant="secondary"
          size="small"
          busy={forget.isPending}
          onClick={() => {
            whenDone(forget.mutateAsync(undefined), () => {
              toast(text.turnedOff);
            });
          }}
        >
          {text.off}
        </Button>
      </div>
      {forget.error && <ErrorState error={forget.error} />}
    </div>
  );
}
