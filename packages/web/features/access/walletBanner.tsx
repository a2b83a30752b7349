"use client";

import { PenLine } from "lucide-react";
import { useWalletActivity } from "@/lib/wallet/activity.ts";
import { messages } from "@/messages/index.ts";

const text = { sign: messages.access.walletSign, confirm: messages.access.walletConfirm };

/** While the wallet waits for an answer in its own window, the page says so. */
export function WalletBanner() {
  const activity = useWalletActivity();
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-24 z-[60] flex justify-center px-4 sm:bottom-6"
    >
      {activity !== "idle" && (
        <p className="flex items-center gap-3 rounded-full bg-ink px-5 py-3 text-sm font-medium text-background shadow-2xl">
          <PenLine aria-hidden className="size-4 shrink-0 animate-pulse" />
          {text[activity]}
        </p>
      )}
    </div>
  );
}
