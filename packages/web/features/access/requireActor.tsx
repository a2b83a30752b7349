"use client";

import type { ActorKind } from "@chartkey/sdk/wire";
import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { ConnectCard } from "@/features/access/connectCard.tsx";
import { Gate, RequireNetwork } from "@/features/access/gate.tsx";
import { UnlockCard } from "@/features/access/unlockCard.tsx";
import { useVaultState } from "@/lib/vault/vaultContext.tsx";
import { useWalletStatus } from "@/lib/wallet/useWalletStatus.ts";
import { messages } from "@/messages/index.ts";
import { myActorsQuery } from "@/queries/people.ts";

export type Face = Exclude<ActorKind, "none" | "device">;

/** Shows its children to the unlocked actor of one kind; to anybody else, the next step on the way there. */
export function RequireActor({ kind, children }: { kind: Face; children: ReactNode }) {
  return (
    <Gate>
      <RequireWallet>
        <Unlocked kind={kind}>{children}</Unlocked>
      </RequireWallet>
    </Gate>
  );
}

/** A patient or a clinician, whichever is unlocked: for what people do, whatever they are here as. */
export function RequirePerson({ children }: { children: ReactNode }) {
  const { vault, actor } = useVaultState();
  const { data } = useQuery(myActorsQuery(vault));
  const clinicianOnly = data?.some(({ kind }) => kind === "clinician") && !data.some(({ kind }) => kind === "patient");
  const kind = actor?.kind === "clinician" || (actor === undefined && clinicianOnly) ? "clinician" : "patient";
  return <RequireActor kind={kind}>{children}</RequireActor>;
}

export function RequireWallet({ children }: { children: ReactNode }) {
  const status = useWalletStatus();
  const { vault } = useVaultState();
  if (status === "waiting" || (status === "connected" && vault === undefined)) return <Pending />;
  if (status !== "connected")
    return (
      <div className="mx-auto max-w-lg">
        <ConnectCard title={messages.access.connectFirst} text={messages.access.connectFirstText} />
      </div>
    );
  return <RequireNetwork>{children}</RequireNetwork>;
}

function Unlocked({ kind, children }: { kind: Face; children: ReactNode }) {
  const { vault, actor } = useVaultState();
  const { data, error, refetch } = useQuery(myActorsQuery(vault));
  if (actor?.kind === kind) return children;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending />;
  const mine = data.find((candidate) => candidate.kind === kind);
  if (mine !== undefined) return <UnlockCard actor={mine} face={kind} />;
  return (
    <Empty
      icon={UserPlus}
      title={messages.access.noActor[kind]}
      action={<ButtonLink href={`/welcome?as=${kind}`}>{messages.access.create}</ButtonLink>}
    >
      {messages.access.noActorText}
    </Empty>
  );
}
