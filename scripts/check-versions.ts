import { readFileSync } from "node:fs";
import { belowFloor, floorsSchema, lockedVersions } from "./checks/versions.ts";

const read = (path: string) => readFileSync(`${import.meta.dirname}/../${path}`, "utf8");

const floors = floorsSchema.parse(JSON.parse(read("security/min-versions.json")));
const locked = lockedVersions(read("pnpm-lock.yaml"));
const faults = belowFloor(locked, floors);

// An unreadable lockfile must not look like a clean one.
if (!locked.some(({ name }) => name === "next")) faults.push("pnpm-lock.yaml lists no package called next.");

for (const fault of faults) console.error(fault);
if (faults.length === 0)
  console.log(`${locked.length} locked versions, ${Object.keys(floors).length} floors, none below.`);
process.exitCode = faults.length === 0 ? 0 : 1;
