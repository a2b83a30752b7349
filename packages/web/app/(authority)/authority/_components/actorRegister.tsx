"use client";

import { useQuery } from "@tanstack/react-query";
import { Building2, Stethoscope } from "lucide-react";
import { useState } from "react";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { Table } from "@/components/ui/table.tsx";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { directoryQuery } from "@/queries/people.ts";
import { type Act, ActDialog } from "./actDialog.tsx";
import { ActorTableRow } from "./actorTableRow.tsx";

const { authority: text } = messages;

/** Everyone of a kind, with what the authority may do about them. */
export function ActorRegister({ kind }: { kind: "clinician" | "organization" }) {
  const vault = useVault();
  const { data, error, refetch } = useQuery(directoryQuery(vault, kind));
  const [act, setAct] = useState<Act>();
  const title = kind === "clinician" ? text.tabs.clinicians : text.tabs.organizations;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending />;
  if (data.length === 0)
    return (
      <Empty
        icon={kind === "clinician" ? Stethoscope : Building2}
        title={kind === "clinician" ? text.empty.clinicians : text.empty.organizations}
      >
        {text.emptyText}
      </Empty>
    );
  const { number, name, about, standing, until, act: actTitle } = text.columns;
  return (
    <>
      <Table label={title} head={[number, name, about, standing, until, actTitle]}>
        {data.map((actor) => (
          <ActorTableRow key={String(actor.actor)} actor={actor} onAct={setAct} />
        ))}
      </Table>
      {act !== undefined && (
        <ActDialog
          act={act}
          onClose={() => {
            setAct(undefined);
          }}
        />
      )}
    </>
  );
}
