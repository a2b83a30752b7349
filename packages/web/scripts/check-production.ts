/** Builds the portal as for production, into a folder of its own, and makes sure that no demo wallet is in it. */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DEMO_MARKERS, findMarkers } from "./demoMarkers.ts";

const root = join(import.meta.dirname, "..");
const folder = ".next-production";
const env: NodeJS.ProcessEnv = { ...process.env, CHARTKEY_BUILD_FOLDER: folder };
delete env.NEXT_PUBLIC_CHARTKEY_DEMO;

const build = spawnSync("pnpm", ["exec", "next", "build"], {
  cwd: root,
  env,
  stdio: "inherit",
});
if (build.status !== 0) process.exit(build.status ?? 1);

const files = globSync("**/*.{js,html,txt}", { cwd: join(root, folder) });
const found = files.flatMap((file) =>
  findMarkers(readFileSync(join(root, folder, file), "utf8")).map((marker) => `${file}: ${marker}`),
);
rmSync(join(root, folder), { recursive: true, force: true });
if (files.length === 0) throw new Error("The production build wrote no files.");
if (found.length > 0) throw new Error(`The production build contains the demo wallet:\n${found.join("\n")}`);
console.log(`No trace of ${String(DEMO_MARKERS.length)} demo markers in ${String(files.length)} files.`);
