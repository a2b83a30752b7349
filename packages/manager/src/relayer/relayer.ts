import { setTimeout as sleep } from "node:timers/promises";
import type { Relay, Relayed, RelayerState, RelayerStatus } from "@chartkey/sdk/wire";
import { privateKeyToAccount } from "viem/accounts";
import type { SendingNode } from "../chain/sendingNode.ts";
import type { RelayerSettings } from "../config.ts";
import type { Context } from "../context.ts";
import { keeperOf } from "./keeper.ts";
import { outboxOf, relayedOf } from "./outbox.ts";
import { costOf, noteFailure, type Sender, senderOf, turns } from "./sender.ts";
import { submit } from "./submit.ts";

export interface Relayer {
  status(): RelayerStatus;
  /** @throws a `Problem`; then nothing was sent. */
  relay(request: Relay, remote: string): Promise<Relayed>;
  /** What became of an action. */
  find(id: string): Promise<Relayed | undefined>;
  /** Resolves when the loop has ended after a shutdown. */
  readonly ended: Promise<void>;
}

/** Gas of the dearest everyday action; who cannot pay that much is out of money. */
const EVERYDAY_GAS = 300_000;
/** Milliseconds between looks at the balance. */
const BALANCE_EVERY = 2_000;

/** Sends what accounts signed, and keeps at it until shutdown. First brings up to date what was on its way before. */
export async function startRelayer(context: Context, settings: RelayerSettings, node: SendingNode): Promise<Relayer> {
  const { config, logger, shutdown, clock } = context;
  const account = privateKeyToAccount(settings.privateKey);
  const outbox = outboxOf(context.db, senderOf(account));
  const sender: Sender = { context, account, node, outbox, inTurn: turns() };
  const keep = keeperOf(sender, settings);
  let state: RelayerState = "unreachable";
  let balanceAt = 0;

  function change(next: RelayerState): void {
    if (next === state) return;
    state = next;
    const said = { relayer: account.address, state };
    if (state === "ready") logger.info(said, "relaying");
    else logger.warn(said, "the relayer cannot pay for everything");
  }

  async function look(): Promise<void> {
    try {
      await sender.inTurn(keep);
      if (state !== "unreachable" && Date.now() - balanceAt < BALANCE_EVERY) return;
      balanceAt = Date.now();
      change(await solvency());
    } catch (error) {
      if (state !== "unreachable") noteFailure(logger, error, "the relayer cannot reach the chain; trying again");
      change("unreachable");
    }
  }

  async function solvency(): Promise<RelayerState> {
    const [balance, fees, reserved] = await Promise.all([
      node.balance(account.address),
      node.fees(),
      outbox.reserved(),
    ]);
    const cost = costOf(EVERYDAY_GAS, fees);
    if (fees.maxFeePerGas > settings.maxFeePerGas || balance - reserved < cost) return "empty";
    return cost > 0n && balance - reserved < cost + settings.lowBalance ? "low" : "ready";
  }

  async function loop(): Promise<void> {
    for (;;) {
      await sleep(config.pollInterval, undefined, { signal: shutdown }).catch(() => undefined);
      if (shutdown.aborted) return;
      await look();
    }
  }

  await outbox.forgetOld(clock.now());
  await look();
  return {
    status: () => ({ account: senderOf(account) as `0x${string}`, state }),
    async relay(relay, remote) {
      const relayed = await submit(sender, settings, { relay, remote });
      balanceAt = 0;
      return relayed;
    },
    find: (id) => relayedOf(context.db, id),
    ended: loop(),
  };
}
