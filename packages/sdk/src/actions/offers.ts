import { actorOnChain, type ActorOnChain } from "../chart/actorKeys.ts";
import { fromWallet } from "../chain/fromWallet.ts";
import { connectRegistries } from "../chain/registries.ts";
import type { ChartkeyContext } from "../context.ts";
import { NoSignerError } from "../errors.ts";

/** Actors that are offered to the connected wallet now, and that {@link acceptAccount} would take over. */
export async function listOffers(context: ChartkeyContext): Promise<ActorOnChain[]> {
  const { signer, deployment, provider } = context;
  if (!signer) throw new NoSignerError();
  const account = await signer.getAddress();
  const { actors } = connectRegistries(deployment, provider);
  try {
    const logs = await actors.queryFilter(actors.filters.AccountProposed(undefined, account), deployment.deployBlock);
    const ids = new Set(logs.map(({ args }) => args.actor));
    const states = await Promise.all([...ids].map((actor) => actorOnChain(context, actor)));
    return states.filter(({ proposedAccount }) => proposedAccount === account.toLowerCase());
  } catch (cause) {
    throw fromWallet(cause);
  }
}
