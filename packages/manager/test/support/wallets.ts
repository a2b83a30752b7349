import { readFile } from "node:fs/promises";
import { type Abi, type Address, concatHex, encodeDeployData, getCreate2Address, type Hex, pad, zeroHash } from "viem";
import type { TestChain } from "./chain.ts";

/** The factory that is at this address on most chains, and its code. */
const FACTORY: Address = "0x4e59b44847b379578588920ca78fbf26c0b4956c";
const FACTORY_CODE =
  "0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3";

export interface Wallet {
  readonly address: Address;
  readonly factory: Address;
  readonly factoryData: Hex;
  /** Makes it a contract on the chain. */
  deploy(): Promise<void>;
  /** Gives it to another owner, in a new block. */
  giveTo(owner: Address): Promise<void>;
}

/** A contract account (ERC-1271) that accepts its owner's signatures; not there yet. */
export async function walletOf(chain: TestChain, owner: Address): Promise<Wallet> {
  const file = new URL("../../../contracts/artifacts/test/wallets/OwnerWallet.sol/OwnerWallet.json", import.meta.url);
  const { abi, bytecode } = JSON.parse(await readFile(file, "utf8")) as { abi: Abi; bytecode: Hex };
  await chain.rpc("hardhat_setCode", FACTORY, FACTORY_CODE);
  const code = encodeDeployData({ abi, bytecode, args: [owner] });
  const address = getCreate2Address({ from: FACTORY, salt: zeroHash, bytecode: code });
  const factoryData = concatHex([zeroHash, code]);
  return {
    address,
    factory: FACTORY,
    factoryData,
    async deploy() {
      await chain.rpc("eth_sendTransaction", { from: chain.account(0).address, to: FACTORY, data: factoryData });
    },
    async giveTo(next) {
      await chain.rpc("hardhat_setStorageAt", address, "0x0", pad(next));
      await chain.rpc("evm_mine");
    },
  };
}
