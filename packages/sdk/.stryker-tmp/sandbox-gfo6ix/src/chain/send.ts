// @ts-nocheck
import type { ContractTransactionResponse, Log, TransactionReceipt } from "ethers";
import type { ChartkeyContext } from "../context.ts";
import { ChainUnreachableError, NoSignerError, WrongChainError } from "../errors.ts";
import { isSignable } from "./actionText.ts";
import type { Call } from "./call.ts";
import { relay } from "./relay.ts";
import { connectRegistries, type Registries } from "./registries.ts";
import { fromRevert } from "./fromRevert.ts";
import { fromWallet } from "./fromWallet.ts";

/** A transaction that is in a block. */
export interface Receipt {
  readonly transactionHash: string;
  readonly gasUsed: bigint;
}

/** A receipt with what the contracts said. */
export interface SentReceipt extends Receipt {
  readonly logs: readonly Log[];
}

/**
 * Does one action and waits until it is in a block: through the relayer when there is one, which pays; else, or when it
 * cannot, as a transaction of the signer.
 *
 * @throws {@link NoSignerError}, {@link WrongChainError}, {@link SignatureRejectedError}, {@link InsufficientFundsError},
 * {@link RelayerUnavailableError}, {@link ChainUnreachableError}, or the error that the contract's refusal means.
 */
export async function send(context: ChartkeyContext, call: Call): Promise<SentReceipt> {
  const signer = await signerOnChain(context);
  const registries = connectRegistries(context.deployment, signer);
  try {
    const relayed = isSignable(call) ? await relay(context, { signer, registries, call }) : undefined;
    const receipt = relayed ?? (await sendDirectly(context, registries, call));
    // So that the next list read from the index holds what was just done.
    await context.index.waitFor(receipt.blockNumber);
    return { transactionHash: receipt.hash, gasUsed: receipt.gasUsed, logs: receipt.logs };
  } catch (cause) {
    throw fromRevert([registries.charts.interface, registries.actors.interface], cause);
  }
}

async function sendDirectly(context: ChartkeyContext, registries: Registries, call: Call): Promise<TransactionReceipt> {
  const transaction = await registries[call.contract].getFunction(call.action).send(...call.args);
  const receipt = await context.provider.waitForTransaction(transaction.hash, 1, RECEIPT_TIMEOUT);
  if (receipt === null) throw new ChainUnreachableError();
  if (receipt.status !== 1) throw await whyItFailed(context, transaction);
  return receipt;
}

/** Longest wait for a block, in milliseconds. */
const RECEIPT_TIMEOUT = 180_000;

async function signerOnChain({ signer, deployment }: ChartkeyContext): Promise<NonNullable<ChartkeyContext["signer"]>> {
  if (!signer) throw new NoSignerError();
  try {
    const network = await signer.provider?.getNetwork();
    const actual = Number(network?.chainId ?? deployment.chainId);
    if (actual !== deployment.chainId) throw new WrongChainError({ expected: deployment.chainId, actual });
    return signer;
  } catch (cause) {
    throw fromWallet(cause);
  }
}

/** A transaction that was mined but failed carries no reason; repeating it as a call at its block gives one. */
async function whyItFailed({ provider }: ChartkeyContext, transaction: ContractTransactionResponse): Promise<unknown> {
  try {
    await provider.call({ from: transaction.from, to: transaction.to, data: transaction.data, blockTag: "latest" });
    return new ChainUnreachableError();
  } catch (cause) {
    return cause;
  }
}

/** Reads from the contracts with the SDK's errors. */
export async function read<Value>(
  context: Pick<ChartkeyContext, "provider" | "deployment">,
  call: (registries: Registries) => Promise<Value>,
): Promise<Value> {
  const registries = connectRegistries(context.deployment, context.provider);
  try {
    return await call(registries);
  } catch (cause) {
    throw fromRevert([registries.charts.interface, registries.actors.interface], cause);
  }
}
