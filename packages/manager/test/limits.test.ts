import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pointerToCid, sha256Pointer } from "@chartkey/sdk/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { networkOf } from "../src/api/remote.ts";
import { makeAdmission } from "../src/gateway/admission.ts";
import { startChain, type TestChain } from "./support/chain.ts";
import { endSpawned, spawnManager, type ManagerProcess } from "./support/child.ts";
import { clientOf, problemIn, type ApiClient } from "./support/client.ts";
import { LIMITS, type TestManager } from "./support/manager.ts";
import { ACCOUNTS, LABS, signEverybodyUp, type People } from "./support/people.ts";
import { head, rawConnection } from "./support/rawHttp.ts";
import { uploadPayload } from "./support/upload.ts";
import { describeWorld } from "./support/world.ts";

const MIB = 1024 * 1024;
const words = (text: string) => new TextEncoder().encode(text);

describeWorld(
  "quotas",
  (world) => {
    const metadata = () => ({ kind: "payload", patient: String(world.people.patient), compartment: String(LABS) });
    const manifest = (client: ApiClient, text: string) =>
      client.put(words(text), { kind: "manifest", patient: world.people.patient, compartment: LABS });

    it("[M47] an account uploads so much in a day and no more; what ends access goes in all the same", async () => {
      const patient = await world.as("patient");
      for (let i = 0; i < 5; i++) expect((await manifest(patient, `quota ${String(i)}`)).response.status).toBe(201);
      // The same once more is no more.
      expect((await manifest(patient, "quota 0")).response.status).toBe(201);
      const last = await uploadPayload(world.manager, patient, words("a sixth"), metadata());
      expect(last.status).toBe(204);
      const { response } = await manifest(patient, "a seventh");
      expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
      expect(await problemIn(response)).toMatchObject({ status: 429, code: "UPLOAD_QUOTA_USED_UP" });
      expect(await uploadPayload(world.manager, patient, words("an eighth"), metadata())).toMatchObject({
        status: 429,
        code: "UPLOAD_QUOTA_USED_UP",
      });
      for (const kind of ["keyring", "keys", "key", "vault"]) expect(await endsAccess(patient, kind), kind).toBe(201);
      expect((await manifest(await world.as("patient"), "another session")).response.status).toBe(429);

      world.manager.clock.forward(25 * 3600);
      expect((await manifest(await world.as("patient"), "a day later")).response.status).toBe(201);
    });

    it("[M47] bytes count too, also those that were begun and not sent", async () => {
      const other = await world.as("otherPatient");
      const place = { ...metadata(), patient: String(world.people.otherPatient) };
      const begin = (size: number) =>
        other.fetch("/v1/uploads", {
          method: "POST",
          headers: { "tus-resumable": "1.0.0", "upload-length": String(size), "upload-metadata": encoded(place) },
        });
      const first = await begin(3 * MIB);
      expect(first.status).toBe(201);
      expect(await problemIn(await begin(2 * MIB))).toMatchObject({ status: 429, code: "UPLOAD_QUOTA_USED_UP" });
      expect((await begin(10)).status).toBe(201);
      // Only so many at once; also after a restart.
      await world.manager.restart();
      other.headers.authorization = (await world.as("otherPatient")).headers.authorization ?? "";
      const refused = await begin(10);
      expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
      expect((await problemIn(refused)).detail).toContain("without finishing");
      const cancel = { method: "DELETE", headers: { "tus-resumable": "1.0.0" } };
      expect((await other.fetch(first.headers.get("location") ?? "", cancel)).status).toBe(204);
      expect((await begin(2 * MIB)).status).toBe(201);
    });

    it("[M47] what ends access has a day of its own; used up, every sign-in still has some, and a vault goes in", async () => {
      const writer = await world.as("writer");
      let taken = 0;
      while ((await endsAccess(writer, taken % 2 === 0 ? "key" : "vault")) === 201) taken++;
      // The day's, and the last resort of this session.
      expect(taken).toBe(10 + 12);
      expect((await writer.put(words("something else"), { kind: "profile" })).response.status).toBe(201);
      expect(await endsAccess(await world.as("writer"), "vault")).toBe(201);
    });

    it("[M47] accounts that are nobody yet have room for signing up, each, from one place and all together", async () => {
      const from = async (account: number, address: string) => {
        const client = await clientOf(world.manager, world.chain.account(account));
        client.headers["x-forwarded-for"] = address;
        return (times: number) => statusesOf(client, times);
      };
      const one = await from(15, "192.0.2.1");
      expect(await one(4)).toEqual([201, 201, 201, 429]);
      const two = await from(16, "192.0.2.1");
      expect(await two(2)).toEqual([201, 429]);
      const three = await from(17, "2001:db8::1");
      expect(await three(2)).toEqual([201, 201]);
      // Another address of the same network, and then one of nobody before.
      const four = await from(18, "2001:db8::ffff:1");
      expect(await four(3)).toEqual([201, 201, 429]);
      const five = await from(19, "198.51.100.7");
      expect(await five(2)).toEqual([201, 429]);
    });
    let count = 0;
    const endsAccess = async (client: ApiClient, kind: string) => {
      const place = ["keyring", "keys"].includes(kind) ? { kind, patient: world.people.patient } : { kind };
      return (await client.put(words(`${kind} ${String(count++)}`), place)).response.status;
    };
    async function statusesOf(client: ApiClient, times: number): Promise<number[]> {
      const statuses = [];
      for (let i = 0; i < times; i++) statuses.push(await endsAccess(client, "vault"));
      return statuses;
    }
  },
  {
    proxies: 1,
    limits: {
      ...LIMITS,
      uploadsPerDay: 6,
      uploadBytesPerDay: 4 * MIB,
      keyUploadsPerDay: 10,
      newcomerUploads: 3,
      newcomerUploadsPerAddress: 4,
      newcomerUploadsTotal: 9,
      openUploads: 2,
    },
  },
);

