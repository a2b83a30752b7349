"use client";

import { QRCodeSVG } from "qrcode.react";
import { Card } from "@/components/ui/card.tsx";
import { CopyButton } from "@/components/ui/copyButton.tsx";
import { messages } from "@/messages/index.ts";

const { safety: text } = messages.patient;

/** The code leads a clinician's phone to the form that asks this chart for access. */
export function ChartNumber({ id }: { id: string }) {
  const address = `${window.location.origin}/clinic/request/?patient=${id}`;
  return (
    <Card className="flex flex-wrap items-center gap-6">
      <div className="rounded-2xl bg-white p-3">
        <QRCodeSVG value={address} size={132} title={text.qrLabel(id)} />
      </div>
      <div className="space-y-3">
        <p aria-label={text.number} className="text-5xl font-semibold tabular-nums">
          {id}
        </p>
        <CopyButton text={id} label={text.copyNumber} />
      </div>
    </Card>
  );
}
