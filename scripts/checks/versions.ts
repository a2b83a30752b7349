import { satisfies } from "semver";
import { z } from "zod";

export const floorsSchema = z.record(z.string(), z.strictObject({ allowed: z.string(), because: z.string() }));

export type Floors = z.infer<typeof floorsSchema>;

/** Keys of the lockfile's `packages:` section, such as `'@scope/name@1.2.3':`. */
const LOCKED = /^ {2}'?((?:@[^/\s]+\/)?[^@\s/]+)@(\d[^:'(\s]*)'?:$/gm;

export interface LockedVersion {
  name: string;
  version: string;
}

/** Every version of every package that the lockfile installs, each once. */
export function lockedVersions(lockfile: string): LockedVersion[] {
  const section = lockfile.split(/^snapshots:$/m)[0]?.split(/^packages:$/m)[1] ?? "";
  return [...section.matchAll(LOCKED)].map(([, name = "", version = ""]) => ({ name, version }));
}

/** One line for each locked version that its floor does not allow. */
export function belowFloor(locked: readonly LockedVersion[], floors: Floors): string[] {
  return locked.flatMap(({ name, version }) => {
    const floor = Object.hasOwn(floors, name) ? floors[name] : undefined;
    if (floor === undefined || satisfies(version, floor.allowed)) return [];
    return [`${name} ${version} is locked, but only ${floor.allowed} is allowed: ${floor.because}.`];
  });
}