const encoded = (metadata: Record<string, string>) =>
  Object.entries(metadata)
    .map(([name, value]) => `${name} ${btoa(value)}`)
    .join(",");

describe("a network", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0DB8::6", "2001:db8:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["::1", "0:0:0:0"],
  ])("[M47] of %s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe("a rate", () => {
  it("[M48] lets a burst through, then as many as come in each second, for each account by itself", () => {
    let now = 0;
    const admission = makeAdmission({ requestsPerSecond: 5 }, () => now);
    const ask = (account: string) => {
      try {
        admission.count(account);
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: "TOO_MANY_REQUESTS", retryAfter: 1 });
        return false;
      }
    };
    const taken = (account: string, times: number) => Array.from({ length: times }, () => ask(account)).filter(Boolean);
    expect(taken("one", 80)).toHaveLength(50);
    expect(taken("two", 80)).toHaveLength(50);
    now += 2_000;
    expect(taken("one", 80)).toHaveLength(10);
    now += 3_600_000;
    expect(taken("one", 80)).toHaveLength(50);
  });

  it("[M48] lets sixteen uploads of one account run at once, and goes on when they are done", async () => {
    const admission = makeAdmission({ requestsPerSecond: 100 });
    let finish = (): void => undefined;
    const open = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const running = Array.from({ length: 16 }, () => admission.upload("one", () => open));
    await expect(admission.upload("one", () => Promise.resolve())).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    await admission.upload("two", () => Promise.resolve());
    finish();
    await Promise.all(running);
    await admission.upload("one", () => Promise.resolve());
  });
});

