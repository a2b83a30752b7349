// @ts-nocheck
import { getBytes, type Signer, type TypedDataDomain } from "ethers";
import { deriveIdentity } from "../crypto/keys.ts";
import { WalletNotDeterministicError } from "../errors.ts";
import { fromWallet } from "../chain/fromWallet.ts";
import type { Lock } from "./lock.ts";

const TYPES = {
  UnlockVault: [
    { name: "account", type: "address" },
    { name: "statement", type: "string" },
  ],
};
const STATEMENT =
  "Open my Chartkey vault on this device. This does not move money and is never sent anywhere. Sign it only in Chartkey.";

export interface WalletLockParameters {
  readonly signer: Signer;
  readonly chainId: number;
  /** Ask twice and compare: needed when the lock is added, because not every wallet signs the same text the same way. */
  readonly prove: boolean;
}

/**
 * The lock that a wallet's EIP-712 signature opens.
 *
 * @throws {@link WalletNotDeterministicError} with `prove`, when two signatures of the same text differ.
 */
export async function walletLock({ signer, chainId, prove }: WalletLockParameters): Promise<Lock> {
  const domain: TypedDataDomain = { name: "Chartkey vault", version: "1", chainId };
  const account = await signer.getAddress();
  const value = { account, statement: STATEMENT };
  const sign = (): Promise<string> =>
    signer.signTypedData(domain, TYPES, value).catch((cause: unknown) => {
      throw fromWallet(cause);
    });
  const signature = await sign();
  if (prove && (await sign()) !== signature) throw new WalletNotDeterministicError();
  return {
    kind: "wallet",
    label: "Wallet",
    hint: account.toLowerCase(),
    identity: await deriveIdentity(getBytes(signature), "lock/wallet"),
  };
}
