import { createStore, get, update } from "idb-keyval";
import type { Deployment } from "@chartkey/sdk/wire";

/** What somebody began on this device and has to go on with, as numbers of people; nothing secret. */
export interface Unfinished {
  all(): Promise<bigint[]>;
  begin(person: bigint): Promise<void>;
  end(person: bigint): Promise<void>;
}

/** In IndexedDB, for one person in one registry. Where nothing is kept, it can be begun again from the list of ended shares. */
export function deviceUnfinished({ chainId, chartRegistry }: Deployment, actor: bigint): Unfinished {
  const store = createStore("chartkey-unfinished", "strongRevocations");
  const name = [chainId, chartRegistry, actor].map(String).join("/");
  const change = (edit: (all: Set<string>) => unknown): Promise<void> =>
    update<string[]>(
      name,
      (kept = []) => {
        const all = new Set(kept);
        edit(all);
        return [...all];
      },
      store,
    ).catch(() => undefined);
  return {
    all: async () => ((await get<string[]>(name, store).catch(() => undefined)) ?? []).map(BigInt),
    begin: (person) => change((all) => all.add(String(person))),
    end: (person) => change((all) => all.delete(String(person))),
  };
}
