import { spawnSync } from "node:child_process";
import { availableParallelism, cpus, totalmem } from "node:os";

/** What the figures were measured on; no host or user name. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return `${model}, ${availableParallelism()} cores, ${memory}, ${process.platform} ${process.arch}, Node ${process.version}`;
}

/** Commit that was measured; marked when files differ from it. */
export function commit(directory: string): string {
  const git = (...args: string[]) => spawnSync("git", args, { cwd: directory, encoding: "utf8" });
  const head = git("rev-parse", "--short=12", "HEAD");
  if (head.status !== 0) return "unknown";
  // A run leaves figures behind, which do not make it another program.
  const changes = git("status", "--porcelain", "--", ":/", ":(exclude,glob,top)bench/*/latest.json").stdout.trim();
  return changes === "" ? head.stdout.trim() : `${head.stdout.trim()} with changes`;
}
