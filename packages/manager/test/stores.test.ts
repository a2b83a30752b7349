import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { cidOfStream, pointerToCid, sha256Pointer } from "@chartkey/sdk/store";
import { readySchema } from "@chartkey/sdk/wire";
import { Upload } from "@tus/server";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrivals, blobs, scrubs } from "../src/db/schema.ts";
import type { Service } from "../src/api/service.ts";
import { deleteBlob } from "../src/gateway/deleteBlob.ts";
import { blobOf, keepPlace, noteArrival } from "../src/gateway/places.ts";
import { lastScrub, scrub } from "../src/gateway/scrub.ts";
import { collectUnclaimed, removeUnclaimed } from "../src/gateway/unclaimed.ts";
import { UploadFiles } from "../src/gateway/uploadFiles.ts";
import { infoToMetadata, uploadDesk } from "../src/gateway/uploads.ts";
import { problemIn, type ApiClient } from "./support/client.ts";
import { LABS } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";
import { whileLookedAfter, type Upkeeper } from "./support/upkeep.ts";
import { describeWorld, type World } from "./support/world.ts";

const MIB = 1024 * 1024;
const DAY = 86_400;
const OBJECTS = 80;
const replica = await mkdtemp(path.join(tmpdir(), "chartkey-replica-"));
afterAll(() => rm(replica, { recursive: true, force: true }));

const text = (words: string) => new TextEncoder().encode(words);
/** Bytes that nobody else has, also not on a Kubo that others use at the same time. */
const unique = (size: number) => {
  const bytes = new Uint8Array(size).fill(7);
  for (let at = 0; at < size; at += MIB)
    bytes.set(crypto.getRandomValues(new Uint8Array(32)).subarray(0, size - at), at);
  return bytes;
};

async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
async function flipBit(file: string): Promise<void> {
  const content = await readFile(file);
  content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1;
  await writeFile(file, content);
}
async function kubo(world: World, command: string): Promise<void> {
  const response = await fetch(`${world.manager.config.kuboRpcUrl ?? ""}/api/v0/${command}`, { method: "POST" });
  expect(response.ok, await response.text()).toBe(true);
}

