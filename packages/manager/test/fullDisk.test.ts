import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { scrub } from "../src/gateway/scrub.ts";
import { startChain, type TestChain } from "./support/chain.ts";
import { clientOf, problemIn, type ApiClient } from "./support/client.ts";
import { runManager, type TestManager } from "./support/manager.ts";
import { ACCOUNTS, LABS, signEverybodyUp, type People } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";
import { whileLookedAfter } from "./support/upkeep.ts";

const MIB = 1024 * 1024;
const folder = mkdtempSync(path.join(tmpdir(), "chartkey-full-"));
/** Each a small disk of its own. */
const DISKS = {
  uploads: path.join(folder, "data", "uploads"),
  blobs: path.join(folder, "data", "blobs"),
  replica: path.join(folder, "replica"),
};
type Disk = keyof typeof DISKS;
const mounted: string[] = [];

/** Small disks need a system that mounts them, and its permission. */
function mountDisks(): boolean {
  try {
    for (const disk of Object.values(DISKS)) {
      mkdirSync(disk, { recursive: true });
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", disk], { stdio: "ignore" });
      mounted.push(disk);
    }
    return true;
  } catch {
    return false;
  }
}
const here = process.platform === "linux" && mountDisks();
afterAll(async () => {
  for (const disk of mounted) execFileSync("umount", ["-l", disk]);
  await rm(folder, { recursive: true, force: true });
});

const fillerOn = (disk: Disk) => path.join(DISKS[disk], "filler");
/** Leaves no byte free. */
async function fill(disk: Disk): Promise<void> {
  await expect(writeFile(fillerOn(disk), new Uint8Array(32 * MIB))).rejects.toMatchObject({ code: "ENOSPC" });
}
const free = (disk: Disk) => rm(fillerOn(disk), { force: true });

describe.skipIf(!here)(
  `a full disk${here ? "" : " (skipped: small disks cannot be mounted here; Linux and root are needed)"}`,
  () => {
    let chain: TestChain;
    let people: People;
    let manager: TestManager;
    let patient: ApiClient;
    const kept = new Map<string, Uint8Array>();

    const metadata = () => ({ kind: "payload", patient: String(people.patient), compartment: String(LABS) });
    const unique = (size: number) => crypto.getRandomValues(new Uint8Array(Math.min(size, 60_000)));
    async function put(): Promise<Response> {
      const bytes = unique(50_000);
      const { cid, response } = await patient.put(bytes, { kind: "keys", patient: people.patient });
      if (response.status === 201) kept.set(`/v1/objects/${cid}`, bytes);
      return response;
    }
    async function everythingIsThere(): Promise<void> {
      for (const [url, bytes] of kept)
        expect(Buffer.from(await (await patient.fetch(url)).bytes()).equals(bytes), url).toBe(true);
    }

    beforeAll(async () => {
      chain = await startChain();
      people = await signEverybodyUp(chain);
      const dataDir = path.join(folder, "data");
      manager = await runManager({ ...chain, config: { dataDir, replica: { folder: DISKS.replica } } });
      patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
      for (let i = 0; i < 10; i++) expect((await put()).status).toBe(201);
    });
    afterEach(async () => {
      for (const disk of Object.keys(DISKS) as Disk[]) await free(disk);
    });
    afterAll(async () => {
      await manager.close();
      await chain.close();
    });

    it.each(["blobs", "replica"] as const)(
      "[M51] of %s is said with 507, harms nothing, and is over when there is space",
      async (disk) => {
        await fill(disk);
        for (let i = 0; i < 5; i++)
          expect(await problemIn(await put())).toMatchObject({ status: 507, code: "STORAGE_FULL" });
        await everythingIsThere();
        let location = "";
        const bytes = Buffer.concat(Array.from({ length: 40 }, () => unique(60_000)));
        const result = await uploadPayload(manager, patient, bytes, metadata(), {
          onAfterResponse: (_request, answer) => {
            location = answer.getHeader("location") ?? location;
          },
        });
        expect(result).toMatchObject({ status: 507, code: "STORAGE_FULL" });
        await free(disk);
        // What had arrived is taken in now.
        const done = await patient.fetch(location, { method: "HEAD", headers: { "tus-resumable": "1.0.0" } });
        kept.set(`/v1/payloads/${done.headers.get("chartkey-cid") ?? ""}`, bytes);
        expect((await put()).status).toBe(201);
        await everythingIsThere();
        const report = await whileLookedAfter(manager, (context) => scrub(context, "full"));
        expect(report).toMatchObject({ missing: 0, damaged: 0, lost: 0 });
        patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
        for (const part of ["blobs/incoming", "../replica/blobs/incoming"])
          expect(await readdir(path.join(manager.config.dataDir, part))).toEqual([]);
      },
    );

    it("[M51] for uploads on their way is said with 507; what arrived stays, and the upload goes on later", async () => {
      await fill("uploads");
      const refused = await uploadPayload(manager, patient, unique(60_000), metadata());
      expect(refused).toMatchObject({ status: 507, code: "STORAGE_FULL" });
      expect((await readdir(DISKS.uploads)).filter((name) => name !== "filler")).toEqual([]);
      expect((await put()).status).toBe(201);

      await free("uploads");
      const bytes = Buffer.concat(Array.from({ length: 60 }, () => unique(60_000)));
      let url = "";
      const cut = await uploadPayload(manager, patient, bytes, metadata(), {
        chunkSize: MIB,
        onAfterResponse: async (_request, answer) => {
          url = answer.getHeader("location") ?? url;
          if (answer.getHeader("upload-offset") === String(MIB)) await fill("uploads");
        },
      });
      expect(cut).toMatchObject({ status: 507, code: "STORAGE_FULL" });
      await free("uploads");
      const resumed = await uploadPayload(manager, patient, bytes, metadata(), { uploadUrl: manager.url() + url });
      expect(resumed.status).toBe(204);
      kept.set(`/v1/payloads/${resumed.cid ?? ""}`, bytes);
      await everythingIsThere();
    });
  },
);
