// @ts-nocheck
import { z } from "zod";
import { type Identity, recipientOf } from "../crypto/keys.ts";
import { open, seal } from "../crypto/sealedObject.ts";
import type { ChartkeyContext } from "../context.ts";
import { BlobNotFoundError, ChartkeyError, WrongTeamKeyError } from "../errors.ts";
import { openedOnce, type SessionContext } from "../session.ts";
import { sha256Pointer } from "../store/cid.ts";
import type { TeamKeyRow } from "../wire/blobs.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { actorOnChain, keyDigestsOf, recipientOfActor } from "./actorKeys.ts";
import { teamKeyContext } from "./contexts.ts";
import { identitySchema } from "./envelope.ts";
import { getObject, putObject } from "./objects.ts";

/** Generations from 1 on, without a gap: a new member also opens what was shared before the newest key. */
const teamKeySchema = z.strictObject({ identities: z.array(identitySchema).min(1).max(1_000) });

/** Seals an organization's identities, generation 1 first, to one member. Caller: the organization's own session. */
export async function publishTeamKey(
  session: SessionContext,
  { member, identities }: { member: bigint; identities: readonly Identity[] },
): Promise<Hex32> {
  const place = { organization: session.self.actor, member, generation: identities.length };
  const sealed = await seal({
    context: teamKeyContext(session.deployment, place),
    data: { identities: [...identities] } satisfies z.input<typeof teamKeySchema>,
    recipients: [await recipientOfActor(session, member)],
  });
  return putObject(session.blobs, sealed, { kind: "teamKey", ...place });
}

/** What a store holds for members of an organization; none where a store cannot say. */
export async function teamKeysOf(
  { blobs }: ChartkeyContext,
  filter: { organization: bigint; member?: bigint },
): Promise<TeamKeyRow[]> {
  return (await blobs.teamKeys?.(filter)) ?? [];
}

/**
 * Identities of an organization that this member was given, newest first; empty when there are none. Each must be the one
 * whose public key the chain names, so whoever stores, lists or makes such an object can withhold and nothing else.
 *
 * @throws {@link WrongTeamKeyError} when all there is does not hold the organization's keys.
 */
export async function teamIdentities(session: SessionContext, organization: bigint): Promise<readonly Identity[]> {
  const member = session.self.actor;
  const rows = await teamKeysOf(session, { organization, member });
  let refusal: ChartkeyError | undefined;
  for (const row of rows.toSorted((one, other) => other.generation - one.generation)) {
    try {
      return await openedOnce(session, `teamKey/${row.pointer}`, () => openTeamKey(session, { ...row, organization }));
    } catch (error) {
      if (!(error instanceof ChartkeyError)) throw error;
      // Another object may be sound; one that is not there any more was withheld or replaced.
      if (!(error instanceof BlobNotFoundError)) refusal ??= error;
    }
  }
  if (refusal !== undefined) throw refusal;
  return [];
}

/** Opens one and compares every identity in it with the chain. Newest first. */
async function openTeamKey(
  session: SessionContext,
  { pointer, organization, generation }: Pick<TeamKeyRow, "pointer" | "organization" | "generation">,
): Promise<readonly Identity[]> {
  const place = { organization, generation, member: session.self.actor };
  const { identities } = await open({
    sealed: await getObject(session.blobs, pointer),
    identities: await session.keys.identities(),
    expected: teamKeyContext(session.deployment, place),
    schema: teamKeySchema,
  });
  const digests = await keyDigestsOf(session, organization);
  if (identities.length !== generation || digests.length < generation) throw new WrongTeamKeyError();
  for (const [index, identity] of identities.entries())
    if ((await digestOf(identity)) !== digests[index]) throw new WrongTeamKeyError();
  return identities.toReversed();
}

/** What the chain calls the digest of a key. */
async function digestOf(identity: Identity): Promise<Hex32> {
  return sha256Pointer(new TextEncoder().encode(await recipientOf(identity)));
}

/** All identities of this session's own organization up to the chain's newest generation, generation 1 first. */
export async function ownTeamIdentities(session: SessionContext): Promise<readonly Identity[]> {
  // Another device may have changed the key since this session began.
  session.keys.useGeneration((await actorOnChain(session, session.self.actor)).keyGeneration);
  return (await session.keys.identities()).toReversed();
}
