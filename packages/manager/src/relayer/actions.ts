import { actorRegistryAbi, chartRegistryAbi } from "@chartkey/contracts/exports";
import { ALWAYS_RELAYED, type Relay } from "@chartkey/sdk/wire";
import type { Abi, AbiFunction, AbiParameter } from "viem";
import { z } from "zod";

/** A signed twin that is relayed. */
export interface RelayedAction {
  readonly name: string;
  readonly twin: AbiFunction;
  /** The action's own arguments as they come over the wire, without account, nonce, deadline and signature. */
  readonly argsSchema: z.ZodType<unknown[]>;
  readonly hasNonce: boolean;
  /** Takes access away: never refused by a quota. */
  readonly always: boolean;
}

export const ABIS: Readonly<Record<Relay["contract"], Abi>> = { actors: actorRegistryAbi, charts: chartRegistryAbi };

/** Longest list in an argument; the contracts take fewer. */
const LONGEST_LIST = 64;

/** Everything that is relayed: the signed twins of the two registries, and nothing else. */
export const RELAYED_ACTIONS: ReadonlyMap<string, RelayedAction> = new Map(
  (["actors", "charts"] as const).flatMap((contract) =>
    ABIS[contract].flatMap((item) => {
      const action = item.type === "function" ? actionOf(item) : undefined;
      return action ? [[keyOf(contract, action.name), action] as const] : [];
    }),
  ),
);

export function keyOf(contract: Relay["contract"], action: string): string {
  return `${contract}.${action}`;
}

function actionOf(twin: AbiFunction): RelayedAction | undefined {
  const [, name] = /^(.+)For$/.exec(twin.name) ?? [];
  if (name === undefined || twin.inputs.at(-1)?.name !== "signature") return undefined;
  const account = twin.inputs.findIndex((input) => input.name === "account");
  const own = twin.inputs.slice(0, account);
  const hasNonce = twin.inputs[account + 1]?.name === "nonce";
  // `cancelNonce` has no argument but the nonce that it voids.
  return {
    name,
    twin,
    argsSchema: z.tuple(own.map(schemaOf) as [z.ZodType, ...z.ZodType[]]),
    hasNonce,
    always: (ALWAYS_RELAYED as readonly string[]).includes(name),
  };
}

/** What an argument of this type may be over the wire. */
function schemaOf(parameter: AbiParameter): z.ZodType {
  const { type } = parameter;
  const [, bits] = /^uint(\d+)$/.exec(type) ?? [];
  if (bits !== undefined) return unsigned(Number(bits));
  if (type === "bool") return z.boolean("must be true or false");
  if (type === "address") return z.string().regex(/^0x[0-9a-fA-F]{40}$/, "must be an address");
  if (type === "bytes32") return z.string().regex(/^0x[0-9a-fA-F]{64}$/, "must be 32 bytes as hex with 0x");
  if (type === "tuple" && "components" in parameter) return structOf(parameter.components);
  if (type === "tuple[]" && "components" in parameter) return z.array(structOf(parameter.components)).max(LONGEST_LIST);
  throw new Error(`A relayed action has an argument of type ${type}, which has no schema.`);
}

function structOf(components: readonly AbiParameter[]): z.ZodType {
  return z.strictObject(Object.fromEntries(components.map((each) => [each.name ?? "", schemaOf(each)])));
}

function unsigned(bits: number): z.ZodType {
  return z
    .string()
    .regex(/^\d{1,78}$/, "must be a whole number in decimal digits")
    .transform((text) => BigInt(text))
    .refine((value) => value < 2n ** BigInt(bits), `must fit into ${String(bits)} bits`);
}
