import type { Signer, TypedDataDomain, TypedDataField } from "ethers";
import { actionTypes } from "../../exports/actions.ts";
import type { ActorRegistry, ChartRegistry } from "../../types/ethers-contracts/index.js";

export type Registry = ActorRegistry | ChartRegistry;
export type ActionType = keyof typeof actionTypes;

/** What the registry says it is; wallets show it above the text. */
export async function domainOf(registry: Registry): Promise<TypedDataDomain> {
  const { name, version, chainId, verifyingContract } = await registry.eip712Domain();
  return { name, version, chainId, verifyingContract };
}

/** `type` and the types nested in it, as ethers wants them. */
export function typesOf(type: ActionType): Record<string, TypedDataField[]> {
  const own = actionTypes[type].map((field) => ({ ...field }));
  const nested = own
    .map((field) => field.type.replace("[]", ""))
    .filter((name): name is ActionType => Object.hasOwn(actionTypes, name));
  return Object.assign({ [type]: own }, ...nested.map(typesOf)) as Record<string, TypedDataField[]>;
}

/** `signer` signs `text` for `registry`; `domain` changes where it is good for. */
export async function signText(
  signer: Signer,
  registry: Registry,
  type: ActionType,
  text: Record<string, unknown>,
  domain: TypedDataDomain = {},
): Promise<string> {
  return signer.signTypedData({ ...(await domainOf(registry)), ...domain }, typesOf(type), text);
}
