import { describe, expect, it } from "vitest";
import * as contexts from "../../src/chart/contexts.ts";
import { address, deployment, digest } from "../support/scripted.ts";

const chart = { chainId: 31337, registry: address("c"), patient: "7" };
const actor = { chainId: 31337, registry: address("a") };
const place = { patient: 7n, author: 9n, sequence: 3, version: 2, compartment: 4, epoch: 5 };

/** As docs/formats.md has them. Whoever changes one makes what exists unreadable. */
describe("where an object belongs", () => {
  it.each([
    [
      "manifest",
      contexts.manifestContext(deployment, place),
      { ...chart, author: "9", sequence: 3, version: 2, compartment: 4, epoch: 5 },
    ],
    [
      "payload",
      contexts.payloadContext(deployment, { patient: 7n, author: "9", compartment: 4 }),
      { ...chart, author: "9", compartment: 4 },
    ],
    ["keys", contexts.keyListContext(deployment, 7n), chart],
    ["keyring", contexts.keyringContext(deployment, 7n), chart],
    ["grant", contexts.grantContext(deployment, 7n, 9n), { ...chart, grantee: "9" }],
    ["request", contexts.requestContext(deployment, 7n, 9n), { ...chart, grantee: "9" }],
    ["snapshot", contexts.snapshotContext(deployment, 7n, 9n), { ...chart, reader: "9" }],
    ["listCopy", contexts.listCopyContext(deployment, 7n, 9n), { ...chart, reader: "9" }],
    [
      "teamKey",
      contexts.teamKeyContext(deployment, { organization: 3n, generation: 2, member: 9n }),
      { ...actor, organization: "3", generation: 2, member: "9" },
    ],
    ["vault", contexts.vaultContext(deployment, digest("1")), { ...actor, keyDigest: digest("1") }],
    ["profile", contexts.privateProfileContext(deployment, digest("1")), { ...actor, keyDigest: digest("1") }],
    ["publicProfile", contexts.publicProfileContext(deployment, digest("1")), { ...actor, keyDigest: digest("1") }],
  ])("[K36] %s", (kind, context, members) => {
    expect(context).toEqual({ format: `chartkey/${kind}/1`, ...members });
  });
});
