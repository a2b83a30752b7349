import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCOUNTS } from "../support/cast.ts";
import { chartkey, testFolder, type TestFolder } from "../support/cli.ts";
import { keyFile, patientAndDoctor, type Person, withoutManager } from "../support/cliPeople.ts";
import { serveChain, type ServedChain } from "../support/servedChain.ts";

let chain: ServedChain;
let folder: TestFolder;
let ana: Person;
let doctor: Person;

const big = new Uint8Array(3_000_000).map((_, at) => (at * 7) % 251);

beforeAll(async () => {
  chain = await serveChain();
  folder = await testFolder();
  ({ ana, doctor } = await patientAndDoctor(chain, folder));
});
afterAll(async () => {
  await chain.close();
  await folder.remove();
});

interface Listed {
  records: { author: string; sequence: number; title?: string; locked: unknown; part: string }[];
}
const listed = async (person: Person, ...args: string[]): Promise<Listed["records"]> =>
  ((await person.run(["list", "--json", ...args])).json() as Listed).records;

describe("chartkey, on a chain and a folder of blocks", () => {
  it("[K40] walks from signing up to a revoked grant, each command with one JSON document on stdout", async () => {
    const files = folder.in("files");
    await mkdir(join(files, "deep"), { recursive: true });
    await writeFile(join(files, "deep", "scan.bin"), big);
    await writeFile(join(files, "result.txt"), "Hemoglobin 14.2 g/dL\n");
    await writeFile(join(files, ".hidden"), "not this");
    const added = await ana.run(["add", "--part", "labs", "--json", files, "-", "--name", "note.txt"], {
      stdin: "From a pipe",
    });
    expect(added.json()).toMatchObject({
      added: [
        { file: join("deep", "scan.bin"), record: `${String(ana.number)}/1` },
        { file: "result.txt", record: `${String(ana.number)}/2` },
        { file: "note.txt", record: `${String(ana.number)}/3` },
      ],
      failed: [],
      left: 0,
    });
    expect(added).toMatchObject({ code: 0, stderr: "" });
    expect((await listed(ana)).map(({ title, part }) => [title, part])).toEqual([
      ["note.txt", "Labs"],
      ["result.txt", "Labs"],
      [join("deep", "scan.bin"), "Labs"],
    ]);

    const grantee = String(doctor.number);
    const granted = await ana.run([
      "grant",
      grantee,
      "--read",
      "Labs",
      "--write",
      "notes,2",
      "--until",
      "7d",
      "--json",
    ]);
    expect(granted.json()).toMatchObject({ grantee, read: [2], write: [4, 2], purpose: "TREAT", history: "all" });
    expect((await listed(doctor, "--chart", String(ana.number))).map(({ locked }) => locked)).toEqual([
      false,
      false,
      false,
    ]);
    const out = folder.in("restored.bin");
    const opened = await doctor.run(["open", "1", "--chart", String(ana.number), "--to", out, "--json"]);
    expect(opened.json()).toMatchObject({ version: 1, written: [out], manifest: { kind: "file" } });
    expect(await readFile(out)).toEqual(Buffer.from(big));
    expect((await stat(out)).mode & 0o777).toBe(0o600);

    const own = (await doctor.run(["key", "--json"])).json() as { words: string[]; code: string };
    const mistaken = await ana.run(["key", grantee, "--words", [...own.words].reverse().join(" "), "--json"]);
    expect(mistaken.json()).toMatchObject({ error: { code: "KEY_DIFFERS" } });
    expect(mistaken.code).toBe(5);
    expect((await ana.run(["key", grantee, "--json"])).json()).toMatchObject({ state: "seen", words: own.words });
    const compared = await ana.run(["key", grantee, "--words", own.words.join(" ")]);
    expect(compared.stdout).toContain("Compared, and the same since.");
    expect((await ana.run(["key", grantee, "--code", own.code, "--json"])).json()).toMatchObject({ state: "checked" });

    const revoked = await ana.run(["revoke", grantee, "--json"]);
    expect(revoked.json()).toMatchObject({ grantee, rotated: [2] });
    const access = (await ana.run(["access", "--json"])).json();
    expect(access).toMatchObject({ given: [{ grantee, state: "revoked" }], received: [] });
    await ana.run(["add", "--part", "Labs", join(files, "result.txt"), "--title", "After"]);
    expect((await listed(doctor, "--chart", String(ana.number)))[0]).toMatchObject({ locked: "noKey" });
    const closed = await doctor.run(["open", "4", "--chart", String(ana.number), "--json"]);
    expect(closed.json()).toMatchObject({ error: { code: "KEY_NOT_GRANTED" } });
    expect(closed.code).toBe(3);
  });

  it("[K40] shows a bar on a terminal and plain lines elsewhere, on stderr either way", async () => {
    const path = await folder.file("bar.bin", big);
    const plain = await ana.run(["add", path, "--part", "Notes"]);
    expect(plain.stderr).toMatch(/^added {4}bar\.bin as \d+\/\d+\n$/);
    expect(plain.stdout).toBe("1 added.\n");
    const bar = await ana.run(["add", path, "--part", "Notes"], { terminal: true });
    expect(bar.stderr).toMatch(/\[#+\.*\] +\d+ %/);
    expect(bar.stderr).toContain("\r\u001b[2Kadded    bar.bin");
    expect(bar.stdout).toBe("1 added.\n");
  });

  it("[K40] writes a file to stdout and overwrites nothing", async () => {
    const piped = await ana.run(["open", "1", "--to", "-"]);
    expect(piped.stdoutBytes).toEqual(Buffer.from(big));
    const there = await folder.file("there.bin", "precious");
    const refused = await ana.run(["open", "1", "--to", there]);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("There is a file of this name already.");
    expect(await readFile(there, "utf8")).toBe("precious");
    expect((await readdir(folder.path)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("[K40] reads with the phrase alone, and with a wallet another machine knows nothing of", async () => {
    const state = folder.in("other-machine");
    const options = await withoutManager(chain, folder);
    const env = { CHARTKEY_STATE: state };
    const phrase = join(ana.state, "recovery-phrase.txt");
    const signedIn = await chartkey(
      ["sign-in", ...options, "--actor", String(ana.number), "--phrase-file", phrase, "--json"],
      { env },
    );
    expect(signedIn.json()).toMatchObject({ actor: String(ana.number), kind: "patient" });
    const words = await readFile(phrase, "utf8");
    const fromStdin = await chartkey(["list", "--phrase-file", "-", "--json"], { env, stdin: words });
    expect((fromStdin.json() as Listed).records.length).toBeGreaterThan(3);
    const key = await keyFile(chain, folder, ACCOUNTS.patient);
    const byWallet = await chartkey(["sign-in", ...options, "--key-file", key, "--json"], { env });
    expect(byWallet.json()).toMatchObject({ actor: String(ana.number) });
    expect(await chartkey(["list"], { env })).toMatchObject({ code: 0 });
  });

  it("[K40] continues after an unusable file, and stops where the next could not work either", async () => {
    const empty = await folder.file("empty.txt", "");
    const fake = await folder.file("fake.pdf", "no pdf");
    const good = await folder.file("good.txt", "fine");
    const mixed = await ana.run(["add", empty, fake, good, "--part", "4", "--json"]);
    expect(mixed.json()).toMatchObject({
      added: [{ file: "good.txt" }],
      failed: [
        { file: "empty.txt", code: "FILE_EMPTY" },
        { file: "fake.pdf", code: "FILE_MISMATCH" },
      ],
      left: 0,
    });
    expect(mixed.code).toBe(2);
    const barred = await doctor.run(["add", good, good, "--part", "4", "--chart", String(ana.number), "--json"]);
    expect(barred.json()).toMatchObject({ added: [], failed: [{ code: "NOT_AUTHORIZED" }], left: 1 });
    expect(barred.code).toBe(3);
  });
});
