// @ts-nocheck
import { type Signer, Wallet } from "ethers";
import { type Relayer, RelayRefusedError } from "../../src/chain/relayer.ts";
import { connectRegistries } from "../../src/chain/registries.ts";
import type { RelayInput } from "../../src/wire/relay.ts";
import type { ServedChain } from "./servedChain.ts";

/** How a relayer behaves: as it should, or in one of the ways in which one can be bad. */
export type Behaviour =
  | "honest"
  | "down"
  | "refuses"
  /** Sends, but never answers. */
  | "mute"
  /** Answers, but never sends. */
  | "withholds"
  /** Names a transaction that did something else. */
  | "lies";

export interface TestRelayer extends Relayer {
  behaviour: Behaviour;
  /** What it was given. */
  readonly given: RelayInput[];
}

/** A relayer in this process that pays with `payer`. */
export function testRelayer(chain: ServedChain, payer: Signer): TestRelayer {
  const transactions: `0x${string}`[] = [];
  const relayer: TestRelayer = {
    behaviour: "honest",
    given: [],
    async status() {
      if (relayer.behaviour === "down") return undefined;
      return { account: `0x${"0".repeat(40)}`, state: "ready" };
    },
    async submit(input) {
      relayer.given.push(input);
      if (relayer.behaviour === "refuses") throw new RelayRefusedError("QUOTA_USED_UP");
      if (relayer.behaviour === "withholds") throw new TypeError("no answer");
      const before = transactions.at(-1);
      const hash = relayer.behaviour === "lies" && before ? before : await sendTwin(chain, payer, input);
      transactions.push(hash);
      if (relayer.behaviour === "mute") throw new TypeError("no answer");
      return { id: `0x${"0".repeat(64)}`, state: "pending", transactions: [hash] };
    },
    find: async () => undefined,
  };
  return relayer;
}

/** Sends what was signed, from what came over the wire alone. */
export async function sendTwin(chain: ServedChain, payer: Signer, input: RelayInput): Promise<`0x${string}`> {
  const { account, nonce, deadline, signature, contract, action } = input;
  const registry = connectRegistries(chain.deployment, payer)[contract];
  const end = [account, ...(nonce === null ? [] : [nonce]), deadline, signature];
  const twin = registry.getFunction(`${action}For`);
  await twin.staticCall(...input.args, ...end).catch((cause: unknown) => {
    throw new RelayRefusedError("REGISTRY_REFUSED", (cause as { data?: string }).data);
  });
  const { hash } = await twin.send(...input.args, ...end);
  await chain.provider.waitForTransaction(hash, 1, 10_000);
  return hash as `0x${string}`;
}

/** A wallet without one wei. */
export const poorWallet = (chain: ServedChain): Wallet => new Wallet(Wallet.createRandom().privateKey, chain.provider);
