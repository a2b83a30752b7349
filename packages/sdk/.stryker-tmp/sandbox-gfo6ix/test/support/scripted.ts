// @ts-nocheck
import { Wallet } from "ethers";
import type { SignableCall } from "../../src/chain/actionText.ts";
import { connectRegistries } from "../../src/chain/registries.ts";
import type { Deployment } from "../../src/wire/chain.ts";

export const address = (fill: string) => `0x${fill.repeat(40)}` as const;
export const digest = (fill: string) => `0x${fill.repeat(64)}` as const;

/** A deployment that is nowhere: for tests that say themselves what the chain answers. */
export const deployment: Deployment = {
  chainId: 31337,
  actorRegistry: address("a"),
  chartRegistry: address("c"),
  accessManager: address("e"),
  disclosureLog: address("d"),
  deployBlock: 0,
};

export const wallet = new Wallet(`0x${"1".repeat(64)}`);
export const registries = connectRegistries(deployment, wallet);

/** What a relayer pays for as long as it has anything. */
export const revoke: SignableCall = { contract: "charts", action: "revoke", args: [7n, 7n, 9n] };
/** What it pays for while it has enough. */
export const openChart: SignableCall = { contract: "charts", action: "openChart", args: [7n, digest("4")] };
