import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { certificateText, erasedSchema } from "@chartkey/sdk/wire";
import { type Hex, parseEther, parseGwei, recoverMessageAddress } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { beforeAll, expect, it } from "vitest";
import type { RelayerSettings } from "../src/config.ts";
import { problemIn, type ApiClient } from "./support/client.ts";
import { ACCOUNTS, grant, LABS, NOTES } from "./support/people.ts";
import { blocksLeft, blocksOfPayload, filesIn } from "./support/storedBlocks.ts";
import { uploadPayload } from "./support/upload.ts";
import { describeWorld } from "./support/world.ts";

const ERASED = 3;
const ENTERED_IN_ERROR = 2;
/** Signs certificates here; it sends nothing. */
const RELAYER: RelayerSettings = {
  privateKey: `0x${"5".repeat(64)}`,
  accountQuota: 1,
  totalQuota: 1,
  registrationQuota: 1,
  lowBalance: parseEther("0.05"),
  maxFeePerGas: parseGwei("200"),
  maxGas: 2_000_000,
};
const text = (words: string) => new TextEncoder().encode(words);
/** Filled up to `size`, with every block another. */
const payloadOf = (words: string, size: number) => {
  const bytes = new Uint8Array(Math.max(size, words.length + 8)).map((_, at) => (at * 7 + (at >> 10)) % 251);
  bytes.set(text(`${words} payload`.slice(0, bytes.length)));
  return bytes;
};

