import { recipientOfActor } from "../chart/actorKeys.ts";
import { putObject } from "../chart/objects.ts";
import { ownTeamIdentities, publishTeamKey, teamKeysOf } from "../chart/teamKey.ts";
import { type Receipt, send } from "../chain/send.ts";
import { deriveIdentity, identityPath, recipientOf } from "../crypto/keys.ts";
import { InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import { presentMembers } from "./members.ts";

export interface ShareTeamKeyReturn {
  /** Members who were given the key now. */
  readonly shared: readonly bigint[];
}

/**
 * Seals this organization's keys to every present member who misses the newest. Whoever a dishonest index adds to the
 * list is left out: the chain says who is a member, and whose public key that is.
 */
export async function shareTeamKey(session: SessionContext): Promise<ShareTeamKeyReturn> {
  requireOrganization(session);
  const organization = session.self.actor;
  const identities = await ownTeamIdentities(session);
  const [members, rows] = await Promise.all([
    presentMembers(session, organization),
    teamKeysOf(session, { organization }),
  ]);
  const missing = members.filter(
    (member) => !rows.some((row) => row.member === member && row.generation === identities.length),
  );
  for (const member of missing) await publishTeamKey(session, { member, identities });
  return { shared: missing };
}

export interface RotateTeamKeyReturn extends Receipt, ShareTeamKeyReturn {
  /** Number of the key that is the newest now. */
  readonly generation: number;
}

/**
 * Gives this organization another key and seals it to the members it has now. Whoever left keeps the older keys: they
 * open what was shared before, as far as somebody still gives them the ciphertext, and nothing that is shared from now on.
 *
 * Cut off after the transaction, `shareTeamKey` finishes.
 */
export async function rotateTeamKey(session: SessionContext): Promise<RotateTeamKeyReturn> {
  requireOrganization(session);
  const organization = session.self.actor;
  const generation = (await ownTeamIdentities(session)).length + 1;
  const next = await recipientOf(await deriveIdentity(session.keys.vault().root, identityPath(generation)));
  const digest = await putObject(session.blobs, new TextEncoder().encode(next), { kind: "key" });
  const receipt = await send(session, { contract: "actors", action: "rotateKey", args: [organization, digest] });
  // What patients seal to from now on, read back from where they read it.
  await recipientOfActor(session, organization);
  return { ...receipt, generation, ...(await shareTeamKey(session)) };
}

function requireOrganization({ self }: SessionContext): void {
  if (self.kind !== "organization") throw new InvalidInputError("Only an organization shares its key with members.");
}
