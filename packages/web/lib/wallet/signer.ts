import {
  ChainMismatchError,
  HttpRequestError,
  InsufficientFundsError,
  UserRejectedRequestError,
  type TypedDataDomain,
} from "viem";
import type { Config } from "wagmi";
import { getAccount, sendTransaction, signMessage, signTypedData } from "wagmi/actions";
import { type Plain, plain } from "@/lib/errors.ts";
import { actionWords } from "@/lib/wallet/actionWords.ts";
import { setWalletActivity, type WalletActivity } from "@/lib/wallet/activity.ts";
import type { RemoteWallet } from "@/lib/wallet/remoteWallet.ts";

/**
 * The one place where the wallet (wagmi, viem) meets the SDK (ethers): the worker's signer calls these over Comlink.
 * Every request is for one account on one chain; after a change in the wallet it is refused, not signed by another.
 */
export function remoteWallet(config: Config, account: `0x${string}`, chainId: number): RemoteWallet {
  return {
    signMessage: (message) => ask({ kind: "sign" }, () => signMessage(config, { account, message: { raw: message } })),
    signTypedText(text) {
      const words = actionWords(text);
      return ask(words === undefined ? { kind: "sign" } : { kind: "act", words }, () => {
        requireSame(config, account, chainId);
        const { domain, types, primaryType, message } = text;
        return signTypedData(config, { account, domain: domain as TypedDataDomain, types, primaryType, message });
      });
    },
    sendTransaction: (transaction) =>
      ask({ kind: "confirm" }, () => {
        requireSame(config, account, chainId);
        return sendTransaction(config, { account, chainId, ...transaction });
      }),
  };
}

function requireSame(config: Config, account: string, chainId: number): void {
  const now = getAccount(config);
  if (now.address === undefined) throw plain("NO_WALLET");
  if (now.address.toLowerCase() !== account.toLowerCase()) throw plain("ACCOUNT_CHANGED");
  if (now.chainId !== chainId) throw plain("WRONG_CHAIN");
}

async function ask<T>(activity: WalletActivity, request: () => Promise<T>): Promise<T> {
  setWalletActivity(activity);
  try {
    return await request();
  } catch (error) {
    throw plainWalletError(error);
  } finally {
    setWalletActivity({ kind: "idle" });
  }
}

/** A wallet's error as plain data: errors lose their class on the way to the worker. */
export function plainWalletError(error: unknown): Plain {
  if (!(error instanceof Error)) return isPlain(error) ? error : plain("UNEXPECTED");
  const is = (kind: new (...parameters: never[]) => Error): boolean => find(error, kind);
  if (is(UserRejectedRequestError)) return plain("SIGNATURE_REJECTED");
  if (is(ChainMismatchError)) return plain("WRONG_CHAIN");
  if (is(InsufficientFundsError)) return plain("INSUFFICIENT_FUNDS");
  if (is(HttpRequestError)) return plain("CHAIN_UNREACHABLE");
  if (error.name === "ConnectorNotConnectedError") return plain("NO_WALLET");
  return plain("WALLET_FAILED");
}

/** Looks through an error and what caused it. */
function find(error: unknown, kind: new (...parameters: never[]) => Error): boolean {
  return error instanceof kind || (error instanceof Error && error.cause !== undefined && find(error.cause, kind));
}

function isPlain(error: unknown): error is Plain {
  return typeof error === "object" && error !== null && "code" in error && "summary" in error && "hints" in error;
}
