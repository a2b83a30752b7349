"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { Card, PageHeader } from "@/components/ui/card.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { idFrom } from "@/features/chart/links.ts";
import { messages } from "@/messages/index.ts";
import { useRequestAccess } from "@/queries/sharing.ts";
import { StandingNotice } from "../../_components/standingNotice.tsx";
import { RequestForm } from "@/features/request/requestForm.tsx";

const { request: text } = messages.clinic;

export function RequestAccess() {
  const ask = useRequestAccess();
  const toast = useToast();
  const router = useRouter();
  const patient = idFrom(useSearchParams().get("patient"));
  return (
    <>
      <PageHeader title={text.title} description={text.text} />
      <StandingNotice />
      <Card>
        <RequestForm
          patient={patient}
          busy={ask.isPending}
          error={ask.error}
          onSend={(form) => {
            ask.mutate(form, {
              onSuccess: () => {
                toast(text.sent);
                router.push("/clinic");
              },
            });
          }}
        />
      </Card>
    </>
  );
}
