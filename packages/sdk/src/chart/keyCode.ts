import { z } from "zod";
import { InvalidInputError } from "../errors.ts";
import type { Deployment } from "../wire/chain.ts";
import { hex32Schema, type Hex32 } from "../wire/primitives.ts";

/** One generation of an actor's public key, as the chain names it. */
export interface ActorKey {
  readonly actor: bigint;
  readonly generation: number;
  /** SHA-256 of the public key's text: its pointer. */
  readonly digest: Hex32;
}

const PREFIX = "CHARTKEY-KEY-1";
const codeSchema = z.tuple([
  z.literal(PREFIX),
  z.string().regex(/^[1-9]\d{0,15}$/),
  z.string().regex(/^0x[0-9a-f]{40}$/),
  z.string().regex(/^[1-9]\d{0,19}$/),
  z.string().regex(/^[1-9]\d{0,9}$/),
  hex32Schema,
]);

/** What a key's words are made from. */
export function keyContext({ chainId, actorRegistry }: Deployment, { actor, generation, digest }: ActorKey) {
  return {
    format: "chartkey/key/1",
    chainId,
    registry: actorRegistry.toLowerCase(),
    actor: String(actor),
    generation,
    digest,
  };
}

/** The text of a key's QR code. It holds the whole digest, so that scanning compares all 256 bits. Not a secret. */
export function keyCodeOf({ chainId, actorRegistry }: Deployment, { actor, generation, digest }: ActorKey): string {
  return [PREFIX, chainId, actorRegistry.toLowerCase(), actor, generation, digest].join(":");
}

/** @throws {@link InvalidInputError} for a code of something else, of another chain or of another registry. */
export function parseKeyCode({ chainId, actorRegistry }: Deployment, text: string): ActorKey {
  const code = codeSchema.safeParse(text.trim().split(":"));
  if (!code.success)
    throw new InvalidInputError("This is not the code of a key.", {
      hints: ["Scan the code that the other person's own page shows under “Your safety words”."],
    });
  const [, chain, registry, actor, generation, digest] = code.data;
  if (chain !== String(chainId) || registry !== actorRegistry.toLowerCase())
    throw new InvalidInputError("This code belongs to another registry than the one you use.");
  return { actor: BigInt(actor), generation: Number(generation), digest };
}
