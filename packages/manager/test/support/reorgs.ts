import { type TestChain, pointer } from "./chain.ts";
import { ACCOUNTS, grant, LABS, NOTES, type People } from "./people.ts";

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A chain whose newest blocks can be taken back, block by block. */
export interface Story {
  /** Adds a block in which something happens. */
  tell(): Promise<void>;
  /** Adds an empty block. */
  pass(): Promise<void>;
  /** Takes the newest blocks back. */
  takeBack(blocks: number): Promise<void>;
}

export async function storyOf(chain: TestChain, people: People, random: (below: number) => number): Promise<Story> {
  const snapshots = [await chain.rpc("evm_snapshot")];
  const kept = async () => void snapshots.push(await chain.rpc("evm_snapshot"));
  const { patient, reader, writer, hospital } = people;
  let fill = 1_000;

  const addRecord = async () => {
    const { sequence } = (await chain.read("chartRegistry", "chartOf", [patient])) as { sequence: number };
    const place = [0n, sequence + 1, random(2) ? LABS : NOTES, 0, pointer(++fill)];
    await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", [patient, patient, ...place]);
  };
  const events = [
    addRecord,
    addRecord,
    () => grant(chain, people, random(2) ? reader : writer, { read: [LABS], days: 1 + random(300) }),
    () => chain.write(ACCOUNTS.patient, "chartRegistry", "revoke", [patient, patient, random(2) ? reader : writer]),
    () => chain.write(ACCOUNTS.writer, "actorRegistry", "rotateKey", [writer, pointer(++fill)]),
    () => {
      const until = 2_000_000_000 + random(1_000);
      return chain.write(ACCOUNTS.hospital, "actorRegistry", "addMember", [hospital, hospital, reader, until]);
    },
    () => chain.write(ACCOUNTS.hospital, "actorRegistry", "removeMember", [hospital, hospital, reader]),
  ];

  return {
    async tell() {
      // What the contract refuses, such as ending what was never given, happens as a record instead.
      await (events[random(events.length)] ?? addRecord)().catch(addRecord);
      await kept();
    },
    async pass() {
      await chain.rpc("evm_mine");
      await kept();
    },
    async takeBack(blocks) {
      const at = snapshots.length - 1 - blocks;
      await chain.rpc("evm_revert", snapshots[at]);
      snapshots.length = at;
      await kept();
    },
  };
}
