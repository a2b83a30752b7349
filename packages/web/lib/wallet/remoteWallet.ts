import type { TypedDataDomain, TypedDataField } from "ethers";

/** One call to a contract, as the worker hands it to the wallet. */
export interface WalletTransaction {
  to: `0x${string}`;
  data: `0x${string}`;
  value: bigint;
  gas: bigint;
}

export interface TypedText {
  domain: TypedDataDomain;
  types: Record<string, TypedDataField[]>;
  primaryType: string;
  message: Record<string, unknown>;
}

/** What the worker may ask of the wallet, which stays on the main thread. Rejections are plain errors. */
export interface RemoteWallet {
  /** `message` is hex, so that text and bytes are signed alike. */
  signMessage(message: `0x${string}`): Promise<string>;
  signTypedText(text: TypedText): Promise<string>;
  /** Resolves with the transaction's hash once the wallet has sent it. */
  sendTransaction(transaction: WalletTransaction): Promise<string>;
}
