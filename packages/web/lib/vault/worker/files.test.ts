import { type AddRecordsParameters, type ChartkeySession, FileEmptyError } from "@chartkey/sdk";
import { describe, expect, it, vi } from "vitest";
import { createFiles } from "@/lib/vault/worker/files.ts";
import { WorkerState } from "@/lib/vault/worker/state.ts";

const added = {
  author: 7n,
  sequence: 1,
  version: 1,
  epoch: 0,
  pointer: "0x",
  receipt: { transactionHash: "0x", gasUsed: 1n },
} as const;
const text = (name: string): File => new File([name], name, { type: "text/plain" });

/** Files of a session that answers as `work` does. */
function filesOf(work: (parameters: AddRecordsParameters) => Promise<void>) {
  const state = new WorkerState();
  const addRecords = async (parameters: AddRecordsParameters) => {
    await work(parameters);
    return [];
  };
  state.open({ addRecords, lock: () => undefined } as unknown as ChartkeySession);
  return createFiles(state);
}

const two = {
  patient: 7n,
  organization: undefined,
  files: ["a", "b"].map((job) => ({ job, compartment: 2, file: text(`${job}.txt`) })),
};

describe("files that are added together", () => {
  it("[W14] go to the SDK at once, and each is told its own progress and end, errors as plain data", async () => {
    const files = filesOf(async ({ patient, files: given, onResult }) => {
      expect([patient, given.length]).toEqual([7n, 2]);
      given[1]?.onProgress?.({ step: "sealing", bytes: 1, total: 1 });
      onResult?.(0, { state: "failed", error: new FileEmptyError() });
      onResult?.(1, { state: "added", added });
      await Promise.resolve();
    });
    const onNews = vi.fn();
    await files.addFiles(two, onNews);
    const { code, summary, hints } = new FileEmptyError();
    // In one channel, in their order: progress that came after the end would hide it.
    expect(onNews.mock.calls).toEqual([
      ["b", { progress: { step: "sealing", bytes: 1, total: 1 } }],
      ["a", { result: { state: "failed", error: { code, summary, hints: [...hints] } } }],
      ["b", { result: { state: "added", added } }],
    ]);
  });

  it("[W14] are taken out one by one, and no longer once all have ended", async () => {
    const aborted: (boolean | undefined)[] = [];
    const files = filesOf(async ({ files: given }) => {
      await files.cancel("b");
      aborted.push(...given.map(({ signal }) => signal?.aborted));
    });
    await files.addFiles(two, vi.fn());
    expect(aborted).toEqual([false, true]);
    await expect(files.cancel("a")).resolves.toBeUndefined();
  });
});
