import { readdirSync, readFileSync } from "node:fs";

/**
 * Ends whatever is left of a session. Its first process group is not enough: pnpm gives each script one of its own.
 *
 * @param {number | undefined} leader The process that began the session; when it is this one, it lives on.
 */
export function endSession(leader) {
  if (leader === undefined) return;
  const isOwn = leader === process.pid;
  for (const target of [...(isOwn ? [] : [-leader]), ...membersOf(leader)]) {
    try {
      if (target !== process.pid) process.kill(target, "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
}

/** Processes of a session; known on Linux only. @param {number} leader @returns {number[]} */
function membersOf(leader) {
  if (process.platform !== "linux") return [];
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => sessionOf(pid) === leader).map(Number);
}

/** @param {string} pid */
function sessionOf(pid) {
  try {
    // After the name in parentheses: state, parent, process group, session.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[3]);
  } catch {
    return undefined;
  }
}
