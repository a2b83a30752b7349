import { useEffect } from "react";

export const IDLE_MS = 15 * 60 * 1000;
const LOOK_MS = 5_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel", "touchstart"] as const;
/** Sent on `window` while a long upload or download moves on. */
const WORKING = "chartkey-working";

export function keepAwake(): void {
  window.dispatchEvent(new Event(WORKING));
}

/**
 * Calls `lock` after a quarter of an hour without a sign of life and answers with a function that stops watching.
 * It reads a clock and does not count on a timer: a laptop that slept was idle all the time.
 */
export function watchIdle(lock: () => void): () => void {
  let last = Date.now();
  const touch = (): void => {
    // The first touch after a sleep comes before the timer: too late is too late.
    if (Date.now() - last >= IDLE_MS) lock();
    else last = Date.now();
  };
  const look = (): void => {
    if (Date.now() - last >= IDLE_MS) lock();
  };
  const events = [...SIGNS_OF_LIFE, WORKING];
  for (const event of events) window.addEventListener(event, touch, { passive: true });
  document.addEventListener("visibilitychange", look);
  const timer = setInterval(look, LOOK_MS);
  return () => {
    for (const event of events) window.removeEventListener(event, touch);
    document.removeEventListener("visibilitychange", look);
    clearInterval(timer);
  };
}

export function useIdleLock(active: boolean, lock: () => void): void {
  useEffect(() => (active ? watchIdle(lock) : undefined), [active, lock]);
}
