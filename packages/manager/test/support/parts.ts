import type { ApiClient } from "./client.ts";
import type { Part } from "./people.ts";
import type { World } from "./world.ts";

export type Actor = Exclude<Part, "regulator" | "stranger">;

/** Everybody who is an actor in these tests. */
export const EVERYBODY = [
  "patient",
  "reader",
  "writer",
  "former",
  "unlicensed",
  "hospital",
  "device",
  "otherPatient",
] as const satisfies Actor[];

/** What everybody may do, asked of the gateway; each signs in once. */
export function askers(world: World) {
  const clients = new Map<Actor, Promise<ApiClient>>();
  let counter = 0;
  const clientOf = (part: Actor) => {
    const client = clients.get(part) ?? world.as(part);
    clients.set(part, client);
    return client;
  };
  const those = async (ask: (client: ApiClient) => Promise<boolean>, parts: readonly Actor[] = EVERYBODY) => {
    const answers = await Promise.all(parts.map(async (part) => ask(await clientOf(part))));
    return parts.filter((_, place) => answers[place]);
  };
  const statusIn = ({ status }: Response, yes: number): boolean => {
    if (status !== yes && status !== 404) throw new Error(`Neither yes nor no: ${String(status)}`);
    return status === yes;
  };
  return {
    clientOf,
    /** Who is given this blob. */
    readersOf: (path: string, parts?: readonly Actor[]) =>
      those(async (client) => statusIn(await client.fetch(path), 200), parts),
    /** From whom a blob is taken for this place. */
    writersTo: (place: Record<string, unknown>, parts?: readonly Actor[]) =>
      those(async (client) => {
        const bytes = new TextEncoder().encode(`blob ${String(++counter)}`);
        return statusIn((await client.put(bytes, place)).response, 201);
      }, parts),
    /** Uploads as `part` and gives the blob's path and pointer. */
    async keep(part: Actor, words: string, place: Record<string, unknown>) {
      const { cid, pointer, response } = await (await clientOf(part)).put(new TextEncoder().encode(words), place);
      if (response.status !== 201) throw new Error(`${words} was not taken: ${await response.text()}`);
      return { path: `/v1/objects/${cid}`, pointer };
    },
  };
}
