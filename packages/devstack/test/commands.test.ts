import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personNamed } from "../src/people.ts";
import { samples } from "../src/samples.ts";
import { type Stack, startStack } from "../src/startStack.ts";
import { inPackages, run } from "./support/run.ts";

let stack: Stack;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chartkey-test-"));
  stack = await startStack();
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the SDK's example", () => {
  it("[E4] runs against the stack and does the whole job", async () => {
    const { code, output } = await run(inPackages("sdk/examples/share-a-record.ts"), [stack.portalUrl]);
    expect(output).toContain("Blood result: Hemoglobin 14.2 g/dL");
    expect(output).toMatch(/Access ended; 2 parts have new keys; [1-9]\d* reads are on record\./);
    expect(output).toContain("Erased: 2 encrypted blobs are gone.");
    expect(code).toBe(0);
  });

  it("[E4] sends the readings of a device with a gap, without ether and without reading", async () => {
    const { code, output } = await run(inPackages("sdk/examples/send-readings.ts"), [stack.portalUrl]);
    expect(output).toContain("3 readings are in the chart.");
    expect(output).toContain("Heart-rate watch (synthetic): 3 readings are missing; the newest says 72 beats/minute.");
    expect(output).toContain("After it was stopped: You may not write to this part of the chart now.");
    expect(code).toBe(0);
  });
});

describe("chartkey demo", () => {
  const cli = inPackages("sdk/dist/cli.js");

  it("[E5] walks the job with the files it is given", async () => {
    const paths = await Promise.all(
      [samples.patientSummary(), samples.letter(), samples.photo(), samples.scan()].map(async (sample) => {
        const file = await sample;
        const path = join(folder, file.name);
        writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
        return path;
      }),
    );
    const { code, output } = await run(cli, ["demo", "--portal", stack.portalUrl, "--json", ...paths]);
    const { steps } = JSON.parse(output) as { steps: { step: string; state: string }[] };
    expect(steps.map(({ state }) => state)).toEqual(steps.map(() => "done"));
    expect(steps.map(({ step }) => step)).toContain("The patient adds referral-letter.pdf");
    expect(code).toBe(0);
  });

  it.each([
    [
      "a file that is not there",
      ["--portal", "PORTAL", "/nowhere/at/all.pdf"],
      "One of the files cannot be read. (INVALID_INPUT)",
      2,
    ],
    ["an address that is none", ["--portal", "portal"], "--portal takes the address", 2],
    ["an address where nothing answers", ["--portal", "http://127.0.0.1:9"], "(STORE_UNAVAILABLE)", 6],
    ["no address", [], "required option '--portal", 2],
  ])("[E5] says what is wrong with %s, and its exit code too", async (_name, args, words, exitCode) => {
    const { code, output } = await run(cli, ["demo", ...args.map((arg) => (arg === "PORTAL" ? stack.portalUrl : arg))]);
    expect(output).toContain(words);
    expect(code).toBe(exitCode);
  });

  it("[E5] refuses an empty file and changes nothing", async () => {
    const path = join(folder, "empty.txt");
    writeFileSync(path, "");
    const { code, output } = await run(cli, ["demo", "--portal", stack.portalUrl, path]);
    expect(output).toContain("The file is empty");
    expect(code).toBe(2);
  });
});

