import { NOTES, type World } from "./fixtures.ts";

const COMPARTMENTS = [0, 2, NOTES, 13, 63];
const SEQUENCES = [1, 2, 3, 4];

/** Everything that the registries' reads say about every actor and pair of actors, as one text. */
export async function stateOf({ actors, charts }: World): Promise<string> {
  const count = await actors.actorCount();
  const ids = Array.from({ length: Number(count) }, (_, i) => BigInt(i + 1));
  const pairs = ids.flatMap((a) => ids.map((b) => [a, b] as const));
  const told = await Promise.all([
    ...ids.map((actor) => actors.actorOf(actor)),
    ...ids.map((actor) => charts.chartOf(actor)),
    ...ids.flatMap((actor) => COMPARTMENTS.map((compartment) => charts.epochOf(actor, compartment))),
    ...pairs.flatMap(([a, b]) => [
      actors.isMember(a, b),
      actors.isAdministrator(a, b),
      actors.mandateOf(a, b),
      charts.consentOf(a, b),
    ]),
    ...SEQUENCES.flatMap((sequence) => [1n, 2n].map((author) => charts.recordOf(1n, author, sequence))),
  ]);
  return JSON.stringify(told, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}
