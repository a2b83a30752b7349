// @ts-nocheck
import { getAddress, isAddress, ZeroAddress } from "ethers";
import { actorOnChain } from "../chart/actorKeys.ts";
import { type Receipt, send } from "../chain/send.ts";
import { InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";

/**
 * Offers this actor to another wallet. Nothing changes until that wallet accepts, so a mistyped address loses nothing; a
 * later offer takes its place.
 *
 * @param parameters.account The other wallet's address; undefined takes an offer back.
 */
export async function proposeAccount(
  session: SessionContext,
  { account }: { account: string | undefined },
): Promise<Receipt> {
  const { actor } = session.self;
  const proposed = account === undefined ? ZeroAddress : await checkedAddress(session, account.trim());
  return send(session, { contract: "actors", action: "proposeAccount", args: [actor, proposed] });
}

async function checkedAddress(session: SessionContext, account: string): Promise<string> {
  // With capital and small letters mixed, an address carries a checksum.
  if (!isAddress(account) || !account.startsWith("0x") || BigInt(account) === 0n)
    throw new InvalidInputError("This is not the address of a wallet.", {
      hints: ["Copy it from the other wallet: 0x and 40 letters and digits."],
    });
  const current = await actorOnChain(session, session.self.actor);
  if (current.account === account.toLowerCase())
    throw new InvalidInputError("This is the address of the wallet that holds the account already.");
  return getAddress(account);
}
