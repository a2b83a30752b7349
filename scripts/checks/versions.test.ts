import { describe, expect, it } from "vitest";
import { belowFloor, lockedVersions } from "./versions.ts";

const LOCKFILE = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      next@0.0.1:
        version: 1.0.0

packages:

  '@scope/name@1.2.3':
    resolution: {integrity: sha512-x}
  ws@7.5.9:
    resolution: {integrity: sha512-x}
  ws@8.18.0:
    resolution: {integrity: sha512-x}
    peerDependencies:
      utf-8-validate: '>=5.0.2'

snapshots:

  ws@1.0.0: {}
`;

describe("lockedVersions", () => {
  it("reads the packages section and nothing else", () => {
    expect(lockedVersions(LOCKFILE)).toEqual([
      { name: "@scope/name", version: "1.2.3" },
      { name: "ws", version: "7.5.9" },
      { name: "ws", version: "8.18.0" },
    ]);
  });

  it("reads nothing from something that is not a lockfile", () => {
    expect(lockedVersions("packages")).toEqual([]);
  });
});

describe("belowFloor", () => {
  const floors = { ws: { allowed: "^7.5.10 || >=8.17.1", because: "a reason" } };

  it("names each version that is not allowed, and why", () => {
    expect(belowFloor(lockedVersions(LOCKFILE), floors)).toEqual([
      "ws 7.5.9 is locked, but only ^7.5.10 || >=8.17.1 is allowed: a reason.",
    ]);
  });

  it("asks nothing of a package without a floor", () => {
    expect(belowFloor([{ name: "constructor", version: "0.0.1" }], floors)).toEqual([]);
  });
});
