import { globSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pointerToCid, sha256Pointer } from "@chartkey/sdk/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startChain, type TestChain } from "./support/chain.ts";
import { clientOf, problemIn, type ApiClient } from "./support/client.ts";
import { ORIGIN, runManager, type TestManager } from "./support/manager.ts";
import { ACCOUNTS, LABS, signEverybodyUp, type People } from "./support/people.ts";
import { head, rawConnection } from "./support/rawHttp.ts";
import { uploadPayload } from "./support/upload.ts";
import { describeWorld } from "./support/world.ts";

const words = (text: string) => new TextEncoder().encode(text);
const encoded = (metadata: Record<string, string>) =>
  Object.entries(metadata)
    .map(([name, value]) => `${name} ${btoa(value)}`)
    .join(",");

describeWorld("a client that sends again", (world) => {
  let patient: ApiClient;
  beforeAll(async () => {
    patient = await world.as("patient");
  });
  const metadata = () => ({ kind: "payload", patient: String(world.people.patient), compartment: String(LABS) });
  const begin = (key: string, size: number, client = patient) =>
    client.fetch("/v1/uploads", {
      method: "POST",
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": String(size),
        "upload-metadata": encoded({
          ...metadata(),
          patient: String(client === patient ? world.people.patient : world.people.otherPatient),
        }),
        "idempotency-key": key,
      },
    });
  const files = async () => (await readdir(path.join(world.manager.config.dataDir, "uploads"))).length;

  it("[M49] a beginning with the same key is the same upload, at once, later and after a restart", async () => {
    const key = crypto.randomUUID();
    const locations = new Set<string | null>();
    for (const response of await Promise.all(Array.from({ length: 8 }, () => begin(key, 11)))) {
      expect(response.status).toBe(201);
      locations.add(response.headers.get("location"));
    }
    await world.manager.restart();
    patient = await world.as("patient");
    const location = (await begin(key, 11)).headers.get("location") ?? "";
    expect(locations).toEqual(new Set([location]));
    expect(await files()).toBe(2);

    expect((await problemIn(await begin(key, 12))).code).toBe("INVALID_INPUT");
    expect((await problemIn(await begin("short", 12))).code).toBe("INVALID_INPUT");
    // Somebody else's key is another one.
    const other = await begin(key, 11, await world.as("otherPatient"));
    expect(other.headers.get("location")).not.toBe(location);

    const patch = await patient.fetch(location, {
      method: "PATCH",
      headers: { "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": "application/offset+octet-stream" },
      body: "hello again",
    });
    const cid = patch.headers.get("chartkey-cid");
    expect(patch.status).toBe(204);
    const done = await begin(key, 11);
    expect([done.status, done.headers.get("location"), done.headers.get("chartkey-cid")]).toEqual([201, location, cid]);
    expect(await (await patient.fetch(`/v1/payloads/${cid ?? ""}`)).text()).toBe("hello again");
  });

  it("[M49] answers that get lost on the way cost nothing: one upload, one content", async () => {
    const lossy = await losingAnswers(world.manager.url());
    const before = await files();
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const result = await uploadPayload(world.manager, patient, bytes, metadata(), {
      endpoint: `${lossy.url}/v1/uploads`,
      headers: { ...patient.headers, "idempotency-key": crypto.randomUUID() },
      chunkSize: 20_000,
      retryDelays: [0, 0, 0],
    });
    expect(lossy.lost()).toEqual(["POST", "PATCH"]);
    expect(Buffer.from(await (await patient.fetch(`/v1/payloads/${result.cid ?? ""}`)).bytes()).equals(bytes)).toBe(
      true,
    );
    expect(await files()).toBe(before);
    await lossy.close();
  });

  it("[M49] an object that is put once more, also at the same time, is the same object", async () => {
    const bytes = words("an object that came several times");
    const put = () => patient.put(bytes, { kind: "keys", patient: world.people.patient });
    const answers = await Promise.all(Array.from({ length: 8 }, put));
    answers.push(await put());
    expect(new Set(answers.map(({ response }) => response.status))).toEqual(new Set([201]));
    expect(await (await patient.fetch(`/v1/objects/${answers[0]?.cid ?? ""}`)).text()).toBe(String(Buffer.from(bytes)));
  });
});

