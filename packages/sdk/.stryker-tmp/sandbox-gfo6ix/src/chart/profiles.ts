// @ts-nocheck
import { privateProfileContext, publicProfileContext } from "./contexts.ts";
import { actorOnChain } from "./actorKeys.ts";
import { getObject } from "./objects.ts";
import {
  type CompartmentInfo,
  DEFAULT_COMPARTMENTS,
  type PatientProfile,
  type PrivateProfile,
  privateProfileSchema,
  type PublicProfile,
  publicProfileSchema,
} from "./profile.ts";
import { connectRegistries } from "../chain/registries.ts";
import { fromWallet } from "../chain/fromWallet.ts";
import type { Recipient } from "../crypto/keys.ts";
import { decodeDocument, encodeDocument } from "../crypto/publicDocument.ts";
import { open, seal } from "../crypto/sealedObject.ts";
import type { ChartkeyContext } from "../context.ts";
import { InvalidInputError, UnknownActorError } from "../errors.ts";
import { openedOnce, type SessionContext } from "../session.ts";
import type { Hex32 } from "../wire/primitives.ts";

/** Checks what a patient typed. @throws {@link InvalidInputError} which says what is missing. */
export function checkPatientProfile(
  profile: PatientProfile,
  compartments: readonly CompartmentInfo[] = DEFAULT_COMPARTMENTS,
): PrivateProfile {
  const result = privateProfileSchema.safeParse({ ...profile, compartments });
  if (!result.success) throw new InvalidInputError("A profile needs a name and a date of birth (year-month-day).");
  return result.data;
}

export function checkPublicProfile(profile: PublicProfile): PublicProfile {
  const result = publicProfileSchema.safeParse(profile);
  if (!result.success) throw new InvalidInputError("A profile needs a name of at most 200 characters and a role.");
  return result.data;
}

/** The profile as the blob that is stored: sealed for a patient, public for others. */
export async function profileBytes(
  { deployment }: ChartkeyContext,
  owner: { keyDigest: Hex32; recipient: Recipient },
  profile: PrivateProfile | PublicProfile,
): Promise<Uint8Array> {
  if ("role" in profile) return encodeDocument(publicProfileContext(deployment, owner.keyDigest), profile);
  return seal({
    context: privateProfileContext(deployment, owner.keyDigest),
    data: profile,
    recipients: [owner.recipient],
  });
}

/** Pointer of an actor's newest profile, from the chain's own logs: who a clinician is must not depend on an index. */
export async function profilePointer({ deployment, provider }: ChartkeyContext, actor: bigint): Promise<Hex32> {
  const { actors } = connectRegistries(deployment, provider);
  try {
    const [registered, published] = await Promise.all([
      actors.queryFilter(actors.filters.ActorRegistered(actor), deployment.deployBlock),
      actors.queryFilter(actors.filters.ProfilePublished(actor), deployment.deployBlock),
    ]);
    const pointer = published.at(-1)?.args.profile ?? registered[0]?.args.profile;
    if (pointer === undefined) throw new UnknownActorError();
    return pointer as Hex32;
  } catch (cause) {
    throw fromWallet(cause);
  }
}

/** Professional facts of a clinician or organization, as the chain points to them. */
export async function publicProfile(context: ChartkeyContext, actor: bigint): Promise<PublicProfile> {
  const [pointer, { firstKeyDigest }] = await Promise.all([
    profilePointer(context, actor),
    actorOnChain(context, actor),
  ]);
  const bytes = await getObject(context.blobs, pointer);
  return decodeDocument(bytes, publicProfileContext(context.deployment, firstKeyDigest), publicProfileSchema);
}

/** The patient's own sealed profile. */
export async function privateProfile(session: SessionContext): Promise<PrivateProfile> {
  const pointer = await profilePointer(session, session.self.actor);
  return openedOnce(session, pointer, async () =>
    open({
      sealed: await getObject(session.blobs, pointer),
      identities: await session.keys.identities(),
      expected: privateProfileContext(session.deployment, session.self.firstKeyDigest),
      schema: privateProfileSchema,
    }),
  );
}
