// @ts-nocheck
import { read, type Receipt, send } from "../chain/send.ts";
import type { ChartkeyContext } from "../context.ts";
import { NoSignerError, NotAuthorizedError, UnknownActorError } from "../errors.ts";

/**
 * Takes over an actor that was offered to the connected wallet: from then on this one acts for it, and the wallet before
 * it no longer does. The vault and its locks stay as they are: put the new wallet in the place of the old one with
 * `replaceLock` afterwards, because whoever holds the old one can still open the vault's file with it.
 *
 * @throws {@link NotAuthorizedError} when it was not offered to this wallet
 */
export async function acceptAccount(context: ChartkeyContext, { actor }: { actor: bigint }): Promise<Receipt> {
  if (!context.signer) throw new NoSignerError();
  const account = await context.signer.getAddress();
  const state = await read(context, ({ actors }) => actors.actorOf(actor));
  if (state.keyGeneration === 0n) throw new UnknownActorError();
  if (state.proposedAccount.toLowerCase() !== account.toLowerCase())
    throw new NotAuthorizedError("This account was not offered to the connected wallet, or the offer was taken back.", {
      hints: ["Offer it again from the wallet that holds it now, and check the address letter by letter."],
    });
  return send(context, { contract: "actors", action: "acceptAccount", args: [actor] });
}
