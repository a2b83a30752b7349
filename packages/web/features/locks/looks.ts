import type { VaultLock } from "@chartkey/sdk";
import { Fingerprint, KeyRound, Printer, Wallet } from "lucide-react";
import { messages } from "@/messages/index.ts";

export const lockIcons = { wallet: Wallet, phrase: KeyRound, passkey: Fingerprint, sheets: Printer };

const { kinds, hints } = messages.locks;

/** What a lock is called: its kind, and what tells it from others of its kind. */
export function lockName({ kind, hint }: Pick<VaultLock, "kind" | "hint">): string {
  if (kind === "wallet" && hint !== undefined) return hints.wallet(`${hint.slice(0, 6)}…${hint.slice(-4)}`);
  if (kind === "sheets" && hint !== undefined) return `${kinds.sheets}, ${hints.sheets(hint)}`;
  return kinds[kind];
}