describe("those who are slow, lie or never stop", () => {
  let chain: TestChain;
  let people: People;
  let folder: string;
  let manager: ManagerProcess;
  let patient: ApiClient;
  beforeAll(async () => {
    chain = await startChain();
    people = await signEverybodyUp(chain);
    folder = await mkdtemp(path.join(tmpdir(), "chartkey-limits-"));
    manager = await spawnManager({
      CHARTKEY_RPC_URL: chain.rpcUrl,
      CHARTKEY_DEPLOYMENT: JSON.stringify(chain.deployment),
      CHARTKEY_DATA_DIR: path.join(folder, "data"),
      CHARTKEY_PORTAL_ORIGINS: "http://portal.test",
      CHARTKEY_REQUEST_SECONDS: "4",
      CHARTKEY_IDLE_SECONDS: "1",
      CHARTKEY_CONNECTIONS_PER_ADDRESS: "40",
    });
    const asManager = { url: () => manager.url, config: { deployment: chain.deployment } } as TestManager;
    patient = await clientOf(asManager, chain.account(ACCOUNTS.patient), people.patient);
  });
  afterAll(async () => {
    await endSpawned();
    await chain.close();
    await rm(folder, { recursive: true, force: true });
  });

  const place = () => `kind=manifest&patient=${String(people.patient)}&compartment=${String(LABS)}`;
  async function putHead(headers: Record<string, string>): Promise<string> {
    const cid = pointerToCid(await sha256Pointer(words("never")));
    return head("PUT", `/v1/objects/${cid}?${place()}`, { ...patient.headers, ...headers });
  }
  /** How long the others wait meanwhile, in milliseconds. */
  async function others(): Promise<number> {
    const start = performance.now();
    const { response } = await patient.put(crypto.getRandomValues(new Uint8Array(500)), {
      kind: "keys",
      patient: people.patient,
    });
    expect(response.status).toBe(201);
    return performance.now() - start;
  }

  it("[M48] headers that never end, and a body that stands still, are cut with 408", async () => {
    const start = performance.now();
    const silent = rawConnection(manager.url);
    silent.socket.write("PUT /v1/objects/x HTTP/1.1\r\nhost: x\r\n");
    const still = rawConnection(manager.url);
    still.socket.write(await putHead({ "content-length": "1000" }));
    still.socket.write("half");
    expect(await others()).toBeLessThan(1_000);
    for (const { answered } of [silent, still]) {
      const text = await answered;
      expect(text).toMatch(/^HTTP\/1.1 408 /);
      expect(text).toContain('"code":"TOO_SLOW"');
    }
    // Long before the time of a whole request is over.
    expect(performance.now() - start).toBeLessThan(3_500);
  });

  it("[M48] a body that drips is cut when its time is over, and so are those that lie about their length", async () => {
    const drip = rawConnection(manager.url);
    drip.socket.write(await putHead({ "content-length": "1000" }));
    const lie = rawConnection(manager.url);
    lie.socket.write(await putHead({ "content-length": String(5 * MIB) }));
    const short = rawConnection(manager.url);
    short.socket.write(`${await putHead({ "content-length": "2" })}never and much more\r\n\r\n`);
    const timer = setInterval(() => drip.socket.write("x"), 300);
    const start = performance.now();
    expect(await drip.answered).toMatch(/^HTTP\/1.1 408 /);
    expect(performance.now() - start).toBeLessThan(9_000);
    clearInterval(timer);
    expect(await lie.answered).toMatch(/^HTTP\/1.1 413 .*TOO_LARGE/s);
    // What follows is no request; which of the two is noticed first is all the same.
    expect(await short.answered).toMatch(/^HTTP\/1.1 (400|422) /);
  });

  it("[M48] one address holds so many connections and no more, and others do not notice", async () => {
    const many = Array.from({ length: 120 }, () => rawConnection(manager.url, "127.0.0.2"));
    const closed = { count: 0 };
    for (const { answered, socket } of many) {
      socket.write("GET /health HTTP/1.1\r\n");
      void answered.then(() => closed.count++);
    }
    await expect.poll(() => closed.count).toBeGreaterThanOrEqual(80);
    expect(await others()).toBeLessThan(1_000);
    await Promise.all(many.map(({ answered }) => answered));
  });

  it.skipIf(process.platform !== "linux")(
    "[M48] bodies without an end are cut at the limit, in flat memory (Linux only: read from /proc)",
    { timeout: 60_000 },
    async () => {
      const memory = async () =>
        Number(/VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${String(manager.pid)}/status`, "utf8"))?.[1]) * 1024;
      await writeFile(`/proc/${String(manager.pid)}/clear_refs`, "5");
      const before = await memory();
      const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(MIB, 7), Buffer.from("\r\n")]);
      const sent = { bytes: 0 };
      const endless = Array.from({ length: 12 }, async () => {
        const { socket, answered } = rawConnection(manager.url);
        socket.write(await putHead({ "transfer-encoding": "chunked" }));
        const ended = answered.then(() => true);
        while (!(await Promise.race([ended, Promise.resolve(false)]))) {
          sent.bytes += MIB;
          if (!socket.write(chunk))
            await Promise.race([ended, new Promise((resolve) => socket.once("drain", resolve))]);
          await wait(1);
        }
        return answered;
      });
      expect(await others()).toBeLessThan(2_000);
      for (const text of await Promise.all(endless)) if (text !== "") expect(text).toMatch(/^HTTP\/1.1 413 /);
      const grown = Math.round(((await memory()) - before) / MIB);
      console.info(
        `12 endless bodies: ${String(sent.bytes / MIB)} MiB written to sockets, memory +${String(grown)} MiB`,
      );
      expect(grown).toBeLessThan(100);
      expect(manager.log()).not.toContain('"level":50');
    },
  );
});
