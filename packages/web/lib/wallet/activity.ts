import { useSyncExternalStore } from "react";

/** What the wallet is being asked for right now. */
export type WalletActivity = "idle" | "sign" | "confirm";

let current: WalletActivity = "idle";
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
    () => "idle",
  );
}
