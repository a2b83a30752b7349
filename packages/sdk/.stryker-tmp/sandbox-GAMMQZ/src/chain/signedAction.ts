// @ts-nocheck
import type { Provider, Signer } from "ethers";
import type { ChartkeyContext } from "../context.ts";
import type { RelayInput } from "../wire/relay.ts";
import { actionText, hasNonce, type SignableCall } from "./actionText.ts";
import { fromWallet } from "./fromWallet.ts";
import type { Registries } from "./registries.ts";

/** An action with its account's signature: for a relayer, and for sending it oneself. */
export interface SignedAction {
  readonly request: RelayInput;
  /** Address of the registry, and the exact call that does what was signed. */
  readonly to: string;
  readonly data: string;
}

/** Seconds for which a signature counts. */
const LIFETIME = 10 * 60;

/** Has the wallet sign what `call` will do. @throws {@link SignatureRejectedError} */
export async function signAction(
  { deployment, provider }: ChartkeyContext,
  { signer, registries, call, nonce }: { signer: Signer; registries: Registries; call: SignableCall; nonce?: bigint },
): Promise<SignedAction> {
  const account = await signer.getAddress();
  const deadline = await deadlineOn(provider);
  const { domain, types, message } = actionText(deployment, call, { account, nonce, deadline });
  const signature = await signer.signTypedData(domain, types, message).catch((cause: unknown) => {
    throw fromWallet(cause);
  });
  const args: readonly unknown[] = call.action === "cancelNonce" ? [] : call.args;
  const to = call.contract === "actors" ? deployment.actorRegistry : deployment.chartRegistry;
  return {
    to,
    data: registries[call.contract].interface.encodeFunctionData(
      `${call.action}For` as never,
      [...args, account, ...(nonce === undefined ? [] : [nonce]), deadline, signature] as never,
    ),
    request: {
      chainId: deployment.chainId,
      registry: to,
      contract: call.contract,
      action: call.action,
      args: args.map(wireOf),
      account: account.toLowerCase(),
      nonce: nonce === undefined ? null : String(nonce),
      deadline,
      signature,
    },
  };
}

/** By the later of both clocks: a quiet chain's newest block is old, and a device's clock may be slow. */
async function deadlineOn(provider: Provider): Promise<number> {
  const block = await provider.getBlock("latest");
  return Math.max(block?.timestamp ?? 0, Math.floor(Date.now() / 1_000)) + LIFETIME;
}

/** Numbers travel as decimal text. */
function wireOf(value: unknown): unknown {
  if (typeof value === "bigint" || typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(wireOf);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wireOf(member)]));
  return value;
}

/** Nonces of actions that are under way in this program, so that two at once take different ones. */
const taken = new Set<string>();

/**
 * Runs `work` with the lowest nonce that the account has not used. An action that was signed and never done leaves its
 * nonce to the next one, so that at most one of the two can ever count.
 */
export async function withNonce<Value>(
  { signer, registries, call }: { signer: Signer; registries: Registries; call: SignableCall },
  work: (nonce: bigint | undefined) => Promise<Value>,
): Promise<Value> {
  if (call.action === "cancelNonce") return work(BigInt(call.args[0]));
  if (!hasNonce(call)) return work(undefined);
  const registry = registries[call.contract];
  const account = await signer.getAddress();
  const key = `${await registry.getAddress()} ${account} `;
  for (let word = 0n; ; word++) {
    const used = await registry.nonceWordOf(account, word);
    for (let bit = 0n; bit < 256n; bit++) {
      const nonce = word * 256n + bit;
      if ((used >> bit) & 1n || taken.has(key + String(nonce))) continue;
      taken.add(key + String(nonce));
      try {
        return await work(nonce);
      } finally {
        taken.delete(key + String(nonce));
      }
    }
  }
}
