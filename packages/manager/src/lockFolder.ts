import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** The data folder is in use. Two processes in one folder would destroy each other's database. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

/**
 * Takes a folder for this process.
 * @returns what gives it back.
 * @throws {@link FolderInUseError} when another living process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, "manager.pid");
  const take = () => writeFile(file, String(process.pid), { flag: "wx" });
  try {
    await take();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const holder = Number(await readFile(file, "utf8"));
    if (isAlive(holder)) {
      throw new FolderInUseError(
        `Another manager (process ${String(holder)}) uses ${folder}. Stop it, or remove ${file} if it is none.`,
      );
    }
    // Left by a process that was killed.
    await rm(file, { force: true });
    await take();
  }
  return () => rm(file, { force: true });
}

function isAlive(pid: number): boolean {
  // In a container, the process before this one often had the same number.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
