"use client";

import type { RepresentedChart } from "@chartkey/sdk";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useDismiss } from "@/queries/acting.ts";

const { acting: text } = messages;

export function GiveUp({ chart }: { chart: RepresentedChart }) {
  const { actor } = useSession();
  const dismiss = useDismiss();
  const toast = useToast();
  const router = useRouter();
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5">
      <p className="text-sm text-muted">{text.giveUpText}</p>
      {dismiss.error && <ErrorState error={dismiss.error} />}
      <Button
        variant="dangerQuiet"
        busy={dismiss.isPending}
        onClick={() => {
          whenDone(dismiss.mutateAsync({ proxy: actor.actor, patient: chart.patient }), () => {
            toast(text.gaveUp);
            router.push("/acting");
          });
        }}
      >
        {text.giveUp}
      </Button>
    </div>
  );
}
