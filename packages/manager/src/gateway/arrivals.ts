interface Arrival {
  /** Known once its bytes are in the store. */
  cid: string | undefined;
  /** Settles when it is written down whose they are. */
  kept: Promise<unknown> | undefined;
  /** What was taken out of the store since it began. */
  readonly gone: Set<string>;
}

/**
 * Keeps apart what comes into the blob store and what is taken out of it, erased or because nobody claims it. Between the
 * moment that bytes are in the store and the moment that it is written down whose they are, they look like nobody's.
 */
export function makeArrivals() {
  const running = new Set<Arrival>();
  const leaving = new Map<string, Promise<boolean>>();

  const arrivedAs = (cid: string) => [...running].find((arrival) => arrival.cid === cid);

  async function takeOut(cid: string, remove: () => Promise<boolean>): Promise<boolean> {
    for (const arrival of running) arrival.gone.add(cid);
    const run = remove();
    leaving.set(cid, run);
    try {
      return await run;
    } finally {
      leaving.delete(cid);
    }
  }

  return {
    /** Puts bytes into the store and writes down whose they are; puts them once more if they were taken out in between. */
    async take<Kept>(put: () => Promise<string>, keep: (cid: string) => Promise<Kept>): Promise<Kept> {
      const arrival: Arrival = { cid: undefined, kept: undefined, gone: new Set(leaving.keys()) };
      running.add(arrival);
      try {
        for (;;) {
          const cid = await put();
          if (!arrival.gone.has(cid)) {
            let settle = (): void => undefined;
            const kept = new Promise<void>((resolve) => (settle = resolve));
            Object.assign(arrival, { cid, kept });
            return await keep(cid).finally(settle);
          }
          // Forgotten first: what begins to take it out from here on says so again.
          arrival.gone.delete(cid);
          await leaving.get(cid)?.catch(() => undefined);
        }
      } finally {
        running.delete(arrival);
      }
    },

    /** Runs `remove`, which looks once more whether it is nobody's, unless somebody is bringing the same in. */
    async collect(cid: string, remove: () => Promise<boolean>): Promise<boolean> {
      return !leaving.has(cid) && !arrivedAs(cid) && takeOut(cid, remove);
    },

    /**
     * Runs `remove` between two uploads of the same bytes: what is written down before it goes, what comes after it is put
     * again.
     */
    async erase(cid: string, remove: () => Promise<boolean>): Promise<boolean> {
      for (;;) {
        const before = leaving.get(cid) ?? arrivedAs(cid)?.kept;
        if (!before) return takeOut(cid, remove);
        await before.catch(() => false);
      }
    },
  };
}
export type Arrivals = ReturnType<typeof makeArrivals>;
