import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { nonceSchema, sessionSchema, standingChangePageSchema } from "@chartkey/sdk/wire";
import { expect, it } from "vitest";
import { clientOf, nonceFrom, postSession, problemIn, signIn, signInText, type SignInText } from "./support/client.ts";
import { ORIGIN } from "./support/manager.ts";
import { ACCOUNTS } from "./support/people.ts";
import { describeWorld } from "./support/world.ts";

describeWorld("sessions", (world) => {
  const patient = () => world.chain.account(ACCOUNTS.patient);
  const attempt = async (changes: SignInText) => {
    const message = await signInText(world.manager, patient(), changes);
    return postSession(world.manager, message, await patient().signMessage({ message }));
  };
  const standings = (token: string) =>
    fetch(`${world.manager.url()}/v1/standings`, { headers: { authorization: `Bearer ${token}` } });

  it("[M5] a signed text opens a session for its account, and logging out ends it", async () => {
    const message = await signInText(world.manager, patient());
    const response = await postSession(world.manager, message, await patient().signMessage({ message }));
    expect(response.status).toBe(201);
    const { token, account, expiresAt } = sessionSchema.parse(await response.json());
    expect(account).toBe(patient().address.toLowerCase());
    expect(expiresAt - world.manager.clock.now()).toBe(12 * 3600);
    standingChangePageSchema.parse(await (await standings(token)).json());

    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${world.manager.url()}/v1/session`, { method: "DELETE", headers })).status).toBe(204);
    expect((await problemIn(await standings(token))).code).toBe("NOT_SIGNED_IN");
  });

  it("[M5] the manager's own address may stand in the text, for programs without a page", async () => {
    const own = world.manager.url();
    expect((await attempt({ domain: new URL(own).host, uri: own })).status).toBe(201);
  });

  const minute = (offset: number) => new Date(Date.now() + offset * 60_000);
  it.each<[string, SignInText]>([
    ["another site's domain", { domain: "evil.test" }],
    ["another site's address", { uri: "http://evil.test" }],
    ["a domain that only begins like ours", { domain: "portal.test.evil.test" }],
    ["another chain", { chainId: 1 }],
    ["an expired text", { expirationTime: minute(-1) }],
    ["a text that is not valid yet", { notBefore: minute(5) }],
    ["a nonce nobody gave out", { nonce: "abcdefgh12345678" }],
  ])("[M6] refuses %s", async (_what, changes) => {
    expect(await problemIn(await attempt(changes))).toMatchObject({ status: 403, code: "SIGN_IN_REFUSED" });
  });

  it("[M6] refuses a nonce that was used, whatever came of it, and one that is too old", async () => {
    const nonce = await nonceFrom(world.manager);
    expect((await attempt({ nonce, chainId: 1 })).status).toBe(403);
    expect((await attempt({ nonce })).status).toBe(403);
    const old = await nonceFrom(world.manager);
    world.manager.clock.forward(5 * 60 + 1);
    expect((await problemIn(await attempt({ nonce: old }))).code).toBe("SIGN_IN_REFUSED");
  });

  it("[M6] refuses somebody else's signature and one over another text", async () => {
    const message = await signInText(world.manager, patient());
    const other = world.chain.account(ACCOUNTS.stranger);
    expect(
      (await problemIn(await postSession(world.manager, message, await other.signMessage({ message })))).code,
    ).toBe("SIGN_IN_REFUSED");
    const again = await signInText(world.manager, patient());
    const signature = await patient().signMessage({ message: `${again} ` });
    expect((await problemIn(await postSession(world.manager, again, signature))).code).toBe("SIGN_IN_REFUSED");
  });

  it.each([
    ["that is cut off", "{"],
    ["with a number for a text", '{"message":1}'],
    ["with an empty signature", '{"message":"x","signature":"0x"}'],
    ["with an endless signature", `{"message":"x","signature":"0x${"ab".repeat(5000)}"}`],
  ])("[M6] answers a body %s with what is wrong", async (_what, body) => {
    const response = await fetch(`${world.manager.url()}/v1/session`, { method: "POST", body });
    expect(await problemIn(response)).toMatchObject({ status: 400, code: "INVALID_INPUT" });
  });

  it("[M6] of two hundred replays at once, one succeeds", async () => {
    const message = await signInText(world.manager, patient());
    const signature = await patient().signMessage({ message });
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async () => (await postSession(world.manager, message, signature)).status),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 403)).toHaveLength(199);
  });

  it("[M7] a session ends after fifteen idle minutes, and after twelve hours in any case", async () => {
    const idle = await signIn(world.manager, patient());
    world.manager.clock.forward(14 * 60);
    expect((await standings(idle)).status).toBe(200);
    world.manager.clock.forward(14 * 60);
    expect((await standings(idle)).status).toBe(200);
    world.manager.clock.forward(15 * 60);
    expect((await standings(idle)).status).toBe(401);

    const busy = await signIn(world.manager, patient());
    for (let spent = 0; spent < 12 * 60; spent += 10) {
      expect((await standings(busy)).status).toBe(200);
      world.manager.clock.forward(10 * 60);
    }
    expect((await standings(busy)).status).toBe(401);
  });

  it.each(["", "Bearer", "Bearer x", `Bearer ${"a".repeat(43)}`, `Basic ${"a".repeat(43)}`])(
    "[M7] %j opens nothing",
    async (authorization) => {
      const response = await fetch(`${world.manager.url()}/v1/standings`, { headers: { authorization } });
      expect(await problemIn(response)).toMatchObject({ status: 401, code: "NOT_SIGNED_IN" });
    },
  );

  it("[M7] an actor can only be named by its own account", async () => {
    const { people, chain, manager } = world;
    const thief = await clientOf(manager, chain.account(ACCOUNTS.stranger), people.patient);
    const { response } = await thief.put(new TextEncoder().encode("not mine"), { kind: "profile" });
    expect((await problemIn(response)).code).toBe("NOT_FOUND");
    const odd = await fetch(`${manager.url()}/v1/objects/${"bafkrei".padEnd(59, "a")}`, {
      headers: { ...thief.headers, "chartkey-actor": "0" },
    });
    expect((await problemIn(odd)).code).toBe("INVALID_INPUT");
  });

  it("[M8] other origins get no answer they can read; the portal's does", async () => {
    const ask = (origin: string, init: RequestInit = {}) =>
      fetch(`${world.manager.url()}/v1/session/nonce`, {
        method: "POST",
        ...init,
        headers: { origin, ...(init.headers as object) },
      });
    const ours = await ask(ORIGIN);
    nonceSchema.parse(await ours.json());
    expect(ours.headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(ours.headers.get("access-control-expose-headers")).toContain("chartkey-cid");
    expect((await ask("http://evil.test")).headers.get("access-control-allow-origin")).toBeNull();
    const preflight = { method: "OPTIONS", headers: { "access-control-request-method": "PATCH" } };
    const allowed = (await ask(ORIGIN, preflight)).headers;
    expect(allowed.get("access-control-allow-headers")).toMatch(/authorization.*chartkey-actor.*upload-offset/);
    expect(allowed.get("access-control-allow-methods")).toContain("PATCH");
    expect((await ask("http://evil.test", preflight)).headers.get("access-control-allow-origin")).toBeNull();
  });

  it("[M9] the token itself is nowhere in the data folder", async () => {
    const token = await signIn(world.manager, patient());
    const { dataDir } = world.manager.config;
    const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      const bytes = await readFile(path.join(entry.parentPath, entry.name));
      expect(bytes.includes(token), entry.name).toBe(false);
    }
  });
});
