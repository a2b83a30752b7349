import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MIN_AGE_VERSION } from "../src/export/restoreScript.ts";
import { IPFS_ADD } from "../src/export/instructions.ts";
import { indexText, type KitIndex, kitIndexSchema } from "../src/export/kitIndex.ts";
import { blockStore } from "../src/store/blockStore.ts";
import { pointerToCid } from "../src/store/cid.ts";
import { ACCOUNTS, clientOn, indexOf } from "./support/cast.ts";
import { testFolder, type TestFolder } from "./support/cli.ts";
import { patientAndDoctor, type Person } from "./support/cliPeople.ts";
import { findAge, findIpfs, runProgram } from "./support/programs.ts";
import { serveChain, type ServedChain } from "./support/servedChain.ts";
import { phraseLock } from "../src/vault/phrase.ts";

const age = findAge();
const ipfs = findIpfs();
const withoutAge =
  age === undefined ? ` (skipped: no age ${MIN_AGE_VERSION} or newer; name one in CHARTKEY_TEST_AGE)` : "";
const withoutIpfs = ipfs === undefined ? " (skipped: no ipfs program; name one in CHARTKEY_TEST_IPFS)" : "";

/** Several segments and several blocks, and bytes that repeat nowhere. */
const scan = new Uint8Array(2_500_000).map((_, at) => (at * 31 + (at >> 9)) % 253);
const observation = { resourceType: "Observation", status: "final", code: { text: "Hemoglobin" } };
const NOTE = "Better since Monday.\nNo fever.";
/** Titles come from other people: nothing of it may reach a path, a shell, a table or a terminal as it is. */
const HOSTILE_TITLE = '=cmd|"/../../x";$(touch pwned)\t`id`';

let chain: ServedChain;
let folder: TestFolder;
let ana: Person;
let doctor: Person;
let kit: string;
let index: KitIndex;

beforeAll(async () => {
  chain = await serveChain();
  folder = await testFolder();
  ({ ana, doctor } = await patientAndDoctor(chain, folder));
  await fillChart();
  kit = folder.in("kit");
  const exported = await ana.run(["export", kit, "--json"]);
  expect(exported.json()).toMatchObject({ folder: kit, versions: 6, erased: 1, missing: 0 });
  index = kitIndexSchema.parse(JSON.parse(await readFile(join(kit, "index.json"), "utf8")));
});
afterAll(async () => {
  await chain.close();
  await folder.remove();
});

/** Records by two authors, in two parts and several epochs: files, FHIR, a note with two versions, an erased one. */
async function fillChart(): Promise<void> {
  const files = [
    await folder.file("scan.bin", scan),
    await folder.file("observation.json", JSON.stringify(observation)),
    await folder.file("to-erase.txt", "gone"),
  ];
  const run = async (person: Person, ...args: string[]): Promise<void> => {
    const ran = await person.run(args);
    if (ran.code !== 0) throw new Error(ran.stdout + ran.stderr);
  };
  await run(ana, "add", ...files, "--part", "Labs");
  const grantee = String(doctor.number);
  await run(ana, "grant", grantee, "--read", "Labs,Notes", "--write", "Notes", "--until", "7d");
  const chart = ["--chart", String(ana.number), "--part", "Notes"];
  await run(doctor, "add", await folder.file("-report.txt", "All well."), ...chart, "--title", HOSTILE_TITLE);
  await run(ana, "revoke", grantee);
  await run(ana, "add", await folder.file("after.txt", "After the rotation."), "--part", "Labs");
  await run(ana, "grant", grantee, "--read", "Labs", "--until", "7d", "--history", "from-now");

  const blobs = await blockStore(folder.in("blocks"));
  const client = clientOn(chain, ACCOUNTS.patient, { blobs, index: indexOf(chain) });
  const phrase = await readFile(join(ana.state, "recovery-phrase.txt"), "utf8");
  const session = await client.unlock({ actor: ana.number, lock: await phraseLock(phrase) });
  const note = { patient: ana.number, title: "How I feel" };
  const { sequence } = await session.addNote({ ...note, compartment: 4, text: "Bad." });
  await session.amendNote({ ...note, sequence, expectedVersion: 1, text: NOTE });
  await session.markEnteredInError({ patient: ana.number, author: ana.number, sequence: 4 });
  await session.erase({ author: ana.number, sequence: 3 });
  await blobs.close();
}

