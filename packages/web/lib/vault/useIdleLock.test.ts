import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IDLE_MS, keepAwake, watchIdle } from "@/lib/vault/useIdleLock.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("watchIdle", () => {
  it("[W8] locks after a quarter of an hour without a sign of life", () => {
    const lock = vi.fn();
    watchIdle(lock);
    vi.advanceTimersByTime(IDLE_MS - 10_000);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(15_000);
    expect(lock).toHaveBeenCalled();
  });

  it("[W8] counts from the last key, touch or moving upload", () => {
    const lock = vi.fn();
    watchIdle(lock);
    for (const act of [() => window.dispatchEvent(new Event("keydown")), keepAwake]) {
      vi.advanceTimersByTime(IDLE_MS - 10_000);
      act();
    }
    vi.advanceTimersByTime(IDLE_MS - 10_000);
    expect(lock).not.toHaveBeenCalled();
  });

  it("[W8] locks a device that slept, even when a touch comes before the timer", () => {
    const lock = vi.fn();
    watchIdle(lock);
    vi.setSystemTime(Date.now() + IDLE_MS + 1);
    window.dispatchEvent(new Event("pointerdown"));
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it("[W8] stops watching when told to", () => {
    const lock = vi.fn();
    watchIdle(lock)();
    vi.advanceTimersByTime(IDLE_MS * 2);
    expect(lock).not.toHaveBeenCalled();
  });
});