describeWorld(
  "two stores",
  (world) => {
    let patient: ApiClient;
    const stored = new Map<string, Uint8Array>();
    const place = () => ({ kind: "payload", patient: String(world.people.patient), compartment: String(LABS) });
    const first = () => path.join(world.manager.config.dataDir, "blobs");
    const second = () => path.join(world.manager.config.replica?.folder ?? "", "blobs");
    const onDisk = () => world.manager.config.kuboRpcUrl === undefined;

    beforeAll(async () => {
      patient = await world.as("patient");
      for (let i = 0; i < OBJECTS; i++) {
        const bytes = unique(300);
        const { cid, response } = await patient.put(bytes, { kind: "keys", patient: world.people.patient });
        expect(response.status).toBe(201);
        stored.set(`/v1/objects/${cid}`, bytes);
      }
      for (const size of [2 * MIB, 5 * MIB + 1, 9 * MIB]) {
        const bytes = unique(size);
        const { cid = "" } = await uploadPayload(world.manager, patient, bytes, place());
        stored.set(`/v1/payloads/${cid}`, bytes);
      }
    });

    // The next world begins with an empty one.
    afterAll(() => rm(second(), { recursive: true, force: true }));

    async function everythingIsServed(): Promise<void> {
      patient = await world.as("patient");
      for (const [url, bytes] of stored) {
        const answer = await (await patient.fetch(url)).bytes();
        expect(Buffer.from(answer).equals(bytes), url).toBe(true);
      }
    }
    const cids = () => [...stored.keys()].map((url) => path.basename(url));
    const round = (depth: "full" | "quick") =>
      whileLookedAfter(world.manager, async (context) => ({
        report: await scrub(context, depth),
        alarms: context.said,
        counts: context.alarms.counts(),
      }));

    it("[M44] an upload that was acknowledged is in both, each with all of it", async () => {
      const blocks = OBJECTS + (2 + 6 + 9) + 3;
      expect(await files(second())).toHaveLength(blocks);
      if (onDisk()) expect(await files(first())).toHaveLength(blocks);
      const { report, alarms } = await round("full");
      expect(report).toMatchObject({
        blobs: OBJECTS + 3,
        blocks: 2 * blocks,
        missing: 0,
        damaged: 0,
        unpinned: 0,
        lost: 0,
      });
      expect(alarms).toEqual([]);
    });

    it("[M44] while the second is away nothing is acknowledged, and what is there is served", async () => {
      await world.manager.restart({ replica: { kuboRpcUrl: "http://127.0.0.1:9" } });
      patient = await world.as("patient");
      const { cid, response } = await patient.put(text("not now"), { kind: "vault" });
      expect(await problemIn(response)).toMatchObject({ status: 503, code: "STORE_UNAVAILABLE" });
      expect((await patient.fetch(`/v1/objects/${cid}`)).status).toBe(404);
      expect(await uploadPayload(world.manager, patient, unique(2 * MIB), place())).toMatchObject({ status: 503 });
      await everythingIsServed();
      // Ready for reads, and it says what is not.
      const ready = await fetch(`${world.manager.url()}/ready`);
      const { degraded } = readySchema.parse(await ready.json());
      expect([ready.status, degraded.length]).toEqual([200, 1]);
      expect(degraded.join()).toContain("nothing is taken in");
      await world.manager.restart();
      patient = await world.as("patient");
      expect(readySchema.parse(await (await fetch(`${world.manager.url()}/ready`)).json()).degraded).toEqual([]);
    });

    it("[M45] one round finds and mends every block that is missing or damaged, in either store, and says how many", async () => {
      const before = await contentsOf(second());
      const unclaimed = onDisk() ? [...(await contentsOf(first()))].filter(([name]) => !before.has(name)) : [];
      const names = [...before.keys()];
      const damage = async (folder: string, offset: number) => {
        const chosen = names.filter((_, i) => i % 10 === offset).map((name) => path.join(folder, name));
        for (const [i, file] of chosen.entries()) await (i % 2 === 0 ? flipBit(file) : rm(file));
        return chosen.length;
      };
      let count = await damage(second(), 3);
      if (onDisk()) count += await damage(first(), 4);
      const { report, alarms, counts } = await round("full");
      expect(counts).toMatchObject({ blobLost: 0 });
      expect(counts.storeNotWhole).toBe(alarms.length);
      expect(report.missing + report.damaged).toBe(count);
      expect(Math.abs(report.missing - report.damaged)).toBeLessThanOrEqual(2);
      expect(report).toMatchObject({ depth: "full", lost: 0 });
      expect(report.endedAt).not.toBeNull();
      expect(alarms.length).toBeGreaterThan(0);
      // Who and what is nobody's business who reads logs.
      for (const cid of cids()) expect(alarms.join()).not.toContain(cid);
      expect(await contentsOf(second())).toEqual(before);
      if (onDisk()) expect(await contentsOf(first())).toEqual(new Map([...unclaimed, ...before]));
      expect((await round("full")).report).toMatchObject({ missing: 0, damaged: 0 });
      await everythingIsServed();
    });

    it("[M45] when the first store is lost as a whole, everything is served from the second, and it is built again", async () => {
      if (onDisk()) await rm(first(), { recursive: true });
      else {
        for (const cid of cids()) await kubo(world, `pin/rm?arg=${cid}`);
        await kubo(world, "repo/gc?quiet=true");
      }
      await everythingIsServed();
      const { report } = await round("full");
      expect(report.lost).toBe(0);
      expect((await round("full")).report).toMatchObject({ missing: 0, damaged: 0, unpinned: 0, lost: 0 });
      if (onDisk()) expect(await contentsOf(first())).toEqual(await contentsOf(second()));

      await rm(second(), { recursive: true });
      await everythingIsServed();
    });

    it("[M45] a quick round finds what is gone or no longer pinned; a round that was cut goes on where it was", async () => {
      await round("full");
      if (onDisk()) await rm(path.join(first(), "payloads", cids().at(-1) ?? ""), { recursive: true });
      else await kubo(world, `pin/rm?arg=${cids().at(-1) ?? ""}`);
      const cut = await whileLookedAfter(world.manager, async (context) => {
        const looks = { count: 0 };
        const broken: Upkeeper = {
          ...context,
          blobs: {
            ...context.blobs,
            keeps: (cid) => (++looks.count > 70 ? Promise.reject(new Error("away")) : context.blobs.keeps(cid)),
          },
        };
        await expect(scrub(broken, "quick")).rejects.toThrow("away");
        const [open] = await context.db.select().from(scrubs).where(isNull(scrubs.endedAt));
        return open;
      });
      expect(cut).toMatchObject({ endedAt: null, blobs: 50 });
      const { report } = await round("quick");
      expect(report).toMatchObject({ id: cut?.id, blobs: OBJECTS + 3, lost: 0 });
      expect(report.missing + report.unpinned).toBeGreaterThan(0);
      expect((await round("quick")).report).toMatchObject({ missing: 0, unpinned: 0 });
    });

    it("[M45] what is good in no store is counted as lost, in every round; what was erased meanwhile is not", async () => {
      const bytes = unique(300);
      const { cid } = await patient.put(bytes, { kind: "keys", patient: world.people.patient });
      const report = await whileLookedAfter(world.manager, async (context) => {
        await context.blobs.delete(cid);
        const lost = await scrub(context, "full");
        const erased: Upkeeper = {
          ...context,
          blobs: {
            ...context.blobs,
            async mend(each) {
              const found = await context.blobs.mend(each);
              if (each === cid) await context.db.delete(blobs).where(eq(blobs.cid, cid));
              return found;
            },
          },
        };
        return { lost, erased: await scrub(erased, "full"), last: await lastScrub(context, "full") };
      });
      expect(report.lost).toMatchObject({ lost: 1 });
      expect(report.erased).toMatchObject({ lost: 0 });
      expect(report.last).toEqual(report.erased);
      patient = await world.as("patient");
    });

    /** What a process leaves that is killed between putting an object and saying whose it is. */
    async function leaveBehind(context: Upkeeper): Promise<string> {
      const bytes = unique(300);
      const pointer = await sha256Pointer(bytes);
      await noteArrival(context, pointerToCid(pointer));
      await context.blobs.putObject(pointer, bytes, { kind: "vault" });
      return pointerToCid(pointer);
    }

    it("[M46] an object that was never acknowledged goes after a day, from both stores, and nothing else", async () => {
      const count = await whileLookedAfter(world.manager, async (context) => {
        // What was refused while the second one was away waits here too.
        await context.db.delete(arrivals);
        const cid = await leaveBehind(context);
        const gone = [];
        for (const hours of [0, 12, 11, 2]) {
          world.manager.clock.forward(hours * 3600);
          gone.push(await collectUnclaimed(context));
        }
        expect(gone).toEqual([0, 0, 0, 1]);
        expect(await context.blobs.sizeOf(cid)).toBeUndefined();
        expect(await context.db.select().from(arrivals)).toEqual([]);
        return (await context.db.select().from(blobs)).length;
      });
      expect(count).toBe(stored.size);
      await everythingIsServed();
    });

    it("[M46] more than a page of them goes too", async () => {
      await whileLookedAfter(world.manager, async (context) => {
        const begunAt = context.clock.now();
        const cids = await Promise.all(
          Array.from({ length: 450 }, async (_, i) => pointerToCid(await sha256Pointer(text(`page ${String(i)}`)))),
        );
        await context.db.insert(arrivals).values(cids.map((cid) => ({ cid, begunAt })));
        world.manager.clock.forward(25 * 3600);
        expect(await collectUnclaimed(context)).toBe(450);
        expect(await context.db.select().from(arrivals)).toEqual([]);
      });
    });

    it("[M46] a payload that a killed process took in and did not acknowledge goes with its upload", async () => {
      const bytes = unique(2 * MIB + 5);
      const { cid } = await cidOfStream(new Blob([bytes]).stream());
      await whileLookedAfter(world.manager, async (context) => {
        const desk = uploadDesk(context as unknown as Service);
        const metadata = infoToMetadata({
          account: "0x0000000000000000000000000000000000000001",
          actor: world.people.patient,
          place: { kind: "payload", patient: world.people.patient, compartment: LABS },
          declared: undefined,
        });
        await desk.store.create(new Upload({ id: "left", size: bytes.length, offset: 0, metadata }));
        await desk.store.write(Readable.from([Buffer.from(bytes)]), "left", 0);
        const size = bytes.byteLength;
        await context.blobs.putPayload(new Blob([bytes]).stream(), { size, place: { kind: "payload" } });
        await desk.cleanUp();
        expect(await context.blobs.sizeOf(cid)).toBe(size);
        const old = Date.now() / 1000 - DAY - 60;
        await utimes(path.join(desk.store.directory, "left.json"), old, old);
        const watchingSince = old - 60;
        await uploadDesk({ ...context, keeper: { ...context.keeper, watchingSince } } as unknown as Service).cleanUp();
        expect(await context.blobs.sizeOf(cid)).toBeUndefined();
        expect((await readdir(desk.store.directory)).filter((name) => name.startsWith("left"))).toEqual([]);
      });
      await everythingIsServed();
    });

    it("[M46] a database that comes from a backup collects nothing that was acknowledged after it was made", async () => {
      const cid = await whileLookedAfter(world.manager, async (context) => {
        const begun = await leaveBehind(context);
        // As a backup of this moment has it: begun, and acknowledged only later. Somebody restores it an hour after.
        return begun;
      });
      world.manager.clock.forward(3600);
      const removed = await whileLookedAfter(world.manager, async (context) => {
        world.manager.clock.forward(25 * 3600);
        const collected = await collectUnclaimed(context);
        expect(await context.blobs.keeps(cid)).toBe(true);
        expect(await context.db.select().from(arrivals)).toEqual([]);
        await context.blobs.delete(cid);
        return collected;
      });
      expect(removed).toBe(0);
      patient = await world.as("patient");
    });

    it("[M46] an erasure beside an upload of the same bytes takes no upload that is acknowledged after it", async () => {
      await whileLookedAfter(world.manager, async (context) => {
        const kept = { kind: "manifest", patient: world.people.patient, compartment: LABS } as const;
        for (const moment of ["before", "put", "keep", "after"] as const) {
          const bytes = unique(300);
          const pointer = await sha256Pointer(bytes);
          const cid = pointerToCid(pointer);
          const uploader = { account: "0x00", actor: undefined } as const;
          await context.blobs.putObject(pointer, bytes, kept);
          await keepPlace(context, cid, bytes.byteLength, kept, uploader);
          const erasures: Promise<boolean>[] = [];
          const eraseAt = (now: typeof moment) => {
            if (now === moment && erasures.length === 0) erasures.push(deleteBlob(context, cid, () => true));
          };
          eraseAt("before");
          await context.arrivals.take(
            async () => {
              await context.blobs.putObject(pointer, bytes, kept);
              eraseAt("put");
              await Promise.all(erasures);
              return cid;
            },
            async () => {
              eraseAt("keep");
              await keepPlace(context, cid, bytes.byteLength, kept, uploader);
            },
          );
          eraseAt("after");
          expect(await Promise.all(erasures), moment).toEqual([true]);
          // Erased before it was acknowledged: it is here. Acknowledged before it was erased: it is gone, whole.
          const here = moment === "before" || moment === "put";
          expect((await blobOf(context, cid)) !== undefined, moment).toBe(here);
          expect(await context.blobs.keeps(cid), moment).toBe(here);
          if (here) await deleteBlob(context, cid, () => true);
        }
      });
      patient = await world.as("patient");
    });

    it("[M46] an upload of the same bytes at the same moment is kept, whichever comes first", async () => {
      await whileLookedAfter(world.manager, async (context) => {
        let collected = 0;
        for (let i = 0; i < 40; i++) {
          const bytes = unique(400 + i);
          const pointer = await sha256Pointer(bytes);
          const cid = pointerToCid(pointer);
          const kept = { kind: "keys", patient: world.people.patient } as const;
          await context.blobs.putObject(pointer, bytes, kept);
          // Before it comes in, when it just did, between that and the moment when it is written down, and after.
          const moment = i % 4;
          const removals: Promise<boolean>[] = [];
          const removeAt = (now: number) => {
            if (now === moment) removals.push(removeUnclaimed(context, cid));
          };
          removeAt(0);
          await context.arrivals.take(
            async () => {
              await context.blobs.putObject(pointer, bytes, kept);
              if (removals.length === 0) removeAt(1);
              await Promise.all(removals);
              return cid;
            },
            async () => {
              removeAt(2);
              await keepPlace(context, cid, bytes.byteLength, kept, { account: "0x00", actor: undefined });
            },
          );
          removeAt(3);
          const removed = await Promise.all(removals);
          expect(removed).toEqual([moment < 2]);
          if (removed[0]) collected++;
          expect(await blobOf(context, cid)).toBeDefined();
          expect(await context.blobs.keeps(cid)).toBe(true);
          await context.blobs.delete(cid);
          await context.db.delete(blobs).where(and(eq(blobs.cid, cid), eq(blobs.account, "0x00")));
        }
        expect(collected).toBe(20);
      });
    });
  },
  { replica: { folder: replica } },
);

