import type { Lock } from "@chartkey/sdk";
import { describe, expect, it, vi } from "vitest";
import { createLocks, lockOf } from "@/lib/vault/worker/locks.ts";
import { WorkerState } from "@/lib/vault/worker/state.ts";

const deployment = {
  chainId: 31337,
  actorRegistry: `0x${"a".repeat(40)}`,
  chartRegistry: `0x${"b".repeat(40)}`,
  accessManager: `0x${"c".repeat(40)}`,
  deployBlock: 0,
};

/** A worker that is unlocked as actor 7 and remembers which locks were added. */
function unlocked() {
  const added: Lock[] = [];
  const state = new WorkerState();
  vi.spyOn(state, "deployment", "get").mockReturnValue(deployment as never);
  state.open({
    lock: () => undefined,
    actor: { actor: 7n },
    addLock: (lock: Lock) => {
      added.push(lock);
      return Promise.resolve({});
    },
  } as never);
  return { state, added, locks: createLocks(state) };
}

describe("new ways in", () => {
  it("[W9] are the sheets that were shown, once, and the worker forgets them", async () => {
    const { state, added, locks } = unlocked();
    const { set, texts } = await locks.newSheets();
    expect(added).toEqual([]);
    await locks.addLock({ kind: "sheets" });
    const [one = "", , three = ""] = texts;
    const again = await lockOf(state, 7n, { kind: "sheets", texts: [three, one] });
    expect(added).toMatchObject([{ kind: "sheets", hint: set, identity: again.identity }]);
    expect(state.pendingSheets).toBeUndefined();
    await expect(locks.addLock({ kind: "sheets" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(lockOf(state, 8n, { kind: "sheets", texts: [one, three] })).rejects.toMatchObject({
      code: "WRONG_SHEET",
    });
  });

  it("[W9] are the words that were shown, once, and the worker forgets them", async () => {
    const { state, added, locks } = unlocked();
    const words = await locks.newPhrase();
    await locks.addLock({ kind: "phrase" });
    const again = await lockOf(state, 7n, { kind: "phrase", phrase: words.join(" ") });
    expect(added).toMatchObject([{ kind: "phrase", identity: again.identity }]);
    expect(state.pendingPhrase).toBeUndefined();
    await expect(locks.addLock({ kind: "phrase" })).rejects.toMatchObject({ code: "WRONG_PHRASE" });
  });

  it("[W9] are refused while nothing is unlocked", async () => {
    const locks = createLocks(new WorkerState());
    await expect(locks.newSheets()).rejects.toMatchObject({
      code: expect.stringMatching(/NO_WALLET|LOCKED/) as string,
    });
    expect(() => locks.locks()).toThrow(expect.objectContaining({ code: "LOCKED" }) as Error);
  });
});
