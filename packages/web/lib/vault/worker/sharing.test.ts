import type { ChartkeySession, StrongRevokeParameters, StrongRevokeReturn } from "@chartkey/sdk";
import { describe, expect, it } from "vitest";
import type { Unfinished } from "@/lib/vault/worker/deviceUnfinished.ts";
import { createSharing } from "@/lib/vault/worker/sharing.ts";
import { WorkerState } from "@/lib/vault/worker/state.ts";

const result = (finished: boolean): StrongRevokeReturn => {
  return { revoked: undefined, finished, resealed: 1, remaining: 0, undeleted: 0, leftOut: [], withheld: [] };
};

function sharingOf(strongRevoke: (parameters: StrongRevokeParameters) => Promise<StrongRevokeReturn>) {
  const people = new Set<bigint>();
  const unfinished: Unfinished = {
    all: () => Promise.resolve([...people]),
    begin: async (person) => void people.add(person),
    end: async (person) => void people.delete(person),
  };
  const state = new WorkerState();
  state.open({ strongRevoke, lock: () => undefined } as unknown as ChartkeySession);
  return { state, sharing: createSharing(state, () => unfinished) };
}

describe("closing the past", () => {
  it("[W17] is remembered from its start on, until a run finished it", async () => {
    const outcomes = [() => Promise.reject(new Error("cut off")), () => result(false), () => result(true)];
    const seen: bigint[][] = [];
    const { sharing } = sharingOf(async () => {
      seen.push(await sharing.unfinishedStrongRevokes());
      return (outcomes.shift() ?? (() => result(true)))();
    });
    await expect(sharing.strongRevoke("1", 7n, () => undefined)).rejects.toThrow("cut off");
    expect(await sharing.unfinishedStrongRevokes()).toEqual([7n]);
    await sharing.strongRevoke("2", 7n, () => undefined);
    expect(await sharing.unfinishedStrongRevokes()).toEqual([7n]);
    await sharing.strongRevoke("3", 7n, () => undefined);
    expect(await sharing.unfinishedStrongRevokes()).toEqual([]);
    expect(seen).toEqual([[7n], [7n], [7n]]);
  });

  it("[W17] can be stopped by its name and tells its progress", async () => {
    const progress: number[] = [];
    const { state, sharing } = sharingOf(({ signal, onProgress }) => {
      onProgress?.({ done: 1, total: 2, bytes: 3 });
      state.cancel("job");
      return Promise.resolve(result(signal?.aborted !== true));
    });
    const stopped = await sharing.strongRevoke("job", 7n, ({ done }) => progress.push(done));
    expect(stopped.finished).toBe(false);
    expect(progress).toEqual([1]);
  });
});