const contentsOf = async (folder: string) =>
  new Map(
    await Promise.all(
      (await files(folder)).map(
        async (file) => [path.relative(folder, file), (await readFile(file)).toString("base64")] as const,
      ),
    ),
  );

describe("files of uploads", () => {
  it("[M46] whole ones and halves go when they are old, whatever is in them; young ones stay", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "chartkey-uploads-"));
    const names = ["bytes", "described.json", "broken", "broken.json", "whole", "whole.json"];
    for (const name of names) await writeFile(path.join(folder, name), name.startsWith("whole") ? "{}" : "{");
    const uploads = new UploadFiles({ directory: folder });
    const forgetOld = async () => {
      for await (const { id } of uploads.old(Date.now() - DAY * 1000)) await uploads.forget(id);
    };
    await forgetOld();
    expect((await readdir(folder)).sort()).toEqual(names.sort());
    const old = Date.now() / 1000 - DAY - 60;
    for (const name of names.filter((each) => !each.startsWith("whole")))
      await utimes(path.join(folder, name), old, old);
    // Somebody still sends to it, but it was begun too long ago.
    await utimes(path.join(folder, "broken"), Date.now() / 1000, Date.now() / 1000);
    await forgetOld();
    expect((await readdir(folder)).sort()).toEqual(["whole", "whole.json"]);
    await rm(folder, { recursive: true });
  });
});
