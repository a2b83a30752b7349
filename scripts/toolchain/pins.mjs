import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ROOT } from "./root.mjs";
import { runQuietly } from "./step.mjs";

export const NODE_PIN = "24.21.0";
export const PNPM_PIN = readPackageManagerPin();

/**
 * PATH on which `node` is Node 24 and `pnpm` is the pinned one: the machine's own if they fit, else both from the npm
 * registry. npx is asked for the place only and is not part of what runs later, so that signals need not pass it.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
export async function pinnedPath(env) {
  const own = env["PATH"] ?? "";
  if (Number(process.versions.node.split(".")[0]) >= 24 && ownPnpmFits(env)) return own;

  const output = await runQuietly({
    title: `Fetching Node ${NODE_PIN} and pnpm ${PNPM_PIN}`,
    log: "toolchain.log",
    command: "npx",
    args: [
      "--yes",
      "--ignore-scripts=false",
      // Without a network, say so within seconds.
      "--fetch-retry-mintimeout=2000",
      "--fetch-retry-maxtimeout=5000",
      `--package=node@${NODE_PIN}`,
      `--package=pnpm@${PNPM_PIN}`,
      "--call=node -p process.env.PATH",
    ],
    env,
  });
  const found = output.trimEnd().split("\n").at(-1)?.split(delimiter).find(holdsBoth);
  if (found === undefined)
    throw new Error("npx answered, but without Node and pnpm. Delete ~/.npm/_npx and try again.");
  return `${found}${delimiter}${own}`;
}

/** @param {NodeJS.ProcessEnv} env */
function ownPnpmFits(env) {
  // Asked outside the workspace: inside, an older pnpm would fetch the pinned one before it answers.
  const { stdout } = spawnSync("pnpm", ["--version"], { env, cwd: tmpdir(), encoding: "utf8", timeout: 20_000 });
  return stdout?.trim() === PNPM_PIN;
}

/** @param {string} directory */
function holdsBoth(directory) {
  return existsSync(join(directory, "node")) && existsSync(join(directory, "pnpm"));
}

function readPackageManagerPin() {
  const { packageManager } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return String(packageManager).replace(/^pnpm@/, "");
}
