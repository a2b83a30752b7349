import { putObject } from "../chart/objects.ts";
import { actorOnChain } from "../chart/actorKeys.ts";
import { type Receipt, send } from "../chain/send.ts";
import { deriveIdentity, identityPath, recipientOf } from "../crypto/keys.ts";
import { InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";

/**
 * Gives this actor another encryption key: what is sealed to it from now on does not open with the one before, such as one
 * that was exported and lost. What was sealed earlier stays open, because every key comes from the same root.
 */
export async function rotateKey(session: SessionContext): Promise<Receipt> {
  const { actor, kind } = session.self;
  if (kind === "organization")
    throw new InvalidInputError("An organization changes its key together with its members: rotate the team key.");
  const generation = (await actorOnChain(session, actor)).keyGeneration + 1;
  const recipient = await recipientOf(await deriveIdentity(session.keys.vault().root, identityPath(generation)));
  const digest = await putObject(session.blobs, new TextEncoder().encode(recipient), { kind: "key" });
  const receipt = await send(session, { contract: "actors", action: "rotateKey", args: [actor, digest] });
  session.keys.useGeneration(generation);
  return receipt;
}
