"use client";

import { PenLine } from "lucide-react";
import { useWalletActivity, type WalletActivity } from "@/lib/wallet/activity.ts";
import { messages } from "@/messages/index.ts";

function textOf(activity: WalletActivity): string | undefined {
  const { access, signing } = messages;
  switch (activity.kind) {
    case "idle":
      return undefined;
    case "sign":
      return access.walletSign;
    case "confirm":
      return access.walletConfirm;
    case "act":
      return `${signing.ask(activity.words)} ${signing.free}`;
  }
}

/** While the wallet waits for an answer in its own window, the page says so. */
export function WalletBanner() {
  const text = textOf(useWalletActivity());
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-24 z-[60] flex justify-center px-4 sm:bottom-6"
    >
      {text !== undefined && (
        <p className="flex items-center gap-3 rounded-3xl bg-ink px-5 py-3 text-sm font-medium text-background shadow-2xl">
          <PenLine aria-hidden className="size-4 shrink-0 animate-pulse" />
          {text}
        </p>
      )}
    </div>
  );
}
