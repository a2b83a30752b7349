import { readFileSync } from "node:fs";

/** Resident memory of a process in bytes; Linux only. 0 when it is gone. */
export function residentOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Most by which `memory` grows while `work` runs, in bytes. */
export async function watchGrowth(memory: () => number, work: () => Promise<void>): Promise<number> {
  const before = memory();
  let peak = before;
  const look = (): void => {
    peak = Math.max(peak, memory());
  };
  const timer = setInterval(look, 50);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  look();
  return peak - before;
}
