import { createHash } from "node:crypto";
import { readdir, rm, stat, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { cidOfStream } from "@chartkey/sdk/store";
import { beforeAll, expect, it } from "vitest";
import { problemIn, type ApiClient } from "./support/client.ts";
import { LABS } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";
import { until } from "./support/wait.ts";
import { describeWorld } from "./support/world.ts";

const MIB = 1024 * 1024;

function sample(size: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  const words = new Uint32Array(bytes.buffer, 0, size >> 2);
  for (let i = 0; i < words.length; i++) words[i] = Math.imul(i + seed * 7919, 0x9e3779b1);
  return bytes;
}
const cidOf = async (bytes: Uint8Array<ArrayBuffer>) => (await cidOfStream(new Blob([bytes]).stream())).cid;

describeWorld(
  "payloads",
  (world) => {
    let patient: ApiClient;
    let metadata: Record<string, string>;
    beforeAll(async () => {
      patient = await world.as("patient");
      metadata = { kind: "payload", patient: String(world.people.patient), compartment: String(LABS) };
    });
    const upload = (bytes: Uint8Array, more: Record<string, string> = {}) =>
      uploadPayload(world.manager, patient, bytes, { ...metadata, ...more });
    const waitingFiles = () => readdir(path.join(world.manager.config.dataDir, "uploads"));

    it.each([
      ["like no file", "%00"],
      ["like another folder's file", "..%2fuploads%2fsecret"],
      ["like any file", "secret"],
      ["almost right", "A".repeat(32)],
      ["endlessly", "f".repeat(5_000)],
    ])("[M67] an upload that is called %s is none, whatever lies in the folder", async (_how, id) => {
      const { dataDir } = world.manager.config;
      const secret = { id: "secret", size: 1, offset: 0, metadata: {} };
      await writeFile(path.join(dataDir, "uploads", "secret.json"), JSON.stringify(secret));
      const headers = { "tus-resumable": "1.0.0", "upload-offset": "0" };
      for (const method of ["HEAD", "PATCH", "DELETE"])
        expect((await patient.fetch(`/v1/uploads/${id}`, { method, headers })).status, method).toBe(404);
      expect(await readdir(path.join(dataDir, "uploads"))).toContain("secret.json");
      await rm(path.join(dataDir, "uploads", "secret.json"));
    });

    it("[M17] comes back whole, under the CID that the client computes too, and nothing stays in between", async () => {
      const bytes = sample(5 * MIB + 123, 1);
      const cid = await cidOf(bytes);
      expect(await upload(bytes, { cid })).toEqual({ cid, status: 204, code: undefined });
      const response = await patient.fetch(`/v1/payloads/${cid}`);
      expect(response.headers.get("content-length")).toBe(String(bytes.byteLength));
      expect(
        createHash("sha256")
          .update(await response.bytes())
          .digest(),
      ).toEqual(createHash("sha256").update(bytes).digest());
      expect(await waitingFiles()).toEqual([]);
      expect((await patient.fetch(`/v1/objects/${cid}`)).status).toBe(400);
    });

    it("[M17] any one range is served, and a wrong one named as such", async () => {
      const bytes = sample(3 * MIB, 2);
      const { cid = "" } = await upload(bytes);
      const ask = (range: string) => patient.fetch(`/v1/payloads/${cid}`, { headers: { range } });
      for (const [range, start, end] of [
        ["bytes=0-0", 0, 1],
        [`bytes=${String(MIB - 1)}-${String(MIB)}`, MIB - 1, MIB + 1],
        [`bytes=${String(2 * MIB)}-`, 2 * MIB, 3 * MIB],
        ["bytes=-5", 3 * MIB - 5, 3 * MIB],
        [`bytes=10-${String(99 * MIB)}`, 10, 3 * MIB],
      ] as const) {
        const response = await ask(range);
        expect(response.status, range).toBe(206);
        expect(response.headers.get("content-range")).toBe(
          `bytes ${String(start)}-${String(end - 1)}/${String(3 * MIB)}`,
        );
        expect(Buffer.from(await response.bytes()).equals(bytes.subarray(start, end)), range).toBe(true);
      }
      for (const range of ["bytes=1-0", "bytes=a-b", "bytes=0-1,5-6", "items=0-1"])
        expect((await ask(range)).status, range).toBe(200);
      const beyond = await ask(`bytes=${String(3 * MIB)}-`);
      expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${String(3 * MIB)}`]);
    });

    it("[M18] content that is not what was declared is refused, and nothing of it is kept", async () => {
      const [declared, sent] = [sample(2 * MIB, 3), sample(2 * MIB, 4)];
      expect(await upload(sent, { cid: await cidOf(declared) })).toMatchObject({
        status: 422,
        code: "CONTENT_MISMATCH",
      });
      expect(await waitingFiles()).toEqual([]);
      expect((await patient.fetch(`/v1/payloads/${await cidOf(sent)}`)).status).toBe(404);
      // What somebody stored before is not taken away by a wrong declaration.
      const { cid } = await upload(sent);
      expect((await upload(sent, { cid: await cidOf(declared) })).code).toBe("CONTENT_MISMATCH");
      expect((await patient.fetch(`/v1/payloads/${cid ?? ""}`)).status).toBe(200);
    });

    it.each([
      ["a payload over the limit", {}, 9 * MIB, "TOO_LARGE"],
      ["an empty one", {}, 0, "INVALID_INPUT"],
      ["another kind", { kind: "manifest" }, 10, "INVALID_INPUT"],
      ["a broken CID", { cid: "bafy" }, 10, "INVALID_INPUT"],
      ["no compartment", { compartment: "" }, 10, "INVALID_INPUT"],
    ])("[M18] refuses %s before a byte is sent", async (_what, more, size, code) => {
      expect(await upload(sample(size, 5), more as Record<string, string>)).toMatchObject({ code });
      expect(await waitingFiles()).toEqual([]);
    });

    it("[M19] an upload that was cut goes on where it stopped, also after a restart", async () => {
      const bytes = sample(6 * MIB, 6);
      const cut = await fetch(`${world.manager.url()}/v1/uploads`, {
        method: "POST",
        headers: {
          ...patient.headers,
          "tus-resumable": "1.0.0",
          "upload-length": String(bytes.byteLength),
          "upload-metadata": Object.entries(metadata)
            .map(([name, value]) => `${name} ${btoa(value)}`)
            .join(","),
        },
      });
      expect(cut.status).toBe(201);
      const location = cut.headers.get("location") ?? "";
      const file = path.join(world.manager.config.dataDir, "uploads", path.basename(location));
      await cutAfter(
        `${world.manager.url()}${location}`,
        patient,
        file,
        bytes.byteLength,
        bytes.subarray(0, 4 * MIB + 5),
      );

      await world.manager.restart();
      patient = await world.as("patient");
      const url = `${world.manager.url()}${location}`;
      const head = await fetch(url, { method: "HEAD", headers: { ...patient.headers, "tus-resumable": "1.0.0" } });
      expect(head.status).toBe(200);
      expect(Number(head.headers.get("upload-offset"))).toBeGreaterThan(0);
      expect(Number(head.headers.get("upload-offset"))).toBeLessThan(bytes.byteLength);

      const resumed = await uploadPayload(world.manager, patient, bytes, metadata, { uploadUrl: url });
      expect(resumed).toMatchObject({ cid: await cidOf(bytes), status: 204 });
      // A client that lost the last answer asks again and gets it.
      const again = await fetch(url, { method: "HEAD", headers: { ...patient.headers, "tus-resumable": "1.0.0" } });
      expect([again.headers.get("chartkey-cid"), again.headers.get("upload-offset")]).toEqual([
        resumed.cid,
        String(bytes.byteLength),
      ]);
    });

    it("[M19] only whoever began an upload goes on with it, asks about it or ends it", async () => {
      const begun = await fetch(`${world.manager.url()}/v1/uploads`, {
        method: "POST",
        headers: {
          ...patient.headers,
          "tus-resumable": "1.0.0",
          "upload-length": "10",
          "upload-metadata": Object.entries(metadata)
            .map(([name, value]) => `${name} ${btoa(value)}`)
            .join(","),
        },
      });
      const location = begun.headers.get("location") ?? "";
      const stranger = await world.as("stranger");
      const tus = { "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": "application/offset+octet-stream" };
      for (const method of ["HEAD", "PATCH", "DELETE"]) {
        const response = await stranger.fetch(location, {
          method,
          headers: tus,
          ...(method === "PATCH" && { body: "0123456789" }),
        });
        expect(response.status, method).toBe(404);
      }
      expect((await patient.fetch(location, { method: "DELETE", headers: tus })).status).toBe(204);
      expect(await waitingFiles()).toEqual([]);
      expect(
        (await problemIn(await patient.fetch(location, { method: "PATCH", headers: tus, body: "0123456789" }))).code,
      ).toBe("NOT_FOUND");
    });

    it("[M19] a reader that goes away in the middle leaves the service whole", async () => {
      const { cid = "" } = await upload(sample(8 * MIB, 7));
      for (let i = 0; i < 5; i++) {
        const reader = (await patient.fetch(`/v1/payloads/${cid}`)).body?.getReader();
        await reader?.read();
        await reader?.cancel();
      }
      expect((await (await patient.fetch(`/v1/payloads/${cid}`)).bytes()).byteLength).toBe(8 * MIB);
    });
  },
  { maxPayloadBytes: 8 * MIB },
);

/** Sends the beginning of a PATCH, and breaks the connection once some of it is on disk. */
async function cutAfter(url: string, client: ApiClient, file: string, size: number, bytes: Uint8Array): Promise<void> {
  const { port, pathname, host } = new URL(url);
  const tus = { ...client.headers, "tus-resumable": "1.0.0" };
  const headers = {
    ...tus,
    host,
    "upload-offset": "0",
    "content-type": "application/offset+octet-stream",
    "content-length": String(size),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(`PATCH ${pathname} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  socket.write(bytes);
  await until(
    () => stat(file),
    (found) => found.size > 0,
  );
  socket.destroy();
}
