import { healthSchema } from "@chartkey/sdk/wire";
import { afterAll, beforeAll, describe, it } from "vitest";
import { startChain, type TestChain } from "./chain.ts";
import { clientOf, type ApiClient } from "./client.ts";
import { BACKENDS, runManager, type TestManager, type TestManagerParameters } from "./manager.ts";
import { ACCOUNTS, signEverybodyUp, type Part, type People } from "./people.ts";
import { until } from "./wait.ts";

export interface World {
  chain: TestChain;
  manager: TestManager;
  people: People;
  /** A signed-in client of somebody, acting as that actor. */
  as(part: Part): Promise<ApiClient>;
  /** Waits until the index stands where the chain does. */
  indexed(): Promise<void>;
}

/** Runs the tests once on each backend that is here, each time with a chain, a manager and people of its own. */
export function describeWorld(
  title: string,
  tests: (world: World) => void,
  config?: TestManagerParameters["config"],
): void {
  describe.each(BACKENDS)(`${title} $title`, (backend) => {
    if (!backend.here) {
      it.skip("needs the parts named above", () => undefined);
      return;
    }
    const world = {
      as: (part) => clientOf(world.manager, world.chain.account(ACCOUNTS[part]), world.people[part as keyof People]),
      indexed: () => indexed(world),
    } as World;
    beforeAll(async () => {
      world.chain = await startChain();
      world.people = await signEverybodyUp(world.chain);
      world.manager = await runManager({ ...world.chain, backend, ...(config && { config }) });
    });
    afterAll(async () => {
      await world.manager.close();
      await world.chain.close();
    });
    tests(world);
  });
}

/** Waits until the index stands where the chain does. */
export async function indexed({ chain, manager }: Pick<World, "chain" | "manager">): Promise<void> {
  const { hash } = (await chain.rpc("eth_getBlockByNumber", "latest", false)) as { hash: string };
  const state = async () =>
    healthSchema.safeParse(await (await fetch(`${manager.url()}/health`)).json()).data?.asOfBlock.hash;
  await until(state, (current) => current === hash);
}
