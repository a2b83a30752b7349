"use client";

import { useToast } from "@/components/ui/toast.tsx";
import { PersonForm } from "@/features/staff/personForm.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { useAddMember } from "@/queries/office.ts";

const { organization: text } = messages;

export function AddMember({ organization }: { organization: bigint }) {
  const { actor } = useSession();
  const add = useAddMember();
  const toast = useToast();
  const isOffice = actor.actor === organization;
  return (
    <PersonForm
      numberLabel={text.number}
      untilLabel={text.until}
      save={text.save}
      busy={add.isPending}
      error={add.error}
      onSave={(member, until, done) => {
        add.mutate(
          { organization, member, until },
          {
            onSuccess: ({ keyShared }) => {
              done();
              toast(keyShared ? text.addedWithKey : isOffice ? text.addedWithoutKey : text.added);
            },
          },
        );
      }}
    />
  );
}
