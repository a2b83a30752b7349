import { join } from "node:path";
import { createProvider } from "@chartkey/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOf } from "../src/client.ts";
import { personNamed } from "../src/people.ts";
import { type Stack, startStack } from "../src/startStack.ts";
import { found, scanFolder } from "./support/scan.ts";

const CANARIES = {
  name: "Zyphora Quillfeather",
  birthDate: "1961-07-23",
  fileName: "kryptonome-biopsy",
  fileContent: "xylographic melanoma finding",
  title: "Vexillary carcinoma report",
  note: "brontide palpitations since Tuesday",
  reason: "quixotry referral for oncology",
  amended: "borborygmus resolved after fasting",
} as const;
const texts = Object.values(CANARIES);
const DAY = 86_400_000;
const [LABS, NOTES] = [2, 4] as const;

let stack: Stack;
/** Everything that was ever sent to the chain or said by it, as one text of hex. */
let chainWords = "";

beforeAll(async () => {
  stack = await startStack({ seeded: false });
  await walkWithCanaries();
  chainWords = await everythingOnChain();
  // Stopped, so that the database has written everything to its files.
  await stack.manager.stop();
});
afterAll(() => stack.close());

async function walkWithCanaries(): Promise<void> {
  const { config, portalUrl } = stack;
  const [anaClient, doctorClient, authority] = [
    clientOf(config, portalUrl, personNamed("Ana Ferreira")),
    clientOf(config, portalUrl, personNamed("Dr Lena Moreau")),
    clientOf(config, portalUrl, personNamed("Health Licensing Authority")),
  ];
  const profile = { name: CANARIES.name, birthDate: CANARIES.birthDate };
  const ana = await anaClient.chartkey.signUp({ kind: "patient", profile, locks: await anaClient.locks() });
  const about = { name: "Dr Lena Moreau", role: "clinician" as const };
  const doctor = await doctorClient.chartkey.signUp({
    kind: "clinician",
    profile: about,
    locks: await doctorClient.locks(),
  });
  await authority.chartkey.license({ clinician: doctor.actor.actor, validUntil: new Date(Date.now() + DAY) });
  const patient = ana.actor.actor;
  const file = new File([CANARIES.fileContent.repeat(50_000)], `${CANARIES.fileName}.txt`, { type: "text/plain" });
  await ana.addFile({ patient, compartment: LABS, file, title: CANARIES.title });
  const terms = {
    read: [LABS, NOTES],
    write: [NOTES],
    purpose: "TREAT" as const,
    expiresAt: new Date(Date.now() + DAY),
  };
  await doctor.requestAccess({ patient, ...terms, reason: CANARIES.reason });
  await ana.grant({ grantee: doctor.actor.actor, ...terms, history: "all" });
  const { manifest } = await doctor.open({ patient, author: patient, sequence: 1 });
  const [payload] = manifest.payloads;
  if (!payload) throw new Error("no payload");
  expect(await new Response(await doctor.openPayload({ patient, payload })).text()).toContain(CANARIES.fileContent);
  const note = { patient, title: CANARIES.title };
  const { sequence } = await doctor.addNote({ ...note, compartment: NOTES, text: CANARIES.note });
  await doctor.amendNote({ ...note, sequence, expectedVersion: 1, text: CANARIES.amended });
  // Refused and failed steps write logs of their own.
  await doctor.amendNote({ ...note, sequence, expectedVersion: 1, text: CANARIES.amended }).catch(() => undefined);
  await ana.revoke({ grantee: doctor.actor.actor });
  await doctor.open({ patient, author: patient, sequence: 1 }).catch(() => undefined);
  for (const client of [anaClient, doctorClient, authority]) client.close();
}

async function everythingOnChain(): Promise<string> {
  const provider = createProvider({ rpcUrl: stack.config.rpcUrl, chainId: stack.config.deployment.chainId });
  try {
    const words: string[] = [];
    for (let number = await provider.getBlockNumber(); number >= 0; number--) {
      const block = await provider.getBlock(number, true);
      for (const { data, hash } of block?.prefetchedTransactions ?? []) {
        const receipt = await provider.getTransactionReceipt(hash);
        words.push(data, ...(receipt?.logs ?? []).flatMap((log) => [log.data, ...log.topics]));
      }
    }
    return words.join("\n").toLowerCase();
  } finally {
    provider.destroy();
  }
}

describe("plaintext", () => {
  it("[E2] never reaches the chain: no canary in any calldata or log", () => {
    // The scan sees what is there: the register's own words are in it.
    expect(chainWords).toContain(stack.config.deployment.chartRegistry.slice(2));
    expect(chainWords.length).toBeGreaterThan(10_000);
    expect(texts.filter((text) => chainWords.includes(Buffer.from(text).toString("hex")))).toEqual([]);
    const bytes = Buffer.from(chainWords.replace(/0x|\n/g, ""), "hex");
    expect(found(bytes, texts)).toEqual([]);
  });

  it("[E2] never reaches the manager: no canary in its database, its blob store or any log", async () => {
    // The scan sees what is there: a clinician's public profile is stored as it is.
    const control = await scanFolder(stack.dataDir, ["Dr Lena Moreau"]);
    expect(control.hits.length).toBeGreaterThan(0);
    const { files, bytes, hits } = await scanFolder(stack.dataDir, texts);
    expect(files).toBeGreaterThan(20);
    expect(bytes).toBeGreaterThan(2_000_000);
    expect(hits).toEqual([]);
    expect((await scanFolder(join(stack.dataDir, "manager"), texts)).hits).toEqual([]);
  });
});
