import type { BaseContract, ContractTransactionResponse, Signer, TypedDataDomain } from "ethers";
import { time } from "./fixtures.ts";
import { signText } from "./sign.ts";
import { NONCE, type Ready, type Twin } from "./twins.ts";

/** A twin with its signature, ready to be sent by anybody; every part can be given anew before. */
export interface SignedCall {
  readonly registry: BaseContract;
  readonly args: readonly unknown[];
  readonly account: string;
  readonly nonce: bigint;
  readonly deadline: bigint;
  readonly signature: string;
}

export const nameOf = (twin: Twin) => `${twin.contract}.${twin.name}For`;

/** What `twin` does, signed by the account that may, or by `signer` in the name of `account`. */
export async function sign(
  world: Ready,
  twin: Twin,
  changes: { signer?: Signer; account?: string; nonce?: bigint; deadline?: bigint; domain?: TypedDataDomain } = {},
): Promise<SignedCall> {
  const registry = world[twin.contract];
  const signer = changes.signer ?? world.signers[twin.signer];
  const account = changes.account ?? world.signers[twin.signer].address;
  const nonce = changes.nonce ?? NONCE;
  const deadline = changes.deadline ?? BigInt((await time.latest()) + 3600);
  const text = { account, ...twin.text(world), ...(twin.again === undefined && { nonce }), deadline };
  const signature = await signText(signer, registry, twin.type, text, changes.domain);
  return { registry, args: twin.args(world), account, nonce, deadline, signature };
}

/** Arguments of the twin's function. */
export function argumentsOf(twin: Twin, { args, account, nonce, deadline, signature }: SignedCall): unknown[] {
  return [...args, account, ...(twin.again === undefined ? [nonce] : []), deadline, signature];
}

/** The relayer, who has no part in it, sends it. */
export async function send(world: Ready, twin: Twin, call: SignedCall): Promise<ContractTransactionResponse> {
  return sendArguments(world, twin, call.registry, argumentsOf(twin, call));
}

export async function sendArguments(
  world: Ready,
  twin: Twin,
  registry: BaseContract,
  args: readonly unknown[],
  overrides: { value?: bigint; gasLimit?: bigint } = {},
): Promise<ContractTransactionResponse> {
  const connected = registry.connect(world.signers.relayer);
  return connected.getFunction(`${twin.name}For`).send(...args, overrides);
}

/** The same without a signature, from the account itself. */
export async function callDirectly(world: Ready, twin: Twin): Promise<ContractTransactionResponse> {
  const connected = world[twin.contract].connect(world.signers[twin.signer]) as BaseContract;
  return connected.getFunction(twin.name).send(...(twin.name === "cancelNonce" ? [NONCE] : twin.args(world)));
}
