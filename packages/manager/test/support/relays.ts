import { randomBytes } from "node:crypto";
import { actionTypes } from "@chartkey/contracts/exports";
import { relayedSchema, type RelayInput } from "@chartkey/sdk/wire";
import { parseEther, type PrivateKeyAccount, toHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import type { RelayerSettings } from "../../src/config.ts";
import type { TestChain } from "./chain.ts";

/** Someone with an account and not one wei. */
export const somebody = (): PrivateKeyAccount => privateKeyToAccount(generatePrivateKey());

/** A relayer's account with ether of its own. */
export async function fundedRelayer(
  chain: TestChain,
  { ether = "100", ...changes }: Partial<RelayerSettings> & { ether?: string } = {},
): Promise<RelayerSettings> {
  const privateKey = toHex(randomBytes(32));
  await setBalance(chain, privateKeyToAccount(privateKey).address, ether);
  return {
    privateKey,
    accountQuota: 100,
    totalQuota: 1_000,
    registrationQuota: 1_000,
    lowBalance: parseEther("0.01"),
    maxFeePerGas: 10n ** 12n,
    maxGas: 2_000_000,
    ...changes,
  };
}

export const setBalance = (chain: TestChain, account: string, ether: string): Promise<unknown> =>
  chain.rpc("hardhat_setBalance", account, toHex(parseEther(ether)));

/** Without the names, so that any of them may be signed. */
const TYPES: Record<string, readonly { name: string; type: string }[]> = actionTypes;

interface Signing {
  readonly chain: TestChain;
  readonly account: Pick<PrivateKeyAccount, "address" | "signTypedData">;
  readonly nonce?: bigint | null;
  /** Seconds from now; long, because tests move the clock. */
  readonly within?: number;
}

/** An action signed as a wallet would: `message` is what the text says besides account, nonce and deadline. */
export async function signRelay(
  { chain, account, nonce = 0n, within = 20_000 }: Signing,
  contract: "actors" | "charts",
  action: string,
  args: RelayInput["args"],
  message: Record<string, unknown>,
): Promise<RelayInput> {
  const { deployment } = chain;
  const registry = contract === "actors" ? deployment.actorRegistry : deployment.chartRegistry;
  const deadline = (await chain.time()) + within;
  const primaryType = `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  const signature = await account.signTypedData({
    domain: { name: "Chartkey", version: "1", chainId: deployment.chainId, verifyingContract: registry },
    types: TYPES,
    primaryType,
    message: { account: account.address, ...message, ...(nonce !== null && { nonce }), deadline: BigInt(deadline) },
  });
  return {
    chainId: deployment.chainId,
    registry,
    contract,
    action,
    args,
    account: account.address,
    nonce: nonce === null ? null : String(nonce),
    deadline,
    signature,
  };
}

const DIGEST = `0x${"11".repeat(32)}`;

export function signRegister(signing: Signing): Promise<RelayInput> {
  const message = { kind: "patient", keyDigest: DIGEST, profile: DIGEST, vault: DIGEST };
  return signRelay(signing, "actors", "register", ["1", DIGEST, DIGEST, DIGEST], message);
}

export function signOpenChart(signing: Signing, patient: bigint): Promise<RelayInput> {
  return signRelay(signing, "charts", "openChart", [String(patient), DIGEST], { patient, keys: DIGEST });
}

export function signOpenEpochs(signing: Signing, patient: bigint): Promise<RelayInput> {
  const message = { patient, compartments: [1], keys: DIGEST, keyring: DIGEST };
  return signRelay(signing, "charts", "openEpochs", [String(patient), "2", DIGEST, DIGEST], message);
}

export function signRevoke(signing: Signing, patient: bigint, grantee: bigint): Promise<RelayInput> {
  const args = [String(patient), String(patient), String(grantee)];
  return signRelay(signing, "charts", "revoke", args, { actor: patient, patient, grantee });
}

export function signCancel(signing: Signing): Promise<RelayInput> {
  return signRelay(signing, "charts", "cancelNonce", [], {});
}

export const post = (url: string, relay: unknown): Promise<Response> =>
  fetch(`${url}/v1/relay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(relay),
  });

export async function relayed(response: Response) {
  if (!response.ok) throw new Error(`${String(response.status)}: ${await response.text()}`);
  return relayedSchema.parse(await response.json());
}

/** What became of an action. */
export const outcome = async (url: string, id: string) => relayed(await fetch(`${url}/v1/relay/${id}`));