describeWorld(
  "erasing",
  (world) => {
    let patient: ApiClient;
    let writer: ApiClient;
    beforeAll(async () => {
      const { chain, people } = world;
      await grant(chain, people, people.writer, { read: [NOTES], write: [NOTES] });
      [patient, writer] = [await world.as("patient"), await world.as("writer")];
    });

    /** A note of two versions and one payload by the writer. */
    async function writeNote(sequence: number, words: string, size = 0) {
      const { chain, people, manager } = world;
      const query = { kind: "manifest", patient: people.patient, compartment: NOTES };
      const metadata = { kind: "payload", patient: String(people.patient), compartment: String(NOTES) };
      const [first, second] = [
        await writer.put(text(`${words} 1`), query),
        await writer.put(text(`${words} 2`), query),
      ];
      const payload = (await uploadPayload(manager, writer, payloadOf(words, size), metadata)).cid ?? "";
      const id = [people.patient, people.writer, 0n, sequence];
      await chain.write(ACCOUNTS.writer, "chartRegistry", "addRecord", [...id, NOTES, 0, first.pointer]);
      await chain.write(ACCOUNTS.writer, "chartRegistry", "amendRecord", [...id, 1, NOTES, 0, second.pointer]);
      return { sequence, manifests: [first.cid, second.cid], payload };
    }
    const retract = (account: number, actor: bigint, sequence: number, status: number) =>
      world.chain.write(account, "chartRegistry", "retractRecord", [
        actor,
        world.people.patient,
        world.people.writer,
        sequence,
        2,
        status,
        4,
      ]);
    const erase = (client: ApiClient, sequence: number, payloads: string[], chart = world.people.patient) =>
      client.fetch(`/v1/charts/${String(chart)}/erasures`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ author: String(world.people.writer), sequence, payloads }),
      });
    const erasedBy = async (answer: Promise<Response>) => erasedSchema.parse(await (await answer).json());
    async function uploadOfOther(words: string): Promise<string> {
      const { people, manager } = world;
      const metadata = { kind: "payload", patient: String(people.otherPatient), compartment: String(LABS) };
      return (await uploadPayload(manager, await world.as("otherPatient"), text(words), metadata)).cid ?? "";
    }
    const statuses = async (note: { manifests: string[]; payload: string }) =>
      Promise.all(
        [...note.manifests.map((cid) => `/v1/objects/${cid}`), `/v1/payloads/${note.payload}`].map(
          async (url) => (await patient.fetch(url)).status,
        ),
      );

    it("[M20] the patient's erasure deletes every version's manifest and the payloads, from the store too", async () => {
      const { people } = world;
      const note = await writeNote(1, "first note");
      expect(await problemIn(await erase(patient, 1, [note.payload]))).toMatchObject({
        status: 409,
        code: "NOT_ERASED_ON_CHAIN",
      });
      expect(await statuses(note)).toEqual([200, 200, 200]);

      await retract(ACCOUNTS.patient, people.patient, 1, ERASED);
      // At once: the index is asked to catch up.
      const { deleted } = await erasedBy(erase(patient, 1, [note.payload]));
      expect(new Set(deleted)).toEqual(new Set([...note.manifests, note.payload]));
      expect(await statuses(note)).toEqual([404, 404, 404]);
      if (world.manager.config.kuboRpcUrl === undefined) {
        const folder = path.join(world.manager.config.dataDir, "blobs");
        for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
          if (entry.isFile())
            expect(String(await readFile(path.join(entry.parentPath, entry.name)))).not.toContain("first note");
        }
      }
      expect((await erasedBy(erase(patient, 1, [note.payload]))).deleted).toEqual([]);
    });

    it("[M21] nobody but the patient erases, and only what is erased on chain", async () => {
      const { people } = world;
      const note = await writeNote(2, "second note");
      await retract(ACCOUNTS.patient, people.patient, 2, ERASED);
      await world.indexed();
      for (const part of ["writer", "otherPatient", "stranger"] as const) {
        expect((await problemIn(await erase(await world.as(part), 2, [note.payload]))).code, part).toBe("NOT_FOUND");
      }
      expect(await statuses(note)).toEqual([200, 200, 200]);

      const wrong = await writeNote(3, "third note");
      await retract(ACCOUNTS.writer, people.writer, 3, ENTERED_IN_ERROR);
      expect((await problemIn(await erase(patient, 3, [wrong.payload]))).code).toBe("NOT_ERASED_ON_CHAIN");
      expect((await problemIn(await erase(patient, 99, []))).code).toBe("NOT_ERASED_ON_CHAIN");
      expect(await statuses(wrong)).toEqual([200, 200, 200]);
    });

    it("[M21] an erasure takes nothing of another chart or of another kind", async () => {
      const { people } = world;
      const note = await writeNote(4, "fourth note");
      const other = await world.as("otherPatient");
      const foreign = await uploadOfOther("somebody else's");
      const profile = await patient.put(text("a profile"), { kind: "profile" });
      await retract(ACCOUNTS.patient, people.patient, 4, ERASED);
      const { deleted } = await erasedBy(erase(patient, 4, [foreign, profile.cid]));
      expect(new Set(deleted)).toEqual(new Set(note.manifests));
      expect((await other.fetch(`/v1/payloads/${foreign}`)).status).toBe(200);
      expect((await patient.fetch(`/v1/objects/${profile.cid}`)).status).toBe(200);
    });

    it("[M72] an erasure comes with a signed certificate of what no store has any more, as often as it is asked for", async () => {
      const { chain, people, manager } = world;
      const note = await writeNote(5, "fifth note");
      const foreign = await uploadOfOther("kept by somebody else");
      await retract(ACCOUNTS.patient, people.patient, 5, ERASED);
      const { certificate } = await erasedBy(erase(patient, 5, [note.payload, foreign]));
      const { signer, signature, ...statement } = certificate;
      const { deployment } = manager.config;
      expect(statement).toMatchObject({
        chainId: deployment.chainId,
        chartRegistry: deployment.chartRegistry,
        patient: people.patient,
        author: people.writer,
        sequence: 5,
        stores: 1,
        // What belongs to somebody else is there, and so it is not on the list.
        absent: [...note.manifests, note.payload].sort(),
      });
      const receipt = await chain.rpc("eth_getTransactionReceipt", certificate.transactionHash);
      expect(receipt).toMatchObject({ status: "0x1", to: deployment.chartRegistry.toLowerCase() });
      expect(signer).toBe(privateKeyToAddress(RELAYER.privateKey).toLowerCase());
      expect(
        (
          await recoverMessageAddress({ message: certificateText(statement), signature: signature as Hex })
        ).toLowerCase(),
      ).toBe(signer);
      expect((await erasedBy(erase(patient, 5, [note.payload, foreign]))).certificate.absent).toEqual(statement.absent);
    });

    it("[M72] no block of an erased file is left in the node that kept it", async () => {
      const { people, manager } = world;
      const { config } = manager;
      const before = await filesIn(config);
      const note = await writeNote(6, "sixth note", 2_500_000);
      const blocks = await blocksOfPayload(config, note.payload, before);
      // Three of content, and the one that names them.
      expect(blocks.length).toBeGreaterThanOrEqual(4);
      expect(await blocksLeft(config, blocks)).toEqual(blocks);
      await retract(ACCOUNTS.patient, people.patient, 6, ERASED);
      await erasedBy(erase(patient, 6, [note.payload]));
      expect(await blocksLeft(config, blocks)).toEqual([]);
    });
  },
  { relayer: RELAYER },
);
