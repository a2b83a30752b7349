import { expect } from "chai";
import { Result } from "ethers";
import { loadFixture } from "./support/fixtures.ts";
import { Refused } from "./support/model/ActorModel.ts";
import { startChain, type Chain } from "./support/model/Chain.ts";
import { ChartModel } from "./support/model/ChartModel.ts";
import { CLINICIANS, COMPARTMENTS, EVERYBODY, Operations, type Operation } from "./support/model/operations.ts";
import { Random } from "./support/model/random.ts";
import { rebuild } from "./support/model/rebuild.ts";
import { recordOf } from "./support/model/rules.ts";
import type { State } from "./support/model/State.ts";
import { accessIn, holdingsIn, type Place } from "./support/model/views.ts";

// HISTORIES=1000 OPERATIONS=100 SEED=7 hardhat test mocha test/differential.ts
const HISTORIES = Number(process.env["HISTORIES"] ?? 30);
const OPERATIONS = Number(process.env["OPERATIONS"] ?? 100);
const SEED = Number(process.env["SEED"] ?? 20_261_123);

/** What happened, by method: refusals by their error, and what went through as "done". */
type Outcomes = Map<string, Map<string, number>>;

describe(`Contracts and model (${HISTORIES} histories of ${OPERATIONS} operations, seed ${SEED})`, function () {
  this.timeout(0);
  const outcomes: Outcomes = new Map();

  it("[C60] agree after every operation on who reads and writes, and on why a call is refused; the events alone give the storage", async () => {
    for (let history = 0; history < HISTORIES; history++)
      await follow(await loadFixture(startChain), history, outcomes);
  });

  it("[C60] no method was only refused, or only allowed", () => {
    for (const [method, counts] of outcomes) {
      const done = counts.get("done") ?? 0;
      const refused = [...counts.values()].reduce((sum, count) => sum + count, 0) - done;
      const errors = [...counts.keys()].filter((name) => name !== "done").length;
      console.log(`      ${method.padEnd(20)} ${done} done, ${refused} refused for ${errors} reasons`);
      expect(done, `${method} done`).greaterThan(0);
      expect(refused, `${method} refused`).greaterThan(0);
    }
    expect(outcomes.size).equal(29);
  });
});

/** One history: the same operations on the chain and on the model. */
async function follow(chain: Chain, history: number, outcomes: Outcomes): Promise<void> {
  const random = new Random(SEED + history);
  const model = new ChartModel(rebuild(await chain.events(), await chain.time()), chain.regulator);
  const operations = new Operations(random, model.state, chain.accounts, chain.regulator);

  for (let step = 0; step < OPERATIONS; step++) {
    model.state.time += operations.pause();
    const operation = operations.next();
    const where = () => `history ${history} (seed ${SEED}), step ${step}: ${describeOperation(operation)}`;

    const refusal = tryOn(model, operation);
    expect(await chain.send(operation, model.state.time), where()).equal(refusal);
    if (refusal === undefined) operations.remember(operation);
    count(outcomes, operation.method, refusal ?? "done");

    await compareAccess(chain, model.state, where(), {
      last: EVERYBODY.length,
      members: [random.of(EVERYBODY), random.of(CLINICIANS)],
      compartments: [random.once(16) ? BigInt(64 + random.below(192)) : random.of(COMPARTMENTS)],
    });
  }

  const everywhere = { last: model.state.actors.length, members: EVERYBODY, compartments: COMPARTMENTS };
  await compareAccess(chain, model.state, `the end of history ${history} (seed ${SEED})`, everywhere);
  const held = plain(await chain.holdings());
  const rebuilt = rebuild(await chain.events(), model.state.time);
  expect(held, `storage and model, history ${history}`).deep.equal(holdingsIn(model.state));
  expect(held, `storage and events, history ${history}`).deep.equal(holdingsIn(rebuilt));
  expect(rebuilt.paused).equal(model.state.paused);

  const records = await chain.records(operations.papers);
  for (const state of [model.state, rebuilt]) {
    const expected = operations.papers.map((paper) => {
      const { version, status } = recordOf(state, ...paper);
      return [version, status];
    });
    expect(records, `records, history ${history}`).deep.equal(expected);
  }
}

async function compareAccess(chain: Chain, state: State, where: string, place: Place): Promise<void> {
  const { time, can } = await chain.access(place);
  expect(time, where).equal(state.time);
  expect(can, where).deep.equal(accessIn(state, place));
}

/** @returns The name of the error that the model refuses with. */
function tryOn(model: ChartModel, { method, account, args }: Operation): string | undefined {
  try {
    (model[method] as (account: string, ...args: unknown[]) => void)(account, ...args);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

function count(outcomes: Outcomes, method: string, outcome: string): void {
  const counts = outcomes.get(method) ?? new Map<string, number>();
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  outcomes.set(method, counts);
}

/** Structs as objects and lists as arrays, all the way down. */
function plain(value: unknown): unknown {
  if (!(value instanceof Result)) return value;
  const members = namedMembers(value);
  if (members === undefined) return value.toArray().map(plain);
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, plain(member)]));
}

/** ethers gives lists and structs the same class and throws when a list is asked for names. */
function namedMembers(result: Result): Record<string, unknown> | undefined {
  try {
    return result.length === 0 ? undefined : result.toObject();
  } catch {
    return undefined;
  }
}

function describeOperation({ method, account, args }: Operation): string {
  const text = JSON.stringify(args, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
  return `${method} ${text} by ${account}`;
}
