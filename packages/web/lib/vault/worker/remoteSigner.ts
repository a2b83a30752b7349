import { ChartkeyError } from "@chartkey/sdk";
import type { Remote } from "comlink";
import {
  AbstractSigner,
  hexlify,
  type Provider,
  resolveAddress,
  toUtf8Bytes,
  type TransactionRequest,
  type TransactionResponse,
  type TypedDataDomain,
  TypedDataEncoder,
  type TypedDataField,
} from "ethers";
import { describeError } from "@/lib/errors.ts";
import type { RemoteWallet } from "@/lib/wallet/remoteWallet.ts";

const POLL_MS = 250;
const POLLS = 240;

/** An ethers signer inside the worker whose key is in a wallet on the main thread. */
export class RemoteSigner extends AbstractSigner {
  readonly #account: string;
  readonly #wallet: Remote<RemoteWallet>;

  constructor(provider: Provider, account: string, wallet: Remote<RemoteWallet>) {
    super(provider);
    this.#account = account;
    this.#wallet = wallet;
  }

  getAddress(): Promise<string> {
    return Promise.resolve(this.#account);
  }

  connect(provider: Provider | null): RemoteSigner {
    return provider === null ? this : new RemoteSigner(provider, this.#account, this.#wallet);
  }

  signMessage(message: string | Uint8Array): Promise<string> {
    const bytes = typeof message === "string" ? toUtf8Bytes(message) : message;
    return asking(this.#wallet.signMessage(hexlify(bytes) as `0x${string}`));
  }

  signTypedData(domain: TypedDataDomain, types: Record<string, TypedDataField[]>, message: Record<string, unknown>) {
    const primaryType = TypedDataEncoder.getPrimaryType(types);
    return asking(this.#wallet.signTypedText({ domain, types, primaryType, message }));
  }

  signTransaction(): Promise<string> {
    // Wallets send what they sign; none hands out a signed transaction.
    return Promise.reject(new ChartkeyError("UNSUPPORTED", "A browser wallet cannot sign without sending."));
  }

  override async sendTransaction(request: TransactionRequest): Promise<TransactionResponse> {
    const to = await resolveAddress(request.to ?? "", this.provider);
    // The estimate runs the call: what the registry would refuse is refused here, before the wallet asks anybody.
    const gas = await this.estimateGas(request);
    const hash = await asking(
      this.#wallet.sendTransaction({
        to: to as `0x${string}`,
        data: (request.data ?? "0x") as `0x${string}`,
        value: BigInt(request.value ?? 0),
        gas: (gas * 12n) / 10n,
      }),
    );
    return this.#find(hash);
  }

  /** A node may take a moment to know a transaction that the wallet sent through another one. */
  async #find(hash: string): Promise<TransactionResponse> {
    for (let poll = 0; poll < POLLS; poll++) {
      const response = await this.provider?.getTransaction(hash);
      if (response) return response;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    throw new ChartkeyError("TRANSACTION_UNKNOWN", "The wallet sent the change, but the network has not seen it yet.", {
      hints: ["Look at the wallet's activity before repeating the step."],
    });
  }
}

async function asking<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { code, summary, hints } = describeError(error);
    throw new ChartkeyError(code, summary, { hints });
  }
}
