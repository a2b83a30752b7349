import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kitIndexSchema } from "../../src/export/kitIndex.ts";
import { blockStore } from "../../src/store/blockStore.ts";
import { phraseLock } from "../../src/vault/phrase.ts";
import { ACCOUNTS, clientOn, indexOf, LABS } from "../support/cast.ts";
import { testFolder, type TestFolder } from "../support/cli.ts";
import { patientAndDoctor, type Person } from "../support/cliPeople.ts";
import { serveChain, type ServedChain } from "../support/servedChain.ts";

let chain: ServedChain;
let folder: TestFolder;
let ana: Person;
let doctor: Person;
const textFile = (words: string): File => new File([words], "scan.txt", { type: "text/plain" });

beforeAll(async () => {
  chain = await serveChain();
  folder = await testFolder();
  ({ ana, doctor } = await patientAndDoctor(chain, folder));
});
afterAll(async () => {
  await chain.close();
  await folder.remove();
});

/** What the command line does not do: an amendment. */
async function amendScan(): Promise<void> {
  const blobs = await blockStore(folder.in("blocks"));
  const client = clientOn(chain, ACCOUNTS.patient, { blobs, index: indexOf(chain) });
  const phrase = await readFile(join(ana.state, "recovery-phrase.txt"), "utf8");
  const session = await client.unlock({ actor: ana.number, lock: await phraseLock(phrase) });
  const scan = { patient: ana.number, sequence: 1, expectedVersion: 1, file: textFile("second scan") };
  await session.amendFile(scan);
  await blobs.close();
}

describe("chartkey revoke --strong", () => {
  it("[K73] says what has new keys and what stays, can be run again, and hurts neither chart nor kit", async () => {
    const scan = await folder.file("scan.txt", "first scan");
    await ana.run(["add", scan, "--part", "Labs"]);
    await amendScan();
    const grantee = String(doctor.number);
    await ana.run(["grant", grantee, "--read", "Labs", "--write", "Labs", "--until", "7d"]);
    await doctor.run(["add", scan, "--part", "Labs", "--chart", String(ana.number)]);

    const strong = await ana.run(["revoke", grantee, "--strong", "--json"]);
    expect(strong).toMatchObject({ code: 0 });
    const left = { author: grantee, sequence: 1, compartment: LABS, reason: "others" };
    expect(strong.json()).toMatchObject({
      rotated: [LABS],
      resealed: 1,
      finished: true,
      undeleted: 0,
      leftOut: [left],
    });
    const again = await ana.run(["revoke", grantee, "--strong"]);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain("0 records have new keys now");
    expect(again.stdout).toContain(`  ${grantee}/1 (Labs): somebody else wrote it`);

    expect((await ana.run(["verify", "--json"])).json()).toMatchObject({ versions: 4, payloads: 4, problems: [] });
    const kit = folder.in("kit");
    expect((await ana.run(["export", kit, "--json"])).json()).toMatchObject({ versions: 4, missing: 0 });
    expect((await ana.run(["verify", kit, "--json"])).json()).toMatchObject({ problems: [] });
    const index = kitIndexSchema.parse(JSON.parse(await readFile(join(kit, "index.json"), "utf8")));
    const own = index.records.filter(({ change }) => change.author === ana.number);
    const bytes = own.map(({ files }) => files.filter(({ what }) => what === "payload").map((file) => file.bytes));
    expect(bytes).toEqual([["first scan".length], ["second scan".length], ["second scan".length]]);
  });
});
