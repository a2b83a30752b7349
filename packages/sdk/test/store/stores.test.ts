import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { blockStore } from "../../src/store/blockStore.ts";
import { memoryStore } from "../../src/store/memoryStore.ts";
import { replicatedStore } from "../../src/store/replicatedStore.ts";
import { keepsItsPromises } from "./promises.ts";

describe("memoryStore", () => {
  keepsItsPromises(() => Promise.resolve(memoryStore()));
});

describe("blockStore", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "chartkey-store-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  keepsItsPromises(() => blockStore(folder), { deep: true });
});

describe("replicatedStore", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "chartkey-store-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  keepsItsPromises(async () =>
    replicatedStore([await blockStore(path.join(folder, "first")), await blockStore(path.join(folder, "second"))]),
  );
});
