import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOf } from "../src/client.ts";
import { residentOf, watchGrowth } from "../src/memory.ts";
import { personNamed } from "../src/people.ts";
import { type Stack, startStack } from "../src/startStack.ts";

const MB = 1024 * 1024;
const SIZE = 512 * MB;
const LIMIT = 150 * MB;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ seeded: false });
});
afterAll(() => stack.close());

/** A file of pseudo-random bytes that is never in memory as a whole. */
function largeFile(): File {
  const block = new Uint8Array(64 * 1024).map((_, index) => (index * 131) % 251);
  let left = SIZE;
  const stream = (): ReadableStream<Uint8Array<ArrayBuffer>> =>
    new ReadableStream({
      pull(controller) {
        if (left === 0) {
          controller.close();
          return;
        }
        controller.enqueue(block.slice(0, Math.min(left, block.length)));
        left = Math.max(0, left - block.length);
      },
    });
  const head = new Blob([block]);
  return { name: "large.bin", type: "", size: SIZE, stream, slice: head.slice.bind(head) } as unknown as File;
}

describe.skipIf(process.platform !== "linux")("a file of 512 MB", () => {
  it("[E3] grows the manager's memory by at most 150 MB, up and down", async () => {
    const client = clientOf(stack.config, stack.portalUrl, personNamed("Ana Ferreira"));
    const profile = { name: "Ana Ferreira", birthDate: "1979-05-14" };
    const ana = await client.chartkey.signUp({ kind: "patient", profile, locks: await client.locks() });
    const patient = ana.actor.actor;
    // Once small, so that code and caches are warm and only the file's size counts.
    await ana.addFile({ patient, compartment: 3, file: new File([new Uint8Array(8 * MB).fill(1)], "warm.bin") });

    const managerMemory = (): number => residentOf(stack.manager.pid);
    const up = await watchGrowth(managerMemory, async () => {
      await ana.addFile({ patient, compartment: 3, file: largeFile() });
    });
    const { manifest } = await ana.open({ patient, author: patient, sequence: 2 });
    const [payload] = manifest.payloads;
    if (!payload) throw new Error("no payload");
    let size = 0;
    const down = await watchGrowth(managerMemory, async () => {
      for await (const chunk of await ana.openPayload({ patient, payload })) size += chunk.length;
    });
    client.close();
    console.log(`manager growth: up ${(up / MB).toFixed(0)} MB, down ${(down / MB).toFixed(0)} MB`);
    expect(size).toBe(SIZE);
    expect(up).toBeLessThanOrEqual(LIMIT);
    expect(down).toBeLessThanOrEqual(LIMIT);
  });
});
