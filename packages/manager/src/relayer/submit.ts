import { createHmac } from "node:crypto";
import type { Relay, Relayed } from "@chartkey/sdk/wire";
import { decodeErrorResult, type Hex } from "viem";
import { Problem } from "../api/problem.ts";
import { Reverted } from "../chain/sendingNode.ts";
import type { RelayerSettings } from "../config.ts";
import type { Context } from "../context.ts";
import { awaitsRotation } from "../queries/rotations.ts";
import { ABIS } from "./actions.ts";
import { relayedOf, type RelayRow } from "./outbox.ts";
import { broadcast, costOf, type Sender, senderOf, sign } from "./sender.ts";
import { type Twin, twinOf } from "./twin.ts";

/** Part added to the gas that a simulation took: the state may change before the block. */
const MARGIN = 1.25;

/** Most transactions on their way at once; nodes drop what waits in longer rows. What ends access is taken beyond it. */
const MOST_PENDING = 48;

export interface Submission {
  readonly relay: Relay;
  /** The address that asks, for the limit of registrations. */
  readonly remote: string;
}

/**
 * Checks, simulates, writes down and sends one action. The same action again gives the transaction of the first time.
 * @throws a {@link Problem}; then nothing was sent.
 */
export async function submit(sender: Sender, settings: RelayerSettings, submission: Submission): Promise<Relayed> {
  const { context, inTurn } = sender;
  const twin = twinOf(context, submission.relay);
  const known = await doneBefore(sender, twin);
  if (known) return known;
  const gas = await simulate(sender, settings, twin);
  return inTurn(async () => {
    const meanwhile = await doneBefore(sender, twin);
    if (meanwhile) return meanwhile;
    const origin = originOf(settings, submission.remote, twin);
    const pool = await poolOf(context, twin);
    await requireQuota(sender, settings, { twin, origin, pool });
    await send(sender, settings, { twin, gas, origin, pool });
    return (await relayedOf(context.db, twin.id)) as Relayed;
  });
}

async function doneBefore({ context, outbox }: Sender, { id }: Twin): Promise<Relayed | undefined> {
  const row = await outbox.find(id);
  return row === undefined || row.state === "failed" ? undefined : relayedOf(context.db, id);
}

/** Runs the call on the newest state. What would fail is never paid for. */
async function simulate({ node, account }: Sender, { maxGas }: RelayerSettings, twin: Twin): Promise<number> {
  try {
    const used = await node.simulate({ from: account.address, to: twin.to, data: twin.data, gas: BigInt(maxGas) });
    return Math.min(Math.ceil(Number(used) * MARGIN), maxGas);
  } catch (cause) {
    if (cause instanceof Reverted) throw refusalOf(twin, cause.data);
    throw new Problem("CHAIN_UNAVAILABLE", undefined, { cause });
  }
}

/** The contract's error by its name, with its data for clients that say it in their own words. */
function refusalOf(twin: Twin, data: Hex): Problem {
  const revert = nameOf(twin, data);
  if (revert === "SignedActionsExpired") return new Problem("SIGNATURE_EXPIRED");
  return new Problem("REGISTRY_REFUSED", revert === undefined ? undefined : `The registry refuses this (${revert}).`, {
    extensions: {
      ...(revert !== undefined && { revert }),
      ...(data !== "0x" && { revertData: data.toLowerCase() }),
    },
  });
}

function nameOf({ contract }: Twin, data: Hex): string | undefined {
  // The charts call the actors, whose errors come through.
  for (const abi of [ABIS[contract], ABIS.actors]) {
    try {
      return decodeErrorResult({ abi, data }).errorName;
    } catch {
      // An error of none of them, for example of a contract wallet.
    }
  }
  return undefined;
}

/** Who registers is nobody yet, so registrations are counted by where they come from, which is kept as a keyed hash. */
function originOf({ privateKey }: RelayerSettings, remote: string, { action }: Twin): string | null {
  return action.name === "register" ? createHmac("sha256", privateKey).update(remote).digest("base64url") : null;
}

/**
 * What an action counts against: everyday ones against all quotas, a voided nonce against one of its own, and what ends
 * access against none. Rotating keys ends access only where a consent changed since the last time: alone it could be asked
 * for without end.
 */
type Pool = "everyday" | "cancelling" | "free";

async function poolOf({ db }: Context, { action, args }: Twin): Promise<Pool> {
  if (action.name === "cancelNonce") return "cancelling";
  if (action.name === "openEpochs") return (await awaitsRotation(db, args[0] as bigint)) ? "free" : "everyday";
  return action.always ? "free" : "everyday";
}

async function requireQuota(
  { outbox, context }: Sender,
  settings: RelayerSettings,
  { twin, origin, pool }: { twin: Twin; origin: string | null; pool: Pool },
): Promise<void> {
  if (pool === "free") return;
  const now = context.clock.now();
  const { account } = twin;
  if (pool === "cancelling") {
    if ((await outbox.sentOf(now, { account, action: twin.action.name })) >= settings.accountQuota)
      throw new Problem("QUOTA_USED_UP");
    return;
  }
  if ((await outbox.counted(now, { account })) >= settings.accountQuota) throw new Problem("QUOTA_USED_UP");
  if (origin !== null && (await outbox.counted(now, { origin })) >= settings.registrationQuota)
    throw new Problem("QUOTA_USED_UP");
  if ((await outbox.counted(now)) >= settings.totalQuota) throw new Problem("QUOTA_USED_UP");
  if ((await outbox.pending()).length >= MOST_PENDING) throw new Problem("RELAYER_UNAVAILABLE");
}

async function send(
  sender: Sender,
  settings: RelayerSettings,
  { twin, gas, origin, pool }: { twin: Twin; gas: number; origin: string | null; pool: Pool },
): Promise<void> {
  const { account, context, node, outbox } = sender;
  const { row, transaction } = await reaching(async () => {
    const [fees, balance, minedCount, reserved] = await Promise.all([
      node.fees(),
      node.balance(account.address),
      node.minedCount(account.address),
      outbox.reserved(),
    ]);
    if (fees.maxFeePerGas > settings.maxFeePerGas) throw new Problem("RELAYER_UNAVAILABLE");
    const cost = costOf(gas, fees);
    // Below the mark, what is left is kept for what ends access.
    const kept = pool !== "everyday" || cost === 0n ? 0n : settings.lowBalance;
    if (balance - reserved < cost + kept) throw new Problem("RELAYER_UNAVAILABLE");
    const row: RelayRow = {
      id: twin.id,
      sender: senderOf(account),
      number: await outbox.nextNumber(minedCount),
      state: "pending",
      to: twin.to,
      data: twin.data,
      gas,
      cost,
      account: twin.account,
      action: twin.action.name,
      counted: pool === "everyday",
      origin,
      at: context.clock.now(),
      deadline: twin.deadline,
    };
    return { row, transaction: await sign(sender, row, fees) };
  });
  await outbox.add(row, transaction);
  await broadcast(sender, transaction);
}

/** A node that does not answer before anything was written down: nothing happened, and the client is told so. */
async function reaching<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem("CHAIN_UNAVAILABLE", undefined, { cause });
  }
}
