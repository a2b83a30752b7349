import type { DemoPerson } from "@chartkey/sdk/wire";
import { type Chain, createWalletClient, http, numberToHex, toHex, type EIP1193RequestFn, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { type CreateConnectorFn, createConnector } from "wagmi";

export const DEMO_CONNECTOR_PREFIX = "chartkey-demo-wallet-";
const REMEMBERED = "demo.connected";

interface DemoProvider {
  request: EIP1193RequestFn;
}

/** A wallet without a window: the public key of a synthetic person on a local test chain. It signs without asking. */
export function demoConnector(person: DemoPerson, chain: Chain, rpcUrl: string): CreateConnectorFn {
  const account = privateKeyToAccount(person.privateKey as Hex);
  const request = demoRequest(person, chain, rpcUrl);
  const id = `${DEMO_CONNECTOR_PREFIX}${account.address.toLowerCase()}`;
  return createConnector<DemoProvider, Record<string, unknown>, { [REMEMBERED]: string }>((config) => ({
    id,
    name: person.name,
    type: "demo",
    connect: async () => {
      await config.storage?.setItem(REMEMBERED, id);
      // wagmi's type promises capabilities per account when asked for; a demo wallet has none.
      return { accounts: [account.address], chainId: chain.id } as never;
    },
    disconnect: async () => {
      await config.storage?.removeItem(REMEMBERED);
    },
    getAccounts: () => Promise.resolve([account.address]),
    getChainId: () => Promise.resolve(chain.id),
    getProvider: () => Promise.resolve({ request }),
    // After a reload the same person is there again, until they disconnect.
    isAuthorized: async () => (await config.storage?.getItem(REMEMBERED)) === id,
    onAccountsChanged: () => undefined,
    onChainChanged: () => undefined,
    onDisconnect: () => {
      config.emitter.emit("disconnect");
    },
  }));
}

function demoRequest(person: DemoPerson, chain: Chain, rpcUrl: string): EIP1193RequestFn {
  const account = privateKeyToAccount(person.privateKey as Hex);
  const client = createWalletClient({ account, chain, transport: http(rpcUrl) });
  const request = async ({ method, params }: { method: string; params?: unknown }): Promise<unknown> => {
    const list = Array.isArray(params) ? (params as unknown[]) : [];
    switch (method) {
      case "eth_accounts":
      case "eth_requestAccounts":
        return [account.address];
      case "eth_chainId":
        return numberToHex(chain.id);
      case "personal_sign":
        return account.signMessage({ message: { raw: list[0] as Hex } });
      case "eth_signTypedData_v4":
        return account.signTypedData(JSON.parse(list[1] as string) as Parameters<typeof account.signTypedData>[0]);
      case "eth_sendTransaction": {
        const { to, data, value, gas } = list[0] as { to: Hex; data?: Hex; value?: Hex; gas?: Hex };
        return client.sendTransaction({
          to,
          data: data ?? "0x",
          value: BigInt(value ?? toHex(0)),
          ...(gas !== undefined && { gas: BigInt(gas) }),
        });
      }
      default:
        return client.request({ method, params } as Parameters<typeof client.request>[0]);
    }
  };
  return request as EIP1193RequestFn;
}
