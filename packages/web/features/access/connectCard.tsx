"use client";

import { useConnectModal } from "@rainbow-me/rainbowkit";
import { Wallet } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { DemoPeople } from "@/lib/wallet/demo/index.ts";
import { messages } from "@/messages/index.ts";

export function ConnectCard({
  title = messages.start.connectTitle,
  text = messages.start.connectText,
}: {
  title?: string;
  text?: string;
}) {
  const { openConnectModal, connectModalOpen } = useConnectModal();
  return (
    <Card className="space-y-5">
      <div>
        <h2 className="text-xl font-semibold">{title}</h2>
        <p className="mt-1 text-muted">{text}</p>
      </div>
      <Button className="w-full" size="large" busy={connectModalOpen} onClick={openConnectModal}>
        <Wallet aria-hidden className="size-5" />
        {messages.start.connect}
      </Button>
      <p className="text-sm text-muted">{messages.start.noWalletHint}</p>
      <DemoPeople />
    </Card>
  );
}
