"use client";

import { useRouter } from "next/navigation";
import { Card, PageHeader } from "@/components/ui/card.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { RequestForm } from "@/features/request/requestForm.tsx";
import { messages } from "@/messages/index.ts";
import { useRequestAccess } from "@/queries/sharing.ts";

const { request: text } = messages.organization;

/** Asks a patient for the hospital as a whole: everybody on its staff could then open what the patient allows. */
export function Request() {
  const ask = useRequestAccess();
  const toast = useToast();
  const router = useRouter();
  return (
    <>
      <PageHeader title={text.title} description={text.text} />
      <Card>
        <RequestForm
          patient={undefined}
          busy={ask.isPending}
          error={ask.error}
          onSend={(form) => {
            ask.mutate(form, {
              onSuccess: () => {
                toast(messages.clinic.request.sent);
                router.push("/organization/patients");
              },
            });
          }}
        />
      </Card>
    </>
  );
}
