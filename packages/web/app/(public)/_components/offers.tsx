"use client";

import type { ActorOnChain } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { offersQuery, useAcceptAccount } from "@/queries/acting.ts";

const { moving: text } = messages;

/** Accounts that another wallet offered to the connected one. */
export function Offers() {
  const { data, error, refetch } = useQuery(offersQuery(useVault()));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return data?.map((offer) => <OfferCard key={String(offer.actor)} offer={offer} />);
}

function OfferCard({ offer }: { offer: ActorOnChain }) {
  const accept = useAcceptAccount();
  const toast = useToast();
  const kind = text.kinds[offer.kind];
  return (
    <Card className="space-y-4">
      <div>
        <h2 className="text-xl font-semibold">{text.acceptTitle(kind, String(offer.actor))}</h2>
        <p className="mt-1 text-muted">{text.acceptText}</p>
      </div>
      {accept.error && <ErrorState error={accept.error} />}
      <Button
        busy={accept.isPending}
        onClick={() => {
          whenDone(accept.mutateAsync(offer.actor), () => {
            toast(text.accepted);
          });
        }}
      >
        {text.accept}
      </Button>
    </Card>
  );
}
