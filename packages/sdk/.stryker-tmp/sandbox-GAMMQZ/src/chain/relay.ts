// @ts-nocheck
import { isError, type Provider, type Signer, type TransactionReceipt } from "ethers";
import type { ChartkeyContext } from "../context.ts";
import { ChainUnreachableError, RelayerUnavailableError } from "../errors.ts";
import { ALWAYS_RELAYED, type Relayed, type RelayerStatus } from "../wire/relay.ts";
import type { SignableCall } from "./actionText.ts";
import type { Registries } from "./registries.ts";
import { type Relayer, RelayRefusedError } from "./relayer.ts";
import { signAction, type SignedAction, withNonce } from "./signedAction.ts";

interface Sending {
  readonly signer: Signer;
  readonly registries: Registries;
  readonly call: SignableCall;
}

/** Milliseconds in which a relayed transaction must be in a block; then the account sends it itself. */
const IN_A_BLOCK = 60_000;
/** Milliseconds between questions whether another transaction took the place of the one waited for. */
const ASK_AGAIN = 2_000;

/**
 * Has a relayer send and pay. Undefined when it makes no offer: then the call is sent directly, and nothing was signed.
 *
 * Once a signature exists, only that signed action is ever sent, by whoever: the contract counts it once, so that a
 * relayer that kept silent and did it all the same cannot double it.
 *
 * @throws {@link RelayerUnavailableError} when nobody pays and the account cannot; {@link SignatureRejectedError}, or the
 * contract's refusal.
 */
export async function relay(context: ChartkeyContext, sending: Sending): Promise<TransactionReceipt | undefined> {
  const { relayer } = context;
  if (!relayer) return undefined;
  if (!offers(await relayer.status(), sending.call)) {
    await requireEther(context, sending.signer, { signed: false });
    return undefined;
  }
  return withNonce(sending, async (nonce) => {
    const since = await context.provider.getBlockNumber();
    const action = await signAction(context, { ...sending, ...(nonce === undefined ? {} : { nonce }) });
    const relayed = await submit(relayer, action);
    const receipt = relayed && (await waitFor(context.provider, relayer, relayed, action));
    return receipt ?? (await finish(context, sending.signer, action, since));
  });
}

function offers(status: RelayerStatus | undefined, { action }: SignableCall): boolean {
  if (status?.state === "ready") return true;
  return status?.state === "low" && (ALWAYS_RELAYED as readonly string[]).includes(action);
}

/** Undefined when the relayer does not take it, or does not say. @throws the contract's refusal, as raw data. */
async function submit(relayer: Relayer, { request }: SignedAction): Promise<Relayed | undefined> {
  try {
    return await relayer.submit(request);
  } catch (cause) {
    if (cause instanceof RelayRefusedError && cause.revertData !== undefined)
      throw Object.assign(new Error("The registry refused."), { data: cause.revertData });
    return undefined;
  }
}

/** The receipt of the relayed transaction, from the caller's own node. Undefined when there is none in time. */
async function waitFor(
  provider: Provider,
  relayer: Relayer,
  relayed: Relayed,
  action: SignedAction,
): Promise<TransactionReceipt | undefined> {
  const end = Date.now() + IN_A_BLOCK;
  for (let latest = relayed; ; latest = (await relayer.find(relayed.id)) ?? latest) {
    const [first, ...others] = latest.transactions.toReversed();
    const receipts = [
      first && (await receiptWithin(provider, first, ASK_AGAIN)),
      ...(await Promise.all(others.map((hash) => provider.getTransactionReceipt(hash)))),
    ];
    const receipt = receipts.find((each) => each !== null && each !== undefined);
    if (receipt) return (await does(provider, receipt, action)) && receipt.status === 1 ? receipt : undefined;
    if (!first || latest.state === "failed" || Date.now() > end) return undefined;
  }
}

async function receiptWithin(provider: Provider, hash: string, within: number): Promise<TransactionReceipt | null> {
  try {
    return await provider.waitForTransaction(hash, 1, within);
  } catch (cause) {
    if (isError(cause, "TIMEOUT")) return null;
    throw cause;
  }
}

/** Whether a mined transaction is the signed call itself, on the right registry, and the registry said something. */
async function does(provider: Provider, receipt: TransactionReceipt, { to, data }: SignedAction): Promise<boolean> {
  if (receipt.to?.toLowerCase() !== to) return false;
  if (!receipt.logs.some(({ address }) => address.toLowerCase() === to)) return false;
  return (await provider.getTransaction(receipt.hash))?.data.toLowerCase() === data.toLowerCase();
}

/**
 * The relayer did not do it, or does not say so. If somebody did, that is it; else the account sends the signed action
 * itself.
 */
async function finish(
  context: ChartkeyContext,
  signer: Signer,
  action: SignedAction,
  since: number,
): Promise<TransactionReceipt> {
  const { provider } = context;
  const done = await findDone(provider, action, since);
  if (done) return done;
  await requireEther(context, signer, { signed: true });
  try {
    const { to, data } = action;
    const transaction = await signer.sendTransaction({ to, data });
    const receipt = await provider.waitForTransaction(transaction.hash, 1, IN_A_BLOCK);
    if (receipt === null) throw new ChainUnreachableError();
    if (receipt.status === 1) return receipt;
    // Overtaken: the call says why, if not by the very same action.
    await provider.call({ from: transaction.from, to, data });
    throw new ChainUnreachableError();
  } catch (cause) {
    const meanwhile = await findDone(provider, action, since);
    if (meanwhile) return meanwhile;
    throw cause;
  }
}

/** The transaction that did this signed action, by whomever it was sent. */
async function findDone(
  provider: Provider,
  { to, data }: SignedAction,
  since: number,
): Promise<TransactionReceipt | undefined> {
  const logs = await provider.getLogs({ address: to, fromBlock: since, toBlock: "latest" });
  const call = data.slice(2).toLowerCase();
  for (const hash of new Set(logs.map(({ transactionHash }) => transactionHash))) {
    // Within, because a contract may have passed it on.
    if (!(await provider.getTransaction(hash))?.data.toLowerCase().includes(call)) continue;
    const receipt = await provider.getTransactionReceipt(hash);
    if (receipt?.status === 1) return receipt;
  }
  return undefined;
}

/** @throws {@link RelayerUnavailableError} when the account cannot pay for anything either. */
async function requireEther(
  { provider }: ChartkeyContext,
  signer: Signer,
  { signed }: { signed: boolean },
): Promise<void> {
  const [balance, { gasPrice }] = await Promise.all([
    provider.getBalance(await signer.getAddress()),
    provider.getFeeData(),
  ]);
  // On a chain without fees, nobody needs ether.
  if (balance === 0n && gasPrice !== 0n) throw new RelayerUnavailableError({ signed });
}
