// @ts-nocheck
import { actionTypes, chartRegistryAbi, actorRegistryAbi } from "@chartkey/contracts/exports";
import { TypedDataEncoder } from "ethers";
import { describe, expect, it } from "vitest";
import { actionText, hasNonce, type SignableCall } from "../src/chain/actionText.ts";
import type { Deployment } from "../src/wire/chain.ts";

const address = (fill: string) => `0x${fill.repeat(40)}` as const;
const digest = (fill: string) => `0x${fill.repeat(64)}`;
const deployment: Deployment = {
  chainId: 31337,
  actorRegistry: address("a"),
  chartRegistry: address("c"),
  accessManager: address("e"),
  disclosureLog: address("d"),
  deployBlock: 0,
};
const MINUTE = Date.UTC(2027, 0, 31, 9) / 60_000;
const terms = { readMask: 0b101n, writeMask: 0b100n, notBefore: MINUTE, expiresAt: MINUTE + 1440, purpose: 1 };

/** One of each action that can be signed. */
const CALLS: SignableCall[] = [
  { contract: "actors", action: "register", args: [1, digest("1"), digest("2"), digest("3")] },
  { contract: "actors", action: "rotateKey", args: [7n, digest("1")] },
  { contract: "actors", action: "publishProfile", args: [7n, digest("1")] },
  { contract: "actors", action: "publishVault", args: [7n, digest("1")] },
  { contract: "actors", action: "proposeAccount", args: [7n, address("9")] },
  { contract: "actors", action: "acceptAccount", args: [7n] },
  { contract: "actors", action: "addAdministrator", args: [3n, 7n, MINUTE * 60] },
  { contract: "actors", action: "removeAdministrator", args: [3n, 3n, 7n] },
  { contract: "actors", action: "addMember", args: [3n, 3n, 7n, MINUTE * 60] },
  { contract: "actors", action: "removeMember", args: [3n, 3n, 7n] },
  {
    contract: "actors",
    action: "appointProxy",
    args: [7n, 8n, { compartments: 6n, until: MINUTE, mayGrant: true, mayRevoke: true, mayDispute: false }],
  },
  { contract: "actors", action: "dismissProxy", args: [7n, 7n, 8n] },
  { contract: "actors", action: "cancelNonce", args: [4n] },
  { contract: "charts", action: "openChart", args: [7n, digest("4")] },
  { contract: "charts", action: "openEpochs", args: [7n, 6n, digest("4"), digest("5")] },
  { contract: "charts", action: "requestAccess", args: [9n, 7n, terms, digest("6")] },
  { contract: "charts", action: "denyAccess", args: [7n, 7n, 9n] },
  { contract: "charts", action: "grant", args: [7n, 7n, 9n, terms, digest("5")] },
  { contract: "charts", action: "revoke", args: [7n, 7n, 9n] },
  { contract: "charts", action: "revokeAndRotate", args: [7n, 9n, 6n, digest("4"), digest("5")] },
  { contract: "charts", action: "addRecord", args: [7n, 9n, 0n, 1, 2, 3, digest("6")] },
  {
    contract: "charts",
    action: "addRecords",
    args: [7n, 9n, 0n, 1, [{ compartment: 2, epoch: 3, pointer: digest("6") }]],
  },
  { contract: "charts", action: "amendRecord", args: [7n, 9n, 0n, 1, 1, 2, 3, digest("6")] },
  { contract: "charts", action: "retractRecord", args: [7n, 7n, 9n, 1, 1, 3, 4] },
  { contract: "charts", action: "disputeRecord", args: [7n, 7n, 9n, 1, 1, digest("7")] },
  { contract: "charts", action: "answerDispute", args: [7n, 9n, 1, 1, 1, digest("7")] },
];

const textOf = (call: SignableCall) =>
  actionText(deployment, call, {
    account: address("5"),
    nonce: hasNonce(call) ? 4n : undefined,
    deadline: 1_801_386_000,
  });

describe("what a wallet is asked to sign", () => {
  it("[K53] covers every signed twin of the registries, and only those", () => {
    const twins = (abi: typeof chartRegistryAbi | typeof actorRegistryAbi) =>
      abi.flatMap((item) => (item.type === "function" && item.name.endsWith("For") ? [item.name.slice(0, -3)] : []));
    const all = new Set([...twins(actorRegistryAbi), ...twins(chartRegistryAbi)]);
    expect(new Set<string>(CALLS.map(({ action }) => action))).toEqual(all);
    expect(Object.keys(actionTypes).length - 2).toBe(all.size);
  });

  it.each(CALLS)("[K53] names who, what and until when: $action", (call) => {
    const { domain, types, message } = textOf(call);
    // Fails when a member of the type is missing, and when the text says more than the type.
    const payload = TypedDataEncoder.getPayload(domain, types, message) as {
      domain: unknown;
      primaryType: string;
      message: Record<string, unknown>;
    };
    expect(Object.keys(message).sort()).toEqual(Object.keys(payload.message).sort());
    const { primaryType } = payload;
    expect({ primaryType, message: payload.message, domain: payload.domain }).toMatchSnapshot();
    expect(TypedDataEncoder.hash(domain, types, message)).toMatchSnapshot();
  });

  it("[K53] comes from the arguments of the call: another argument is another digest", () => {
    const digestOf = (args: readonly [bigint, bigint, bigint]) => {
      const { domain, types, message } = textOf({ contract: "charts", action: "revoke", args });
      return TypedDataEncoder.hash(domain, types, message);
    };
    expect(new Set([digestOf([7n, 7n, 9n]), digestOf([7n, 7n, 8n]), digestOf([7n, 8n, 9n])]).size).toBe(3);
  });
});
