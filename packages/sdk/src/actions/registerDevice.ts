import { actorOnChain } from "../chart/actorKeys.ts";
import { putObject } from "../chart/objects.ts";
import { checkPublicProfile, profileBytes } from "../chart/profiles.ts";
import { send } from "../chain/send.ts";
import { deriveIdentity, identityPath, recipientOf } from "../crypto/keys.ts";
import type { ChartkeyContext } from "../context.ts";
import { InvalidInputError, NoSignerError, NotAuthorizedError } from "../errors.ts";
import type { AuthorContext } from "../session.ts";
import { createRoot } from "../vault/vault.ts";
import { ACTOR_KINDS } from "../wire/chain.ts";
import { registeredActor } from "./signUp.ts";
import { NO_POINTER } from "./terms.ts";

export interface RegisterDeviceParameters {
  /** What kind of device it is. Public: it must name no person. */
  readonly name: string;
}

/**
 * Registers the signer's account as a device: it adds to the charts whose patients let it, and reads nothing. It keeps
 * nothing secret but its wallet's key. The registry wants a key for every actor, so one is made whose private half is
 * forgotten at once: nothing that anybody seals to a device is ever read.
 */
export async function registerDevice(
  context: ChartkeyContext,
  { name }: RegisterDeviceParameters,
): Promise<AuthorContext> {
  const profile = checkPublicProfile({ name, role: "device" });
  const forgotten = createRoot();
  const recipient = await recipientOf(await deriveIdentity(forgotten, identityPath(1)));
  forgotten.fill(0);
  const keyDigest = await putObject(context.blobs, new TextEncoder().encode(recipient), { kind: "key" });
  const bytes = await profileBytes(context, { keyDigest, recipient }, profile);
  const pointer = await putObject(context.blobs, bytes, { kind: "profile" });
  const receipt = await send(context, {
    contract: "actors",
    action: "register",
    args: [ACTOR_KINDS.indexOf("device"), keyDigest, pointer, NO_POINTER],
  });
  return openDevice(context, { device: registeredActor(context, receipt) });
}

/**
 * A device that was registered before: its wallet's key is all it needs.
 *
 * @throws {@link UnknownActorError}, {@link InvalidInputError}, {@link NotAuthorizedError}
 */
export async function openDevice(context: ChartkeyContext, { device }: { device: bigint }): Promise<AuthorContext> {
  if (!context.signer) throw new NoSignerError();
  const [self, account] = await Promise.all([actorOnChain(context, device), context.signer.getAddress()]);
  if (self.kind !== "device") throw new InvalidInputError("This number does not belong to a device.");
  if (self.account !== account.toLowerCase())
    throw new NotAuthorizedError("This device belongs to another wallet.", {
      hints: ["Use the wallet with which it was registered."],
    });
  context.manager?.actAs(device);
  return { ...context, self };
}