async function treeOf(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

const filesIn = ({ profile, records }: KitIndex) => [profile, ...records.flatMap(({ files }) => files)];

/** Compares every byte that came out with what went into the chart. */
async function expectWholeChart(restored: string): Promise<void> {
  expect(await treeOf(restored)).toEqual(
    filesIn(index)
      .map(({ restored: path }) => path)
      .sort(),
  );
  const contents = new Map<string, Buffer>();
  for (const path of await treeOf(restored)) contents.set(path, await readFile(join(restored, path)));
  const named = (end: string): (string | undefined)[] =>
    [...contents].filter(([path]) => path.endsWith(end)).map(([, bytes]) => bytes.toString());
  const scans = [...contents].filter(([path]) => path.endsWith("/scan.bin"));
  expect(scans.map(([, bytes]) => bytes.equals(scan))).toEqual([true]);
  expect(named("/Observation.json").map((text) => JSON.parse(text ?? "") as unknown)).toEqual([observation]);
  expect(named("/_report.txt")).toEqual(["All well."]);
  expect(named("/after.txt")).toEqual(["After the rotation."]);
  expect(named("/note.txt").sort()).toEqual(["Bad.", NOTE]);
  expect(named("/record.json")).toHaveLength(6);
  const titles = named("/record.json").map(
    (text) => (JSON.parse(text ?? "") as { data: { title: string } }).data.title,
  );
  expect(titles).toContain(HOSTILE_TITLE.trim());
  const profile = JSON.parse(contents.get("profile.json")?.toString() ?? "") as { data: object };
  expect(profile.data).toMatchObject({ name: "Ana Test", birthDate: "1980-02-03" });
}

describe(`a kit, with nothing but age and a shell${withoutAge}`, () => {
  it.skipIf(age === undefined)("[K44] gives back every byte of the chart", async () => {
    const ran = await runProgram("sh", ["restore.sh"], { cwd: kit, env: { AGE: age ?? "" } });
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toContain(`${String(filesIn(index).length)} files restored`);
    await expectWholeChart(join(kit, "restored"));
    await rm(join(kit, "restored"), { recursive: true });
    expect(await treeOf(folder.path).then((paths) => paths.filter((path) => path.includes("pwned")))).toEqual([]);
  });

  it.skipIf(age === undefined)("[K44] the command that the page shows for one file works as it stands", async () => {
    const text = await readFile(join(kit, "README.txt"), "utf8");
    const [command = ""] = /^ {4}age --decrypt -i \S+ -o file \S+$/m.exec(text) ?? [];
    const ran = await runProgram("sh", ["-c", command.replace(/^ *age/, '"$AGE"')], {
      cwd: kit,
      env: { AGE: age ?? "" },
    });
    expect(ran.code).toBe(0);
    expect((await readFile(join(kit, "file"))).equals(scan)).toBe(true);
    await rm(join(kit, "file"));
  });

  it.skipIf(age === undefined)("[K44] says which file is not whole, and restores the others", async () => {
    const copy = folder.in("damaged-kit");
    await cp(kit, copy, { recursive: true });
    const [victim] = index.records.flatMap(({ files }) => files);
    await damage(join(copy, victim?.sealed ?? ""));
    const ran = await runProgram("sh", [join(copy, "restore.sh"), "out"], {
      cwd: folder.path,
      env: { AGE: age ?? "" },
    });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain(`Not opened: ${victim?.sealed ?? ""}`);
    expect(ran.stdout).toContain(`${String(filesIn(index).length - 1)} files restored to ${folder.in("out")}`);
  });

  it("[K44] says so when age is missing or too old", async () => {
    const missing = await runProgram("sh", ["restore.sh"], { cwd: kit, env: { AGE: "/nowhere/age" } });
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain(`Version ${MIN_AGE_VERSION} or newer`);
    const old = await folder.file("old-age", '#!/bin/sh\n[ "$1" = --version ] && echo 1.1.1 || exit 1\n', 0o700);
    const tooOld = await runProgram("sh", ["restore.sh", folder.in("none")], { cwd: kit, env: { AGE: old } });
    expect(tooOld.code).toBe(1);
    expect(tooOld.stderr).toContain(`An age older than ${MIN_AGE_VERSION} does not know these keys`);
  });
});

describe(`a kit whose sealed files are on an IPFS node only${withoutAge}${withoutIpfs}`, () => {
  it.skipIf(age === undefined || ipfs === undefined)("[K44] gives back every byte of the chart", async () => {
    const copy = folder.in("ipfs-kit");
    await cp(kit, copy, { recursive: true });
    const env = { AGE: age ?? "", IPFS: ipfs ?? "", IPFS_PATH: folder.in("ipfs") };
    const command = (line: string) => runProgram("sh", ["-c", line], { cwd: copy, env });
    expect(await command('"$IPFS" init --profile=test')).toMatchObject({ code: 0 });
    const added = await command(IPFS_ADD.replace(/^ipfs/, '"$IPFS"'));
    expect(added).toMatchObject({ code: 0 });
    for (const { cid, sealed } of filesIn(index)) expect(added.stdout).toContain(`added ${cid} ${sealed}`);
    await rm(join(copy, "sealed"), { recursive: true });
    expect(await command("sh restore.sh")).toMatchObject({ code: 0, stderr: "" });
    await expectWholeChart(join(copy, "restored"));
  });
});

describe("the kit itself", () => {
  it("[K44] is for its owner alone, and says nothing outside of keys and index", async () => {
    for (const path of await treeOf(kit)) {
      const { mode } = await stat(join(kit, path));
      expect((mode & 0o077).toString(8), path).toBe("0");
    }
    for (const path of await treeOf(join(kit, "sealed")))
      expect(path).toMatch(/^(record|file|profile)[-a-z0-9]*\.age$/);
    const sealed = Buffer.concat(
      await Promise.all((await treeOf(join(kit, "sealed"))).map((path) => readFile(join(kit, "sealed", path)))),
    );
    for (const text of ["Ana Test", "Hemoglobin", NOTE, "AGE-SECRET-KEY"]) expect(sealed.includes(text)).toBe(false);
  });

  it("[K44] holds a key for every epoch of every part, and the sealed documents as the chain points to them", async () => {
    const epochs = (part: number): number[] => index.keys.filter((key) => key.part === part).map(({ epoch }) => epoch);
    // Labs: one revocation, one grant from now on. Notes: one revocation.
    expect([epochs(2), epochs(4), epochs(0)]).toEqual([[0, 1, 2], [0, 1], [0]]);
    for (const { files, change } of index.records.filter(({ state }) => state === "whole"))
      expect(files[0]?.cid).toBe(pointerToCid(change.pointer ?? ""));
    expect(index.records.map(({ state }) => state)).toEqual([
      "whole",
      "whole",
      "erased",
      "whole",
      "whole",
      "whole",
      "whole",
      "bare",
      "bare",
    ]);
    expect(index.consents).toMatchObject([{ grantee: doctor.number, name: "Dr Test", state: "live" }]);
  });

  it("[K44] is a table too, in which nothing is a formula, and a page without scripts", async () => {
    const csv = await readFile(join(kit, "index.csv"), "utf8");
    expect(csv).toContain(`"'=cmd|""/../../x"";`);
    expect(
      csv
        .split("\r\n")
        .slice(1, -1)
        .every((line) => /^(\d{4}-|"\d{4}-)/.test(line)),
    ).toBe(true);
    const html = await readFile(join(kit, "README.html"), "utf8");
    expect(html).not.toMatch(/<script|<img|href=|src=/);
    for (const words of [`version ${MIN_AGE_VERSION} or newer`, "sh restore.sh", "ipfs add"])
      expect(html).toContain(words);
  });

  it("[K44] is written to a new folder only", async () => {
    const again = await ana.run(["export", kit]);
    expect(again.stderr).toContain("This folder is not empty. Nothing was written.");
    expect(again.code).toBe(2);
    const nobody = await doctor.run(["export", folder.in("nobody")]);
    expect(nobody.stderr).toContain("Only a patient has a chart to export.");
    expect(await treeOf(folder.path).then((paths) => paths.filter((path) => path.startsWith("nobody")))).toEqual([]);
  });
});

async function damage(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = bytes.length - 20;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

interface Verified {
  ok: boolean;
  newer?: number;
  problems: { where: string; code: string }[];
}

describe("chartkey verify", () => {
  it("[K45] finds nothing wrong with a whole kit and a whole chart, and counts what came later", async () => {
    const offline = await ana.run(["verify", kit, "--json", "--state", "/nowhere"]);
    expect(offline.json()).toMatchObject({ ok: true, problems: [], files: filesIn(index).length });
    expect(offline.code).toBe(0);
    const chart = await ana.run(["verify", "--json"]);
    expect(chart.json()).toMatchObject({ ok: true, versions: 6, payloads: 3, erased: 1, closed: 0, head: index.head });
    const shared = await doctor.run(["verify", "--chart", String(ana.number), "--json"]);
    expect(shared.json()).toMatchObject({ ok: true, versions: 6, closed: 6 });
    expect((await ana.run(["verify", kit, "--with-chain", "--json"])).json()).toMatchObject({ ok: true, newer: 0 });
    await ana.run(["add", await folder.file("later.txt", "later"), "--part", "0"]);
    expect((await ana.run(["verify", kit, "--with-chain", "--json"])).json()).toMatchObject({ ok: true, newer: 1 });
  });

  it("[K45] names every file of a kit that was changed, cut, swapped, removed, or given another key or place", async () => {
    const [first, second] = index.records.flatMap(({ files }) => files);
    const payload = filesIn(index).find(({ what }) => what === "payload");
    if (!first || !second || !payload) throw new Error("The kit has files.");
    const [keyA, keyB] = index.keys;
    const edit = (change: (copy: KitIndex) => void) => async (copy: string) => {
      const edited = structuredClone(index);
      change(edited);
      await writeFile(join(copy, "index.json"), indexText(edited));
    };
    const cases: [string, (copy: string) => Promise<unknown>, string | string[]][] = [
      ["a changed byte", (copy) => damage(join(copy, first.sealed)), first.sealed],
      ["a cut file", async (copy) => writeFile(join(copy, payload.sealed), ""), payload.sealed],
      ["a removed file", (copy) => rm(join(copy, second.sealed)), second.sealed],
      ["a removed key", (copy) => rm(join(copy, first.key)), first.key],
      ["another key", (copy) => cp(join(copy, keyA?.file ?? ""), join(copy, keyB?.file ?? "")), keyB?.file ?? ""],
      [
        "two swapped files",
        (copy) => swap(join(copy, first.sealed), join(copy, second.sealed)),
        [first.sealed, second.sealed],
      ],
      ["a changed page", (copy) => writeFile(join(copy, "README.txt"), "trust me"), "README.txt"],
      ["a hidden record", edit((copy) => copy.records.shift()), "index.json"],
      ["reordered records", edit((copy) => copy.records.reverse()), "index.json"],
      ["another status", edit((copy) => (copy.records[0]!.change.status = "erased")), "index.json"],
      ["a payload left out", edit((copy) => copy.records[0]!.files.pop()), "1/1@1"],
      ["another digest", edit((copy) => (copy.profile.sha256 = "0".repeat(64))), "sealed/profile.age"],
      [
        "another chart",
        edit((copy) => copy.records.forEach(({ change }) => (change.patient = 99n))),
        ["index.json", "1/1@1"],
      ],
      ["another chain", edit((copy) => (copy.deployment.chainId = 1)), "1/1@1"],
    ];
    for (const [name, harm, wanted] of cases) {
      const copy = folder.in(`harmed-${name.replace(/ /g, "-")}`);
      await cp(kit, copy, { recursive: true });
      await harm(copy);
      const ran = await ana.run(["verify", copy, "--json"]);
      const { ok, problems } = ran.json() as Verified;
      expect([name, ok, ran.code]).toEqual([name, false, 5]);
      expect(
        problems.map(({ where }) => where),
        name,
      ).toEqual(expect.arrayContaining([wanted].flat()));
      await rm(copy, { recursive: true });
    }
  });

  it("[K45] refuses what is no kit, a cut-off one and one of another version or with paths that lead out", async () => {
    const refused = async (files: Record<string, string>): Promise<string> => {
      const path = folder.in("no-kit");
      await mkdir(path);
      for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
      const ran = await ana.run(["verify", path]);
      await rm(path, { recursive: true });
      expect(ran.code).toBe(2);
      return ran.stderr;
    };
    expect(await refused({})).toContain("no kit, or the writing of it was cut off");
    expect(await refused({ "index.json": "{" })).toContain("damaged, or of a version not known here");
    const outside = structuredClone(index);
    outside.profile.sealed = "sealed/../../secret";
    expect(await refused({ "index.json": indexText(outside) })).toContain("damaged");
    expect(await refused({ "index.json": indexText({ ...index, format: "chartkey/kit/2" as never }) })).toContain(
      "damaged",
    );
  });

  it("[K45] finds what the store lost or swapped, in the chart and in what is exported then", async () => {
    const whole = index.records[0]?.files.find(({ what }) => what === "payload");
    const blobs = await blockStore(folder.in("blocks"));
    await blobs.delete(whole?.original ?? "");
    await blobs.close();
    const chart = await ana.run(["verify", "--json"]);
    expect(chart.json()).toMatchObject({ ok: false, problems: [{ where: "1/1@1", code: "BLOB_NOT_FOUND" }] });
    expect(chart.code).toBe(5);
    const holed = folder.in("holed-kit");
    const exported = await ana.run(["export", holed, "--json"]);
    expect(exported.json()).toMatchObject({ missing: 1 });
    expect(exported.code).toBe(5);
    const verified = await ana.run(["verify", holed, "--json"]);
    expect(verified.json()).toMatchObject({ ok: false, problems: [{ where: "1/1@1", code: "BLOB_NOT_FOUND" }] });
    expect(await readFile(join(holed, "README.txt"), "utf8")).toContain("1 versions could not be fetched");
  });
});

async function swap(a: string, b: string): Promise<void> {
  const [first, second] = [await readFile(a), await readFile(b)];
  await writeFile(a, second);
  await writeFile(b, first);
}
