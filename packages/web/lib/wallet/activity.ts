import { useSyncExternalStore } from "react";

/** What the wallet is being asked for right now; `words` say what a signed step will do. */
export type WalletActivity = { kind: "idle" | "sign" | "confirm" } | { kind: "act"; words: string };

const IDLE: WalletActivity = { kind: "idle" };

let current: WalletActivity = IDLE;
const listeners = new Set<() => void>();

export function setWalletActivity(activity: WalletActivity): void {
  current = activity;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useWalletActivity(): WalletActivity {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => IDLE,
  );
}
