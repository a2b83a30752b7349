// @ts-nocheck
import { execFile, execFileSync } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { MIN_AGE_VERSION } from "../../src/export/restoreScript.ts";

/** Where `go install` and `.ci/run` put what they build. */
const goBin = join(process.env["GOPATH"] ?? join(homedir(), "go"), "bin");

/** An `age` that knows hybrid keys: `CHARTKEY_TEST_AGE`, the one on PATH, or the one that Go installed. */
export function findAge(): string | undefined {
  const candidates = [process.env["CHARTKEY_TEST_AGE"], "age", join(goBin, "age")];
  return candidates.find((path) => path !== undefined && isNewEnough(says(path, "--version")));
}

/** The `ipfs` program (Kubo); no daemon is needed. */
export function findIpfs(): string | undefined {
  const candidates = [process.env["CHARTKEY_TEST_IPFS"], "ipfs", join(goBin, "kubo-v0.43.0")];
  return candidates.find((path) => path !== undefined && says(path, "version") !== undefined);
}

function says(program: string, argument: string): string | undefined {
  try {
    return execFileSync(program, [argument], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
}

function isNewEnough(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version ?? "")?.slice(1) ?? []).map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = MIN_AGE_VERSION.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Ran> {
  try {
    const env = { ...process.env, ...options.env };
    const { stdout, stderr } = await promisify(execFile)(program, [...args], { cwd: options.cwd, env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}
