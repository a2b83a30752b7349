import type { Address } from "@chartkey/sdk/wire";
import {
  actorIdSchema,
  blobIdSchema,
  blobPlaceSchema,
  compartmentSchema,
  type BlobPlace,
  uint32Schema,
} from "@chartkey/sdk/wire";
import { cidToPointer, parseCid, pointerToCid } from "@chartkey/sdk/store";
import type { Context as HonoContext } from "hono";
import { z } from "zod";
import type { Reader } from "../gateway/readPolicy.ts";
import { actingAccount } from "../queries/access.ts";
import { accountOf } from "../session/sessions.ts";
import { notFound, parse, Problem } from "./problem.ts";
import { askTwice, type Service } from "./service.ts";

export function tokenOf(c: HonoContext): string {
  const [, token] = /^Bearer ([\w-]{32,200})$/.exec(c.req.header("authorization") ?? "") ?? [];
  if (token === undefined) throw new Problem("NOT_SIGNED_IN");
  return token;
}

/** The account of the request's session. @throws a {@link Problem} without one. */
export const requireSession = (service: Service, c: HonoContext): Promise<Address> =>
  accountOf(service, tokenOf(c), service.indexer.at());

/** The session's account and the actor it says it acts as, which must be its own. */
export async function requireReader(service: Service, c: HonoContext): Promise<Reader> {
  const account = await requireSession(service, c);
  const named = c.req.header("chartkey-actor");
  if (named === undefined) return { account, actor: undefined };
  const actor = parse(z.object({ "chartkey-actor": actorIdSchema }), { "chartkey-actor": named })["chartkey-actor"];
  await requireActorOf(service, actor, account);
  return { account, actor };
}

/** @throws a {@link Problem} unless `account` is the account of `actor`. */
export async function requireActorOf(service: Service, actor: bigint, account: Address): Promise<void> {
  const own = await askTwice(service, async () =>
    (await actingAccount(service, actor)) === account ? true : undefined,
  );
  if (own === undefined) throw notFound();
}

export const actorParam = (c: HonoContext, name: string): bigint =>
  parse(z.object({ [name]: actorIdSchema }), c.req.param())[name] ?? 0n;

/** The path segment of a blob as a CID: a pointer, or a CID in its one spelling. */
export function cidParam(c: HonoContext): string {
  const id = parse(blobIdSchema, c.req.param("cid"));
  if (id.startsWith("0x")) return pointerToCid(id);
  return parseCid(id).toString();
}

/** The same for an object, which is one raw block. */
export function objectCidParam(c: HonoContext): string {
  return pointerToCid(cidToPointer(cidParam(c)));
}

const numeral = z
  .string()
  .regex(/^\d{1,2}$/, "must be a number from 0 to 63")
  .transform(Number)
  .pipe(compartmentSchema);

/** A blob's place as text, in a query or in an upload's metadata. */
const placeTextSchema = blobPlaceSchema.extend({
  compartment: numeral.optional(),
  generation: z
    .string()
    .regex(/^\d{1,10}$/, "must be a whole number")
    .transform(Number)
    .pipe(uint32Schema)
    .optional(),
});

export const placeOf = (text: Record<string, string | null | undefined>): BlobPlace => parse(placeTextSchema, text);
