import { useEffect } from "react";

export const IDLE_MS = 15 * 60 * 1000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel", "touchstart"] as const;
/** Sent on `window` while a long upload or download moves on. */
const WORKING = "chartkey-working";

export function keepAwake(): void {
  window.dispatchEvent(new Event(WORKING));
}

/** Locks after a quarter of an hour without a sign of life. A clock, not a timer: a laptop that slept counts as idle. */
export function useIdleLock(active: boolean, lock: () => void): void {
  useEffect(() => {
    if (!active) return;
    let last = Date.now();
    const touch = (): void => {
      last = Date.now();
    };
    const look = (): void => {
      if (Date.now() - last >= IDLE_MS) lock();
    };
    const events = [...SIGNS_OF_LIFE, WORKING];
    for (const event of events) window.addEventListener(event, touch, { passive: true });
    document.addEventListener("visibilitychange", look);
    const timer = setInterval(look, 5_000);
    return () => {
      for (const event of events) window.removeEventListener(event, touch);
      document.removeEventListener("visibilitychange", look);
      clearInterval(timer);
    };
  }, [active, lock]);
}
