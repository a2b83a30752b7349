import { setTimeout as sleep } from "node:timers/promises";
import type { Address, signInSchema } from "@chartkey/sdk/wire";
import { type Hex, verifyMessage } from "viem";
import { parseSiweMessage, validateSiweMessage } from "viem/siwe";
import type { z } from "zod";
import { Problem } from "../api/problem.ts";
import type { Context } from "../context.ts";
import { consumeNonce } from "./nonces.ts";

/** Milliseconds that a contract account's answer may take. */
const PATIENCE = 800;

interface Signed {
  readonly address: Address;
  readonly message: string;
  readonly signature: Hex;
}

export interface SignedIn {
  readonly account: Address;
  /** What a contract account signed; it may change its mind. */
  readonly contract: Signed | undefined;
}

/**
 * Checks a sign-in text (ERC-4361) and its signature, and uses its nonce up whatever comes of it.
 * @param hosts Hosts whose pages may ask for a sign-in: a text made for any other page is worth nothing here.
 * @throws a {@link Problem}
 */
export async function verifySignIn(
  context: Context,
  hosts: ReadonlySet<string>,
  input: z.output<typeof signInSchema>,
): Promise<SignedIn> {
  const { message: text, signature } = input;
  const message = parseSiweMessage(text);
  const { address, nonce, domain, uri, chainId, version } = message;
  if (!address || !nonce || !domain || !uri || version !== "1")
    throw new Problem("SIGN_IN_REFUSED", "The sign-in text is incomplete.");
  if (!(await consumeNonce(context, nonce)))
    throw new Problem("SIGN_IN_REFUSED", "The sign-in text was used before or is too old. Start again.");
  if (!hosts.has(domain) || !URL.canParse(uri) || new URL(uri).host !== domain) {
    throw new Problem("SIGN_IN_REFUSED", "The sign-in text was made for another site.");
  }
  if (chainId !== context.config.deployment.chainId)
    throw new Problem("SIGN_IN_REFUSED", "The sign-in text was made for another chain.");
  if (!validateSiweMessage({ message, time: new Date(context.clock.now() * 1000) })) {
    throw new Problem(
      "SIGN_IN_REFUSED",
      "The sign-in text is not valid now: check the clock of your device and start again.",
    );
  }
  const account = address.toLowerCase() as Address;
  const signed = { address, message: text, signature: signature as Hex };
  // Plain accounts first: that needs no node, so they can sign in while it is away.
  if (await verifyMessage(signed).catch(() => false)) return { account, contract: undefined };
  if (await contractAccepts(context, signed)) return { account, contract: signed };
  throw new Problem("SIGN_IN_REFUSED", "The signature was not made by this account.");
}

/** Whether a contract account (ERC-1271, or ERC-6492 for one to come) accepts the signature now. @throws a {@link Problem} */
export async function contractAccepts({ chain }: Pick<Context, "chain">, signed: Signed): Promise<boolean> {
  const late = new AbortController();
  try {
    const silence = sleep(PATIENCE, undefined, { signal: late.signal }).then(() => {
      throw new Error("The node does not answer.");
    });
    return await Promise.race([chain.acceptsSignature(signed), silence]);
  } catch (cause) {
    throw new Problem("CHAIN_UNAVAILABLE", "A contract account can only sign in while the chain can be reached.", {
      cause,
    });
  } finally {
    late.abort();
  }
}
