import type { Relay } from "@chartkey/sdk/wire";
import { type Address, concat, encodeFunctionData, type Hex, keccak256, numberToHex } from "viem";
import { parse, Problem } from "../api/problem.ts";
import type { Config } from "../config.ts";
import type { Clock } from "../context.ts";
import { keyOf, RELAYED_ACTIONS, type RelayedAction } from "./actions.ts";

/** A checked request: what is to be sent. */
export interface Twin {
  /** The same for every signature of the same text: an action is done once. */
  readonly id: Hex;
  readonly action: RelayedAction;
  readonly contract: Relay["contract"];
  readonly account: Address;
  readonly to: Address;
  readonly data: Hex;
  /** The action's own arguments, without account, nonce, deadline and signature. */
  readonly args: readonly unknown[];
  readonly deadline: number;
}

/** Seconds that a signature must still be good for: a block has to be found. */
const SPARE = 5;
/** Longest deadline ahead, in seconds: nobody's signature is kept for later. */
const LONGEST = 24 * 60 * 60;

/**
 * Builds the call from the parts of a request. Nothing of it is ever taken as calldata.
 * @throws a {@link Problem}
 */
export function twinOf({ config, clock }: { config: Config; clock: Clock }, relay: Relay): Twin {
  const { deployment } = config;
  if (relay.chainId !== deployment.chainId)
    throw new Problem("WRONG_CHAIN", `This service is for chain ${String(deployment.chainId)}.`);
  const to = relay.contract === "actors" ? deployment.actorRegistry : deployment.chartRegistry;
  if (relay.registry !== to) throw new Problem("WRONG_REGISTRY");
  const action = RELAYED_ACTIONS.get(keyOf(relay.contract, relay.action));
  if (!action) throw new Problem("NOT_RELAYED");
  if (relay.deadline < clock.now() + SPARE) throw new Problem("SIGNATURE_EXPIRED");
  if (relay.deadline > clock.now() + LONGEST)
    throw new Problem("INVALID_INPUT", "deadline: must be within a day from now.");
  if (action.hasNonce !== (relay.nonce !== null))
    throw new Problem("INVALID_INPUT", action.hasNonce ? "nonce: must be given." : "nonce: must be null.");
  const args = parse(action.argsSchema, relay.args);
  const end = [relay.account, ...(relay.nonce === null ? [] : [relay.nonce]), BigInt(relay.deadline)];
  const encode = (signature: Hex): Hex =>
    encodeFunctionData({ abi: [action.twin], functionName: action.twin.name, args: [...args, ...end, signature] });
  return {
    id: keccak256(concat([numberToHex(relay.chainId, { size: 32 }), to, encode("0x")])),
    action,
    contract: relay.contract,
    account: relay.account,
    to,
    args,
    data: encode(relay.signature as Hex),
    deadline: relay.deadline,
  };
}
