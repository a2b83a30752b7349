"use client";

import { useQuery } from "@tanstack/react-query";
import { RequireWallet } from "@/features/access/requireActor.tsx";
import { ConnectCard } from "@/features/access/connectCard.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { useWalletStatus } from "@/lib/wallet/useWalletStatus.ts";
import { messages } from "@/messages/index.ts";
import { isRegulatorQuery } from "@/queries/office.ts";
import { myActorsQuery } from "@/queries/people.ts";
import { ActorLinks } from "./actorLinks.tsx";
import { Offers } from "./offers.tsx";
import { SignUpLinks } from "./signUpLinks.tsx";

/** Connect; then choose where to go, or sign up. */
export function Start() {
  const status = useWalletStatus();
  if (status === "waiting") return <Pending lines={2} />;
  if (status === "disconnected") return <ConnectCard />;
  return (
    <RequireWallet>
      <Doors />
    </RequireWallet>
  );
}

function Doors() {
  const vault = useVault();
  const actors = useQuery(myActorsQuery(vault));
  const regulator = useQuery(isRegulatorQuery(vault));
  const error = actors.error ?? regulator.error;
  if (error)
    return (
      <ErrorState
        error={error}
        retry={() => {
          void actors.refetch();
          void regulator.refetch();
        }}
      />
    );
  if (actors.data === undefined || regulator.data === undefined) return <Pending lines={2} />;
  const known = actors.data.length > 0 || regulator.data;
  return (
    <div className="space-y-6">
      <Offers />
      {known && (
        <Card className="space-y-4">
          <div>
            <h2 className="text-xl font-semibold">{messages.start.welcomeBack}</h2>
            <p className="mt-1 text-muted">{messages.start.chooseActor}</p>
          </div>
          <ActorLinks actors={actors.data} regulator={regulator.data} />
        </Card>
      )}
      {!regulator.data && <SignUpLinks more={known} except={actors.data.map(({ kind }) => kind)} />}
    </div>
  );
}
