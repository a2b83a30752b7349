// @ts-nocheck
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCOUNTS } from "../support/cast.ts";
import { chartkey, testFolder, type TestFolder } from "../support/cli.ts";
import { keyFile, type Person, signUp, withoutManager } from "../support/cliPeople.ts";
import { serveChain, type ServedChain } from "../support/servedChain.ts";

let chain: ServedChain;
let folder: TestFolder;
let ana: Person;
let key: string;
let phrase: string;

beforeAll(async () => {
  chain = await serveChain();
  folder = await testFolder();
  const profile = { name: "Ana Test", birthDate: "1980-02-03" };
  ana = await signUp(chain, folder, { account: ACCOUNTS.patient, kind: "patient", profile });
  key = await keyFile(chain, folder, ACCOUNTS.patient);
  phrase = (await readFile(join(ana.state, "recovery-phrase.txt"), "utf8")).trim();
});
afterAll(async () => {
  await chain.close();
  await folder.remove();
});

const read = (name: string): Promise<string> => readFile(folder.in(name), "utf8");

describe("secrets on the command line", () => {
  it("[K41] no option or argument takes one", async () => {
    const help = await Promise.all(
      ["sign-up", "sign-in", "add", "list", "open", "grant", "revoke", "access", "export", "verify", "demo"].map(
        async (name) => (await chartkey(["help", name])).stdout,
      ),
    );
    for (const text of help) expect(text).not.toMatch(/--(private-)?key <|--phrase <|--password|--secret|--mnemonic/);
    const secret = chain.privateKey(ACCOUNTS.patient);
    // Given in the wrong place it is refused, and not repeated.
    for (const args of [
      ["list", "--key-file", secret],
      ["list", "--phrase-file", phrase],
      ["list", "--key", secret],
    ]) {
      const ran = await ana.run(args);
      expect(ran.code).toBe(2);
      expect(ran.stdout + ran.stderr).not.toContain(secret);
      expect(ran.stdout + ran.stderr).not.toContain(phrase);
    }
  });

  it("[K41] a file that others may read is refused, with what to do", async () => {
    const open = await folder.file("open.key", await readFile(key, "utf8"), 0o644);
    const ran = await ana.run(["list", "--key-file", open]);
    expect(ran.stderr).toContain("Other people on this machine may read the file with the wallet key.");
    expect(ran.stderr).toContain("chmod 600");
    expect(ran.code).toBe(2);
  });

  it("[K41] the state is for its owner alone, and names no secret", async () => {
    expect((await stat(ana.state)).mode & 0o777).toBe(0o700);
    const names = await readdir(ana.state);
    expect(names.sort()).toEqual(["recovery-phrase.txt", "state.json", expect.stringMatching(/^vault-.*\.json$/)]);
    for (const name of names) expect((await stat(join(ana.state, name))).mode & 0o777).toBe(0o600);
    const state = await readFile(join(ana.state, "state.json"), "utf8");
    expect(state).not.toContain(phrase.split(" ")[0]!);
    expect(state).not.toContain((await readFile(key, "utf8")).trim());
    const loose = folder.in("loose");
    await mkdir(loose, { mode: 0o755 });
    const options = await withoutManager(chain, folder);
    const ran = await chartkey(["sign-in", ...options, "--key-file", key, "--state", loose]);
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain("chmod 700");
  });

  it("[K41] what the state remembers of a vault shows an older one for what it is, and a broken memory is no obstacle", async () => {
    const [name = ""] = (await readdir(ana.state)).filter((file) => file.startsWith("vault-"));
    const remembered = join(ana.state, name);
    const text = await readFile(remembered, "utf8");
    const newer = { ...(JSON.parse(text) as object), generation: 9, pointer: `0x${"ab".repeat(32)}` };
    await writeFile(remembered, JSON.stringify(newer));
    const ran = await ana.run(["list", "--json"]);
    expect(ran.json()).toMatchObject({ error: { code: "VAULT_ROLLED_BACK" } });
    expect(ran.code).toBe(5);
    await writeFile(remembered, "{");
    expect(await ana.run(["list"])).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(remembered, "utf8"))).toEqual(JSON.parse(text));
  });

  it("[K41] a key comes from stdin too, is then not remembered, and only one secret can come that way", async () => {
    const options = await withoutManager(chain, folder);
    const env = { CHARTKEY_STATE: folder.in("by-stdin") };
    const secret = await readFile(key, "utf8");
    const signedIn = await chartkey(["sign-in", ...options, "--key-file", "-", "--json"], { env, stdin: secret });
    expect(signedIn.json()).toMatchObject({ actor: String(ana.number) });
    const without = await chartkey(["list"], { env });
    expect(without.stderr).toContain("The wallet key is needed.");
    expect(without.code).toBe(2);
    const both = await chartkey(["list", "--key-file", "-", "--phrase-file", "-"], { env, stdin: secret });
    expect(both.stderr).toContain("Only one of the wallet key and the recovery phrase can come on stdin.");
  });

  it("[K41] a terminal is asked, and does not show what is typed", async () => {
    const env = { CHARTKEY_STATE: folder.in("by-stdin") };
    const secret = (await readFile(key, "utf8")).trim();
    // A wrong last digit is taken back.
    const ran = await chartkey(["list"], { env, typed: [`${secret}x\u007f\r`] });
    expect(ran.stderr).toContain("Wallet key (not shown): ");
    expect(ran.stderr).not.toContain(secret.slice(2, 12));
    expect(ran.stdout).toBe("No records yet.\n");
    const cancelled = await chartkey(["list"], { env, typed: ["abc\u0003"] });
    expect(cancelled.code).toBe(130);
    expect((await chartkey(["list"], { env, typed: [] })).code).toBe(2);
  });

  it("[K41] what is no key and no phrase is refused without being repeated", async () => {
    const zero = await folder.file("zero.key", `0x${"0".repeat(64)}`);
    const text = await folder.file("text.key", "correct horse battery staple");
    for (const file of [zero, text]) {
      const ran = await ana.run(["list", "--key-file", file]);
      expect(ran.stderr).toContain("This is not a wallet key");
      expect(ran.stdout + ran.stderr).not.toMatch(/horse|0000000/);
      expect(ran.code).toBe(2);
    }
    const other = await folder.file("other.txt", `${"abandon ".repeat(23)}art`);
    const wrong = await ana.run(["list", "--phrase-file", other, "--json"]);
    expect(wrong.json()).toMatchObject({ error: { code: "WRONG_LOCK" } });
    expect(wrong.code).toBe(3);
    const stranger = await keyFile(chain, folder, ACCOUNTS.second);
    expect(await ana.run(["list", "--key-file", stranger])).toMatchObject({ code: 3 });
  });

  it("[K41] signing up makes a wallet on wish, asks for the profile, and goes on with what a failed try left", async () => {
    const options = await withoutManager(chain, folder);
    const env = { CHARTKEY_STATE: folder.in("new") };
    // The new wallet has no ether, so the registration ends here; what was made is kept for the next try.
    const poor = await chartkey(["sign-up", ...options, "--new-wallet"], { env, typed: ["Ben\r", "1990-01-02\r"] });
    expect(poor.stderr).toContain("Name: Ben");
    expect(poor.stderr).toContain("(INSUFFICIENT_FUNDS)");
    expect(poor.code).toBe(7);
    expect((await stat(folder.in("new/wallet.key"))).mode & 0o777).toBe(0o600);
    const [wallet, words] = await Promise.all(["wallet.key", "recovery-phrase.txt"].map((name) => read(`new/${name}`)));
    await writeFile(folder.in("new/wallet.key"), chain.privateKey(ACCOUNTS.second));
    const funded = await chartkey(["sign-up", ...options, "--new-wallet"], { env, typed: ["Ben\r", "1990-01-02\r"] });
    expect(funded).toMatchObject({ code: 0 });
    expect(wallet).toMatch(/^0x[0-9a-f]{64}\n$/);
    expect(await read("new/recovery-phrase.txt")).toBe(words);
    expect(await chartkey(["list", "--phrase-file", folder.in("new/recovery-phrase.txt")], { env })).toMatchObject({
      code: 0,
    });
    const twice = await ana.run(["sign-up", ...options, "--key-file", key]);
    expect(twice.stderr).toContain("Somebody has signed up from here already.");
  });
});
