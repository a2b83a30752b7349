import { beforeAll, expect, it } from "vitest";
import { pointer } from "./support/chain.ts";
import type { ApiClient } from "./support/client.ts";
import { ACCOUNTS, DAY, grant, LABS, NOTES, termsOf } from "./support/people.ts";
import { describeWorld } from "./support/world.ts";

const DEPTH = 2;
const text = (words: string) => new TextEncoder().encode(words);

describeWorld(
  "revoke early, grant late",
  (world) => {
    let labs: string;
    let notes: string;
    const clients = new Map<string, ApiClient>();

    beforeAll(async () => {
      const { chain, people } = world;
      const { patient } = people;
      const owner = await world.as("patient");
      const keep = async (compartment: number, sequence: number) => {
        const place = { kind: "manifest", patient, compartment };
        const { cid, pointer: digest } = await owner.put(text(`part ${String(compartment)}`), place);
        const record = [patient, patient, 0n, sequence, compartment, 0, digest];
        await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", record);
        return `/v1/objects/${cid}`;
      };
      labs = await keep(LABS, 1);
      notes = await keep(NOTES, 2);
      for (const part of ["reader", "hospital"] as const) clients.set(part, await world.as(part));
      await pass(DEPTH);
    });

    const pass = async (blocks: number) => {
      for (let block = 0; block < blocks; block++) await world.chain.rpc("evm_mine");
    };
    const status = async (path = labs, part = "reader") => {
      await world.indexed();
      return (await clients.get(part)?.fetch(path))?.status;
    };
    const give = (read: number[], days = 7) => grant(world.chain, world.people, world.people.reader, { read, days });
    const revoke = async (account: keyof typeof ACCOUNTS = "patient") => {
      const { patient, reader } = world.people;
      await world.chain.write(ACCOUNTS[account], "chartRegistry", "revoke", [patient, patient, reader]);
    };

    it("[M52] a grant counts once the chain stands deep enough above it, a revocation in the block it is in", async () => {
      await give([LABS]);
      expect(await status()).toBe(404);
      await pass(DEPTH - 1);
      expect(await status()).toBe(404);
      await pass(1);
      expect(await status()).toBe(200);
      await revoke();
      expect(await status()).toBe(404);
      await give([LABS]);
      await pass(DEPTH - 1);
      expect(await status()).toBe(404);
      await pass(1);
      expect(await status()).toBe(200);
    });

    it("[M52] of two grants, what both allow counts until the second is deep enough", async () => {
      await give([NOTES]);
      expect([await status(labs), await status(notes)]).toEqual([404, 404]);
      await pass(DEPTH);
      expect([await status(labs), await status(notes)]).toEqual([404, 200]);
      await give([LABS, NOTES]);
      expect([await status(labs), await status(notes)]).toEqual([404, 200]);
      await pass(DEPTH);
      expect([await status(labs), await status(notes)]).toEqual([200, 200]);
    });

    it("[M52] a grant that a reorganization takes away opens nothing, at any moment", async () => {
      await revoke();
      await pass(DEPTH);
      const snapshot = await world.chain.rpc("evm_snapshot");
      await give([LABS]);
      expect(await status()).toBe(404);
      await world.chain.rpc("evm_revert", snapshot);
      await pass(DEPTH + 2);
      expect(await status()).toBe(404);
    });

    it("[M52] a revocation that a reorganization takes away goes on counting, until it is there again or something newer is", async () => {
      const { chain, people } = world;
      await give([LABS]);
      await pass(DEPTH);
      const terms = await termsOf(chain, { read: [LABS], days: 8 });
      const newer = [people.patient, people.patient, people.reader, terms, pointer(5)];
      const snapshot = await chain.rpc("evm_snapshot");
      await chain.write(ACCOUNTS.patient, "chartRegistry", "grant", newer);
      await revoke();
      expect(await status()).toBe(404);
      await chain.rpc("evm_revert", snapshot);
      // Half of it is mined again: the newer grant, and the revocation is still on its way.
      await chain.write(ACCOUNTS.patient, "chartRegistry", "grant", newer);
      await pass(DEPTH + 2);
      expect(await status()).toBe(404);
      await revoke();
      expect(await status()).toBe(404);
      await grant(chain, people, people.reader, { read: [LABS], days: 9 });
      await pass(DEPTH);
      expect(await status()).toBe(200);
    });

    it.each<[string, () => Promise<void>, () => Promise<void>]>([
      ["suspension", () => standing("suspend"), () => standing("reinstate")],
      ["end of a membership", () => membership("removeMember"), () => membership("addMember")],
    ])(
      "[M52] the %s counts at once, its opposite late, and one that is taken away goes on counting",
      async (what, end, begin) => {
        const { chain, people } = world;
        const path = what === "suspension" ? labs : notes;
        if (what !== "suspension") {
          await revoke();
          await grant(chain, people, people.hospital, { read: [NOTES] });
          await begin();
          await pass(DEPTH);
        }
        expect(await status(path)).toBe(200);
        const snapshot = await chain.rpc("evm_snapshot");
        await end();
        expect(await status(path)).toBe(404);
        await chain.rpc("evm_revert", snapshot);
        await pass(DEPTH + 1);
        expect(await status(path)).toBe(404);
        await end();
        await begin();
        expect(await status(path)).toBe(404);
        await pass(DEPTH);
        expect(await status(path)).toBe(200);
      },
    );
    const standing = (name: string) =>
      world.chain.write(ACCOUNTS.regulator, "actorRegistry", name, [world.people.reader]);
    const membership = async (name: string) => {
      const { hospital, reader } = world.people;
      const until = name === "addMember" ? [(await world.chain.time()) + 30 * DAY] : [];
      await world.chain.write(ACCOUNTS.hospital, "actorRegistry", name, [hospital, hospital, reader, ...until]);
    };

    it("[M52] an actor that changes hands belongs to nobody until the change is deep enough; a change taken away, too", async () => {
      const { chain, people } = world;
      const { cid, pointer: digest } = await (await world.as("patient")).put(text("the vault"), { kind: "vault" });
      await chain.write(ACCOUNTS.patient, "actorRegistry", "publishVault", [people.patient, digest]);
      const next = chain.account(ACCOUNTS.stranger).address;
      await chain.write(ACCOUNTS.patient, "actorRegistry", "proposeAccount", [people.patient, next]);
      // Signed in anew each time: the change of accounts ended the sessions.
      const reads = async (part: "patient" | "stranger") => (await world.as(part)).fetch(`/v1/objects/${cid}`);
      const readers = async () => {
        await world.indexed();
        return [(await reads("patient")).status, (await reads("stranger")).status];
      };
      expect(await readers()).toEqual([200, 404]);
      const snapshot = await chain.rpc("evm_snapshot");
      await chain.write(ACCOUNTS.stranger, "actorRegistry", "acceptAccount", [people.patient]);
      expect(await readers()).toEqual([404, 404]);
      await chain.rpc("evm_revert", snapshot);
      await pass(DEPTH + 1);
      expect(await readers()).toEqual([404, 404]);
      await chain.write(ACCOUNTS.stranger, "actorRegistry", "acceptAccount", [people.patient]);
      await pass(DEPTH);
      expect(await readers()).toEqual([404, 200]);
    });
  },
  { grantDepth: DEPTH },
);
