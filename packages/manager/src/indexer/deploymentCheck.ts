import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { deployment as deploymentTable } from "../db/schema.ts";

/** The database or the node belongs to another chain. Going on would mix two worlds, so the service stops. */
export class WrongChainError extends Error {
  override readonly name = "WrongChainError";
}

/**
 * Makes sure that the node is on the chain of the deployment and of the database.
 * @throws {@link WrongChainError}
 */
export async function requireSameChain(context: Context): Promise<void> {
  const { chain, config } = context;
  const chainId = await chain.chainId();
  if (chainId !== config.deployment.chainId) {
    throw new WrongChainError(
      `The node at CHARTKEY_RPC_URL is on chain ${String(chainId)}, but CHARTKEY_DEPLOYMENT is on chain ${String(config.deployment.chainId)}.`,
    );
  }
  await requireSameStart(context);
}

/**
 * Makes sure that the database was built from this deployment, and writes it down in a new one. Needs no node.
 * @throws {@link WrongChainError}
 */
export async function requireSameDeployment({ db, config }: Context): Promise<void> {
  const { chainId, actorRegistry, chartRegistry, deployBlock } = config.deployment;
  const given = { chainId, actorRegistry, chartRegistry, deployBlock };
  await db
    .insert(deploymentTable)
    .values({ id: 1, ...given })
    .onConflictDoNothing();
  const [known] = await db.select().from(deploymentTable);
  for (const [name, value] of Object.entries(given)) {
    if (known?.[name as keyof typeof given] !== value) {
      throw new WrongChainError(
        `The database was built from another deployment (${name} differs). Use another CHARTKEY_DATA_DIR or DATABASE_URL.`,
      );
    }
  }
}

/** A local chain that was started afresh has the same id and addresses, but another block where the contracts began. */
export async function requireSameStart({ db, chain, config }: Context): Promise<void> {
  const { deployBlock } = config.deployment;
  const head = await chain.head();
  if (head.number < deployBlock) return;
  const { hash } = await chain.block(deployBlock);
  const [known] = await db.select().from(deploymentTable);
  if (known?.deployBlockHash == null) {
    await db.update(deploymentTable).set({ deployBlockHash: hash }).where(eq(deploymentTable.id, 1));
  } else if (known.deployBlockHash !== hash) {
    throw new WrongChainError(
      "The chain was started afresh since the database was built. Use an empty CHARTKEY_DATA_DIR (or database) for the new chain.",
    );
  }
}