describe("chartkey", () => {
  const cli = inPackages("sdk/dist/cli.js");

  it("[K40] does its work as a program on a real stack: by a portal, by a manager, and past the manager's lists", async () => {
    const home = await mkdtemp(join(folder, "home-"));
    const env = { HOME: home };
    const chartkey = async (...args: string[]): Promise<unknown> => {
      const { code, output } = await run(cli, [...args, "--json"], env);
      expect([args[0], code, output.startsWith("{")]).toEqual([args[0], 0, true]);
      return JSON.parse(output);
    };
    const key = join(home, "wallet.key");
    const profile = join(home, "profile.json");
    const letter = join(home, "letter.txt");
    writeFileSync(key, personNamed("Ben Okafor").privateKey, { mode: 0o600 });
    writeFileSync(profile, JSON.stringify({ name: "Ben Okafor", birthDate: "1975-06-01" }));
    writeFileSync(letter, "Dear colleague,");

    await chartkey("sign-up", "--portal", stack.portalUrl, "--profile", profile, "--key-file", key);
    await chartkey("add", letter, "--part", "Notes");
    const kit = join(home, "kit");
    expect(await chartkey("export", kit)).toMatchObject({ versions: 1, missing: 0 });
    expect(await chartkey("verify", kit, "--with-chain")).toMatchObject({ ok: true, newer: 0 });

    const { managerUrl, rpcUrl } = stack.config;
    const connection = ["--manager", managerUrl, "--rpc", rpcUrl, "--origin", stack.portalUrl];
    const phrase = join(home, ".chartkey", "recovery-phrase.txt");
    await chartkey(
      "sign-in",
      ...connection,
      "--key-file",
      key,
      "--phrase-file",
      phrase,
      "--state",
      join(home, "second"),
    );
    const records = { records: [{ title: "letter.txt", part: "Notes", locked: false }] };
    expect(await chartkey("list", "--state", join(home, "second"))).toMatchObject(records);
    expect(await chartkey("list", "--from-chain")).toMatchObject(records);
    expect(await chartkey("verify")).toMatchObject({ ok: true, versions: 1, payloads: 1 });

    const [record] = ((await chartkey("list")) as { records: { author: string; sequence: number }[] }).records;
    const name = `${record!.author}/${String(record!.sequence)}`;
    const certificate = join(home, "erased.json");
    expect(await chartkey("erase", name, "--yes", "--certificate", certificate)).toMatchObject({
      record: name,
      certificate,
    });
    expect(await chartkey("check-erasure", certificate)).toMatchObject({ ok: true, record: name, asked: 2, flaws: [] });
    const altered = join(home, "altered.json");
    writeFileSync(altered, readFileSync(certificate, "utf8").replace(/"stores": \d+/, '"stores": 9'));
    const { code, output } = await run(cli, ["check-erasure", altered], env);
    expect(output).toContain("The signature is not the signer's.");
    expect(code).toBe(5);
  });
});

describe("the start", () => {
  /** Starts the real entry, waits for a line, stops it with a signal. */
  async function startAndStop(
    signal: NodeJS.Signals,
  ): Promise<{ output: string; code: number | null; lastLine: string }> {
    const child = spawn(process.execPath, [inPackages("devstack/src/main.ts")], {
      env: { ...process.env, TMPDIR: folder },
    });
    let output = "";
    const ready = new Promise<void>((resolve, reject) => {
      child.once("exit", () => reject(new Error(`ended early:\n${output}`)));
      const keep = (chunk: Buffer): void => {
        output += chunk.toString();
        if (/^Portal: http/m.test(output)) resolve();
      };
      child.stdout.on("data", keep);
      child.stderr.on("data", keep);
    });
    await ready;
    const lastLine = output.trimEnd().split("\n").at(-1) ?? "";
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    child.kill(signal);
    return { output, code: await ended, lastLine };
  }

  it.each(["SIGINT", "SIGTERM"] as const)(
    "[E6] says where the portal is last, and %s leaves nothing behind",
    async (signal) => {
      // The wished port is taken, here or by another program already: another one is chosen.
      const squatter = createServer()
        .on("error", () => undefined)
        .listen(8420, "127.0.0.1");
      const { output, code, lastLine } = await startAndStop(signal);
      await new Promise((resolve) => squatter.close(resolve));
      expect(lastLine).toMatch(/^Portal: http:\/\/localhost:\d+$/);
      expect(output).toContain("Ana Ferreira");
      expect(code).toBe(0);
      expect((await readdir(folder)).filter((name) => name.startsWith("chartkey-"))).toEqual([]);
      await expect(fetch(lastLine.replace("Portal: ", ""))).rejects.toThrow();
    },
  );

  it("[E7] that cannot be says why and leaves nothing behind", async () => {
    const { code, output } = await run(inPackages("devstack/src/main.ts"), [], {
      TMPDIR: folder,
      DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
    });
    expect(output).toContain("The stack could not be started: The EHR manager ended");
    expect(output).not.toContain("    at ");
    expect(code).toBe(1);
    expect(existsSync(folder) && (await readdir(folder)).filter((name) => name.startsWith("chartkey-"))).toEqual([]);
  });
});