/** A proxy that passes on every request, and breaks the connection instead of the first answer to a POST and a PATCH. */
async function losingAnswers(target: string) {
  const lost: string[] = [];
  const server = createServer((request, response) => {
    void forward(target, request).then(async (answer) => {
      const method = request.method ?? "";
      if (["POST", "PATCH"].includes(method) && !lost.includes(method)) {
        lost.push(method);
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  const url = await listen(server);
  return { url, lost: () => lost, close: () => new Promise((resolve) => server.close(resolve)) };
}

async function forward(target: string, request: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const own = new Set(["host", "connection", "content-length"]);
  const headers = Object.entries(request.headers).filter(([name]) => !own.has(name));
  return fetch(target + (request.url ?? ""), {
    method: request.method ?? "GET",
    headers: headers as [string, string][],
    ...(parts.length > 0 && { body: Buffer.concat(parts) }),
  });
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    });
  });
}

describe("the edges of the gateway", () => {
  let chain: TestChain;
  let people: People;
  let manager: TestManager;
  let patient: ApiClient;
  /** Stands where the IPFS node would, and where a reader of addresses would end up: says what it was asked for. */
  let node: { asked: string[]; url: string; close: () => Promise<unknown> };
  beforeAll(async () => {
    chain = await startChain();
    people = await signEverybodyUp(chain);
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.writeHead(500).end();
    });
    node = { asked, url: await listen(server), close: () => new Promise((resolve) => server.close(resolve)) };
    manager = await runManager({ ...chain, config: { kuboRpcUrl: node.url } });
    patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
  });
  afterAll(async () => {
    await manager.close();
    await node.close();
    await chain.close();
  });

  describe("spellings of a CID", () => {
    const pointer = "0x1220000000000000000000000000000000000000000000000000000000000001";
    const cid = pointerToCid(pointer);
    const SPELLINGS: [string, string][] = [
      ["version 0", "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPbdG"],
      ["base58", "zb2rhe5P4gXftAwvA4eXQ5HJwsER2owDyS9sKaQRRVQPn93bA"],
      ["base36", "k2jmtxv2q0w3yqk0q2l5y8mn0m1q1v3e2n5w6dbx8dd3q1z8k7p5j3zp"],
      ["upper case", cid.toUpperCase()],
      ["one letter in upper case", cid.slice(0, -1) + cid.slice(-1).toUpperCase()],
      ["the identity hash", "bafkqaaa"],
      ["the identity hash of bytes", "bafkqabtimvwgy3yk"],
      ["sha2-512", `bafkrgq${"a".repeat(103)}`],
      ["dag-cbor", `bafyrei${cid.slice(7)}`],
      ["libp2p-key", `bafzbei${cid.slice(7)}`],
      ["too long", `${cid}a`],
      ["much too long", cid + "a".repeat(5_000)],
      ["too short", cid.slice(0, -1)],
      ["a path below it", `${cid}%2Fx`],
      ["a path before it", `..%2F${cid}`],
      ["dots", "%2e%2e%2f%2e%2e%2fetc%2fpasswd"],
      ["dots twice encoded", "%252e%252e%252fetc"],
      ["an IPNS path", "%2Fipns%2Fexample.com"],
      ["an IPFS path", `%2Fipfs%2F${cid}`],
      ["a name for DNSLink", "example.com"],
      ["an address", "http:%2F%2F127.0.0.1:1%2Fx"],
      ["a zero byte", `${cid}%00`],
      ["a broken escape", `${cid}%`],
      ["a space", `%20${cid}`],
      ["a pointer in upper case", pointer.toUpperCase()],
      ["a pointer without 0x", pointer.slice(2)],
    ];
    it.each(SPELLINGS)("[M50] %s is refused before anything is asked or fetched", async (_what, text) => {
      const before = node.asked.length;
      for (const kind of ["objects", "payloads"]) {
        // No session: what is no name needs none to be told so.
        const response = await fetch(`${manager.url()}/v1/${kind}/${text}`);
        expect(response.status, kind).toBe(400);
        expect(await problemIn(response)).toMatchObject({ code: "INVALID_INPUT" });
      }
      const put = await patient.fetch(`/v1/objects/${text}?kind=vault`, { method: "PUT", body: "x" });
      expect(put.status).toBe(400);
      expect(node.asked.slice(before)).toEqual([]);
    });

    it.each([
      "/v1/objects/..",
      "/v1/objects/../../etc/passwd",
      "/v1/payloads/a/../../x",
      "/ipns/example.com",
      `/ipfs/${cid}`,
    ])("[M50] the bare path %s leads nowhere", async (target) => {
      const { socket, answered } = rawConnection(manager.url());
      socket.end(head("GET", target, { connection: "close" }));
      expect(await answered).toMatch(/^HTTP\/1.1 40[04] /);
    });
  });

  it("[M50] addresses in what users send are never called, nor are connections passed on", async () => {
    const before = node.asked.length;
    const trap = `${node.url}/trap`;
    const document = JSON.stringify({ photo: trap, attachment: { url: trap }, "@context": trap });
    await patient.put(words(document), { kind: "profile" });
    const forwarding = {
      "x-forwarded-host": trap,
      "x-forwarded-for": trap,
      forwarded: `host="${trap}"`,
      referer: trap,
    };
    for (const headers of [forwarding, { ...forwarding, origin: trap }])
      await patient.fetch("/v1/uploads", {
        method: "POST",
        headers: { ...headers, "upload-metadata": encoded({ url: trap }) },
      });
    await fetch(`${manager.url()}/v1/relay`, { method: "POST", body: document });
    await fetch(`${manager.url()}/v1/session`, {
      method: "POST",
      body: JSON.stringify({ message: trap, signature: "0x" }),
    });
    for (const target of [trap, "/", "/v1/objects/x"]) {
      for (const headers of [
        { connection: "Upgrade", upgrade: "websocket", "sec-websocket-key": "x" },
        { host: "127.0.0.1" },
      ]) {
        const { socket, answered } = rawConnection(manager.url());
        socket.write(head("GET", target, { ...headers }));
        socket.end();
        expect(await answered).toMatch(/^(HTTP\/1.1 [245]\d\d |$)/);
      }
    }
    const { socket, answered } = rawConnection(manager.url());
    socket.end(head("CONNECT", new URL(node.url).host, {}));
    expect(await answered).not.toMatch(/^HTTP\/1.1 200/);
    expect(node.asked.slice(before).filter((url) => !url.startsWith("/api/v0/"))).toEqual([]);
  });

  it("[M50] the code calls nobody but the chain's node, the blob stores and the database", () => {
    const root = path.join(import.meta.dirname, "../src");
    const calling =
      /\bfetch\(|\bWebSocket|webSocket\(|from "node:(https?|http2|net|tls|dgram|dns)|\bhttp\(|kuboStore\(|new Pool\(/;
    const callers = globSync("**/*.ts", { cwd: root }).filter((file) =>
      readFileSync(path.join(root, file), "utf8")
        .split("\n")
        .some((line) => !/^import (type|\{ createServer \})/.test(line) && calling.test(line)),
    );
    expect(callers.sort()).toEqual(["chain/sendingNode.ts", "chain/source.ts", "db/open.ts", "gateway/openStores.ts"]);
  });
});

describeWorld("what a browser may make of it", (world) => {
  it("[M50] ciphertext leaves as bytes to be saved, never as a page, and is kept by no cache; so do refusals", async () => {
    const patient = await world.as("patient");
    const page = words("<script>alert(1)</script>");
    const { cid } = await patient.put(page, { kind: "profile" });
    const metadata = { kind: "payload", patient: String(world.people.patient), compartment: String(LABS) };
    const payload = (await uploadPayload(world.manager, patient, words("<svg onload=alert(1)>"), metadata)).cid ?? "";
    const asked = [
      [`/v1/objects/${cid}`, {}, 200],
      [`/v1/payloads/${payload}`, {}, 200],
      [`/v1/payloads/${payload}`, { range: "bytes=0-3" }, 206],
      [`/v1/payloads/${payload}`, { range: "bytes=900-" }, 416],
    ] as const;
    for (const [url, headers, status] of asked) {
      const response = await patient.fetch(url, { headers });
      expect(response.status).toBe(status);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "content-type": "application/octet-stream",
        "content-disposition": "attachment",
        "x-content-type-options": "nosniff",
        "content-security-policy": expect.stringMatching(/^sandbox;/) as string,
        "cache-control": "no-store",
      });
    }
    const refusal = await patient.fetch(`/v1/objects/${pointerToCid(await sha256Pointer(words("nothing")))}`);
    expect(refusal.status).toBe(404);
    expect(refusal.headers.get("x-content-type-options")).toBe("nosniff");
    expect(refusal.headers.get("content-type")).toBe("application/problem+json");
  });

  it("[M50] a foreign page changes nothing, whatever kind of request it makes", async () => {
    const patient = await world.as("patient");
    const cid = pointerToCid(await sha256Pointer(words("forged")));
    const attempts: [string, RequestInit][] = [
      ["/v1/session/nonce", { method: "POST" }],
      ["/v1/session", { method: "POST", body: "{}", headers: { "content-type": "text/plain" } }],
      ["/v1/session", { method: "DELETE", headers: patient.headers }],
      ["/v1/relay", { method: "POST", body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } }],
      [`/v1/objects/${cid}?kind=profile`, { method: "PUT", body: "forged", headers: patient.headers }],
      [
        "/v1/uploads",
        { method: "POST", headers: { ...patient.headers, "tus-resumable": "1.0.0", "upload-length": "1" } },
      ],
      [`/v1/charts/${String(world.people.patient)}/erasures`, { method: "POST", body: "{}", headers: patient.headers }],
    ];
    for (const origin of [
      "https://evil.test",
      "null",
      "http://portal.test.evil.test",
      "http://portal.test:81",
      "file://",
    ]) {
      for (const [url, init] of attempts) {
        const headers = { ...(init.headers as Record<string, string> | undefined), origin };
        const response = await fetch(world.manager.url() + url, { ...init, headers });
        expect(await problemIn(response), `${origin} ${url}`).toMatchObject({ status: 403, code: "ORIGIN_REFUSED" });
        expect(response.headers.get("access-control-allow-origin")).toBeNull();
      }
    }
    // Without an origin, as a page cannot: what needs a session still needs it, and no cookie or form stands for one.
    for (const headers of [{ cookie: patient.headers.authorization ?? "" }, {}] as Record<string, string>[]) {
      const response = await fetch(`${world.manager.url()}/v1/objects/${cid}?kind=profile`, {
        method: "PUT",
        body: "forged",
        headers,
      });
      expect((await problemIn(response)).code).toBe("NOT_SIGNED_IN");
    }
    expect((await patient.fetch(`/v1/objects/${cid}`)).status).toBe(404);
    for (const origin of [ORIGIN, world.manager.url()]) {
      const response = await fetch(`${world.manager.url()}/v1/session/nonce`, { method: "POST", headers: { origin } });
      expect(response.status).toBe(200);
    }
  });
});
