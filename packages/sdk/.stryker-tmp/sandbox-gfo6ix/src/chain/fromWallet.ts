// @ts-nocheck
import { isError } from "ethers";
import { ChainUnreachableError, ChartkeyError, InsufficientFundsError, SignatureRejectedError } from "../errors.ts";

/** EIP-1193: the person said no. */
const USER_REJECTED = 4001;

/** Turns what a wallet or RPC throws into the SDK error of the same meaning; anything else passes through. */
export function fromWallet(cause: unknown): unknown {
  if (cause instanceof ChartkeyError) return cause;
  if (isError(cause, "ACTION_REJECTED") || hasCode(cause, USER_REJECTED)) return new SignatureRejectedError({ cause });
  if (isError(cause, "INSUFFICIENT_FUNDS") || saysNoFunds(cause)) return new InsufficientFundsError({ cause });
  if (isUnreachable(cause)) return new ChainUnreachableError({ cause });
  return cause;
}

/** Hardhat's node says it in words that ethers does not know. */
function saysNoFunds(cause: unknown): boolean {
  return isError(cause, "UNKNOWN_ERROR") && /doesn't have enough funds/.test(cause.message);
}

function isUnreachable(cause: unknown): boolean {
  if (isError(cause, "NETWORK_ERROR") || isError(cause, "TIMEOUT") || isError(cause, "SERVER_ERROR")) return true;
  // `fetch` reports a refused connection as a TypeError; Node's http as an error with a system code.
  if (cause instanceof TypeError && /fetch/i.test(cause.message)) return true;
  return ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND"].some((code) => hasCode(cause, code));
}

/** Looks for `code` in an error and in what it wraps: wallets nest theirs in different depths. */
function hasCode(cause: unknown, code: string | number, depth = 0): boolean {
  if (typeof cause !== "object" || cause === null || depth > 4) return false;
  const value = cause as { code?: unknown; info?: unknown; error?: unknown; cause?: unknown };
  if (value.code === code) return true;
  return [value.info, value.error, value.cause].some((inner) => hasCode(inner, code, depth + 1));
}
