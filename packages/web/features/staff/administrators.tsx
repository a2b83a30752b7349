"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { Cell, Row, Table } from "@/components/ui/table.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { PersonForm } from "@/features/staff/personForm.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { administratorsQuery, useAddAdministrator, useRemoveAdministrator } from "@/queries/office.ts";

const { organization } = messages;
const { administrators: text } = organization;

/** Who manages the staff besides the hospital's own account. */
export function Administrators() {
  const { vault, actor } = useSession();
  const { data, error, refetch } = useQuery(administratorsQuery(vault, actor.actor));
  const remove = useRemoveAdministrator();
  const toast = useToast();
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending lines={1} />;
  if (data.length === 0) return <p className="text-muted">{text.none}</p>;
  const { number, name, until, act } = organization.columns;
  return (
    <div className="space-y-3">
      {remove.error && <ErrorState error={remove.error} />}
      <Table label={text.title} head={[number, name, until, act]}>
        {data.map(({ administrator, profile, until: end }) => {
          const shownName = profile?.name ?? messages.common.unknownPerson(String(administrator));
          return (
            <Row key={String(administrator)}>
              <Cell label={number} className="tabular-nums">
                {String(administrator)}
              </Cell>
              <Cell label={name} className="font-medium">
                {shownName}
              </Cell>
              <Cell label={until} className="whitespace-nowrap text-muted">
                {formatDay(end)}
              </Cell>
              <Cell label={act}>
                <Button
                  size="small"
                  variant="dangerQuiet"
                  aria-label={text.removeName(shownName)}
                  busy={remove.isPending}
                  onClick={() => {
                    remove.mutate(administrator, {
                      onSuccess: () => {
                        toast(text.removed);
                      },
                    });
                  }}
                >
                  {organization.remove}
                </Button>
              </Cell>
            </Row>
          );
        })}
      </Table>
    </div>
  );
}

export function AddAdministrator() {
  const add = useAddAdministrator();
  const toast = useToast();
  return (
    <PersonForm
      numberLabel={text.number}
      untilLabel={text.until}
      save={text.save}
      busy={add.isPending}
      error={add.error}
      onSave={(administrator, until, done) => {
        add.mutate(
          { administrator, until },
          {
            onSuccess: () => {
              done();
              toast(text.added);
            },
          },
        );
      }}
    />
  );
}
