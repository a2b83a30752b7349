import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cleanEnvironment } from "./environment.mjs";

const ROOT = join(import.meta.dirname, "../..");

/**
 * Stands in for the portal's stack: starts a process of its own, and on a signal takes a moment to end both. It forgets
 * one that runs in another process group, as scripts that pnpm started do.
 */
const JOB = `
import { spawn } from "node:child_process";
import { once } from "node:events";
const child = spawn("sleep", ["600"]);
const forgotten = spawn("bash", ["-c", "set -m; sleep 600 & echo $!; wait"]);
const [stray] = await once(forgotten.stdout, "data");
console.log("pids", process.pid, child.pid, forgotten.pid, Number(stray));
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {
  console.log("told to stop");
  if (!process.env.JOB_IS_DEAF) setTimeout(() => { child.kill(); process.exit(0); }, 300);
});
console.log("ready");
`;

/** Stands in for pnpm: fits the pin, and its install says what FAKE_SAYS and ends as FAKE_CODE. */
const PNPM = `#!/bin/sh
case "$1" in
  --version) echo "$FAKE_VERSION" ;;
  install) echo "$FAKE_SAYS"; exit "\${FAKE_CODE:-0}" ;;
esac
`;

describe("toolchain", () => {
  let workspace: string;
  let launched: ChildProcess | undefined;
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), "a workspace "));
    cpSync(join(ROOT, "scripts"), join(workspace, "scripts"), { recursive: true });
    cpSync(join(ROOT, "package.json"), join(workspace, "package.json"));
    mkdirSync(join(workspace, "packages/devstack/src"), { recursive: true });
    writeFileSync(join(workspace, "packages/devstack/src/main.ts"), JOB);
    mkdirSync(join(workspace, "bin"));
    writeFileSync(join(workspace, "bin/pnpm"), PNPM, { mode: 0o755 });
  });
  afterEach(() => {
    launched?.kill("SIGKILL");
    rmSync(workspace, { recursive: true });
  });

  function start(env: Record<string, string> = {}) {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { packageManager: string };
    const launcher = spawn(process.execPath, ["scripts/toolchain.mjs", "start"], {
      cwd: workspace,
      env: {
        ...process.env,
        PATH: `${join(workspace, "bin")}${delimiter}${process.env["PATH"]}`,
        FAKE_VERSION: manifest.packageManager.replace("pnpm@", ""),
        npm_lifecycle_event: "start",
        ...env,
      },
    });
    launched = launcher;
    let output = "";
    launcher.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    launcher.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const seen = async (pattern: RegExp) => {
      while (!pattern.test(output)) await Promise.race([once(launcher.stdout, "data"), once(launcher.stderr, "data")]);
      return pattern.exec(output)!;
    };
    return { launcher, ended: once(launcher, "close"), seen, output: () => output };
  }

  async function startedPids(run: ReturnType<typeof start>) {
    await run.seen(/^ready$/m);
    const [, ...pids] = await run.seen(/pids (\d+) (\d+) (\d+) (\d+)/);
    return pids.map(Number);
  }

  /** Ended, though perhaps not yet collected by the system. */
  const hasEnded = (pid: number) => {
    try {
      process.kill(pid, 0);
      return process.platform === "linux" && readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
    } catch {
      return true;
    }
  };
  const expectEnded = (pids: number[]) => expect.poll(() => pids.map(hasEnded)).toEqual(pids.map(() => true));

  it("ends with the job's last line and passes one stop signal on", async () => {
    const run = start();
    const pids = await startedPids(run);
    // As from a terminal: the same signal more than once in a moment.
    for (let count = 0; count < 3; count += 1) run.launcher.kill("SIGTERM");

    const [code] = (await run.ended) as [number];
    expect(code).toBe(143);
    expect(run.output().match(/told to stop/g)).toHaveLength(1);
    await expectEnded(pids);
  });

  it("ends what does not listen when asked again", async () => {
    const run = start({ JOB_IS_DEAF: "1" });
    const pids = await startedPids(run);
    run.launcher.kill("SIGTERM");
    const asking = setInterval(() => run.launcher.kill("SIGTERM"), 200);
    await run.ended;
    clearInterval(asking);
    await expectEnded(pids);
  });

  it("leaves nothing behind when it is killed itself", async () => {
    const run = start();
    const pids = await startedPids(run);
    run.launcher.kill("SIGKILL");
    await run.seen(/told to stop/);
    await run.ended;
    await expectEnded(pids);
  });

  it.each([
    ["getaddrinfo ENOTFOUND registry.npmjs.org", "registry could not be reached"],
    ["ENOSPC: no space left on device, write", "disk is full"],
    ["ERR_PNPM_OUTDATED_LOCKFILE  Cannot install", "pnpm-lock.yaml does not fit"],
    ["EACCES: permission denied, mkdir '/home/x'", "cannot be written"],
  ])("says in plain words why it broke: %s", async (said, words) => {
    const run = start({ FAKE_SAYS: said, FAKE_CODE: "1" });
    const [code] = (await run.ended) as [number];
    expect(code).toBe(1);
    expect(run.output()).toContain(words);
    expect(run.output()).toContain(said);
    expect(run.output()).not.toMatch(/^\s+at /m);
  });
});

describe("cleanEnvironment", () => {
  it("keeps how to reach the registry and drops what would change the install", () => {
    const env = cleanEnvironment({
      HOME: "/home/some one",
      NODE_ENV: "production",
      npm_config_registry: "https://registry.example",
      npm_config_omit: "dev",
      npm_lifecycle_event: "start",
    });
    expect(env).toMatchObject({ HOME: "/home/some one", npm_config_registry: "https://registry.example" });
    expect(env).not.toHaveProperty("NODE_ENV");
    expect(env).not.toHaveProperty("npm_config_omit");
    expect(env).not.toHaveProperty("npm_lifecycle_event");
  });
});
