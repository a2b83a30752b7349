import type { BrowserContext } from "@playwright/test";
import {
  getBytes,
  hexlify,
  isHexString,
  JsonRpcProvider,
  randomBytes,
  type TypedDataDomain,
  type TypedDataField,
  Wallet,
} from "ethers";

interface Request {
  readonly method: string;
  readonly params?: readonly unknown[];
}
type Answer = { readonly result: unknown } | { readonly error: { code: number; message: string } };
interface TypedData {
  domain: TypedDataDomain;
  types: Record<string, TypedDataField[]>;
  message: Record<string, unknown>;
}

const REJECTED = { code: 4001, message: "User rejected the request." };
const UNKNOWN_CHAIN = { code: 4902, message: "Unrecognized chain." };

/**
 * A browser wallet as a person would have it installed: announced by EIP-6963, signing for real in the test's process.
 * What a person would do in its window is said beforehand with `rejectNext` and `chainId`.
 */
export class InjectedWallet {
  readonly #wallet: Wallet;
  readonly #provider: JsonRpcProvider;
  readonly #contexts: BrowserContext[] = [];
  /** A site learns the account only after the person agreed once. */
  #connected = false;
  /** The chain the wallet has a node for. */
  readonly #known: number;
  chainId: number;
  /** So many of the following signatures and transactions are declined. */
  rejectNext = 0;
  /** Signs typed texts differently each time, as shared and smart wallets do. */
  unsteady = false;
  /** Everything the person was asked to confirm. */
  readonly asked: string[] = [];
  /** Called while the wallet's window is open, before the person answers. */
  onAsk: (method: string) => Promise<void> = async () => undefined;

  constructor({ privateKey, rpcUrl, chainId }: { privateKey: string; rpcUrl: string; chainId: number }) {
    this.#provider = new JsonRpcProvider(rpcUrl, chainId, { staticNetwork: true, cacheTimeout: -1 });
    this.#wallet = new Wallet(privateKey, this.#provider);
    this.#known = chainId;
    this.chainId = chainId;
  }

  get address(): string {
    return this.#wallet.address;
  }

  async installInto(context: BrowserContext): Promise<void> {
    this.#contexts.push(context);
    await context.exposeFunction("chartkeyTestWallet", (request: Request) => this.#answer(request));
    await context.addInitScript(announce);
  }

  /** The person picks another network in the wallet. */
  async switchTo(chainId: number): Promise<void> {
    this.chainId = chainId;
    const pages = this.#contexts.flatMap((context) => context.pages());
    await Promise.all(
      pages.map((page) =>
        page.evaluate(
          (hex) => window.dispatchEvent(new CustomEvent("chartkeyTestChain", { detail: hex })),
          hex(chainId),
        ),
      ),
    );
  }

  close(): void {
    this.#provider.destroy();
  }

  async #answer({ method, params = [] }: Request): Promise<Answer> {
    try {
      return await this.#handle(method, params);
    } catch (cause) {
      const { message, info } = cause as { message: string; info?: { error?: { code: number; message: string } } };
      return { error: info?.error ?? { code: -32603, message } };
    }
  }

  async #handle(method: string, params: readonly unknown[]): Promise<Answer> {
    switch (method) {
      case "eth_requestAccounts":
        this.#connected = true;
        return { result: [this.#wallet.address] };
      case "eth_accounts":
        return { result: this.#connected ? [this.#wallet.address] : [] };
      case "eth_chainId":
        return { result: hex(this.chainId) };
      case "wallet_switchEthereumChain": {
        const wanted = Number((params[0] as { chainId: string }).chainId);
        if (wanted !== this.#known) return { error: UNKNOWN_CHAIN };
        await this.switchTo(wanted);
        return { result: null };
      }
      case "wallet_addEthereumChain":
        return { result: null };
      case "personal_sign":
        return this.#confirm(method, () =>
          this.#wallet.signMessage(isHexString(params[0]) ? getBytes(params[0]) : String(params[0])),
        );
      case "eth_signTypedData_v4":
        return this.#confirm(method, () => this.#signTypedData(JSON.parse(String(params[1])) as TypedData));
      case "eth_sendTransaction":
        return this.#confirm(
          method,
          async () => (await this.#wallet.sendTransaction(transactionOf(params[0] as Record<string, string>))).hash,
        );
      default:
        return { result: (await this.#provider.send(method, [...params])) as unknown };
    }
  }

  async #confirm(method: string, sign: () => Promise<string>): Promise<Answer> {
    this.asked.push(method);
    await this.onAsk(method);
    if (this.rejectNext > 0) {
      this.rejectNext -= 1;
      return { error: REJECTED };
    }
    return { result: await sign() };
  }

  #signTypedData({ domain, types, message }: TypedData): Promise<string> {
    // Such a wallet's signatures still count where they are checked: what goes to the registries is signed properly.
    if (this.unsteady && !("deadline" in message)) return Promise.resolve(hexlify(randomBytes(65)));
    const own = Object.fromEntries(Object.entries(types).filter(([name]) => name !== "EIP712Domain"));
    return this.#wallet.signTypedData(domain, own, message);
  }
}

const hex = (value: number): string => `0x${value.toString(16)}`;

function transactionOf({ to, data, value, gas }: Record<string, string>) {
  return { to: to ?? null, data: data ?? "0x", value: value ?? "0x0", ...(gas === undefined ? {} : { gasLimit: gas }) };
}

/** Runs in the page: an EIP-1193 provider that asks the test's process, announced as EIP-6963 says. */
function announce(): void {
  type Ask = (request: unknown) => Promise<Record<string, unknown>>;
  const ask = (window as unknown as { chartkeyTestWallet: Ask }).chartkeyTestWallet;
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const provider = {
    async request(request: { method: string; params?: unknown[] }) {
      const answer = await ask(request);
      const error = answer["error"] as { code: number; message: string } | undefined;
      if (error) throw Object.assign(new Error(error.message), { code: error.code });
      return answer["result"];
    },
    on(event: string, listener: (value: unknown) => void) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
      return provider;
    },
    removeListener(event: string, listener: (value: unknown) => void) {
      listeners.get(event)?.delete(listener);
      return provider;
    },
  };
  window.addEventListener("chartkeyTestChain", (event) => {
    for (const listener of listeners.get("chainChanged") ?? []) listener((event as CustomEvent<string>).detail);
  });
  const info = {
    uuid: "5f1b8a1e-6f0c-4d2b-9d4e-0c6f6b1f7a10",
    name: "Test Wallet",
    icon: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
    rdns: "test.wallet",
  };
  const say = (): boolean =>
    window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }));
  window.addEventListener("eip6963:requestProvider", say);
  say();
}
