import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { inPackages } from "./run.ts";

const exec = promisify(execFile);

export interface Consumer {
  /** A folder with the SDK's examples and, in its `node_modules`, the packed SDK and what that declares. */
  readonly path: string;
  /** The SDK's `package.json` as it was packed. */
  readonly packed: { dependencies: Record<string, string>; exports: Record<string, unknown> };
  remove(): Promise<void>;
}

/**
 * Somebody else's project, outside of this workspace: the tarball that would be published, unpacked, and beside it only
 * the packages that it declares. An import that is not declared fails here, as it would there.
 */
export async function consumerOf(): Promise<Consumer> {
  const sdk = inPackages("sdk");
  const path = await realpath(await mkdtemp(join(tmpdir(), "chartkey-consumer-")));
  await exec("pnpm", ["pack", "--pack-destination", path], { cwd: sdk });
  const [tarball = ""] = (await readdir(path)).filter((name) => name.endsWith(".tgz"));
  const modules = join(path, "node_modules");
  const installed = join(modules, "@chartkey/sdk");
  await mkdir(installed, { recursive: true });
  await exec("tar", ["-xzf", join(path, tarball), "--strip-components=1", "-C", installed]);
  const packed = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as Consumer["packed"];
  for (const name of Object.keys(packed.dependencies)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(await realpath(join(sdk, "node_modules", name)), join(modules, name));
  }
  await writeFile(join(path, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await cp(join(sdk, "examples"), join(path, "examples"), { recursive: true });
  return { path, packed, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Runs a program in the consumer's folder; what it printed, or its error. */
export async function runIn(consumer: Consumer, program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await exec(program, [...args], { cwd: consumer.path });
  return stdout;
}
