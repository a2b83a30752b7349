import { describe, expect, it } from "vitest";
import { EXIT, exitCodeOf } from "../../src/cli/exitCodes.ts";
import { printable, sizeText, table } from "../../src/cli/output.ts";
import { recordRefSchema, untilSchema } from "../../src/cli/options.ts";
import * as errors from "../../src/errors.ts";
import { distinctNames, safeFileName } from "../../src/node/fileName.ts";
import { chartkey } from "../support/cli.ts";

describe("chartkey", () => {
  it.each([
    ["no command that exists", ["lst"], "unknown command 'lst'"],
    ["an unknown option", ["list", "--everything"], "unknown option '--everything'"],
    ["a missing option", ["add", "x.txt"], "required option '--part <part>' not specified"],
    ["a missing argument", ["open"], "missing required argument 'record'"],
    ["a choice that is none", ["grant", "7", "--until", "1d", "--purpose", "FUN"], "--purpose"],
    ["a record that is none", ["open", "7-3"], "<record> is written author/number"],
    ["a number that is none", ["revoke", "Lena"], "<grantee> must be a whole number"],
    ["nobody's number", ["revoke", "0"], "<grantee> must name an actor"],
    ["a date that is none", ["grant", "7", "--read", "2", "--until", "soon"], "--until takes a date"],
    ["an address that is none", ["sign-in", "--portal", "portal"], "--portal takes an address"],
    ["nothing to grant", ["grant", "7", "--until", "1d"], "Say which parts"],
    ["a folder and a chart", ["verify", "kit", "--chart", "7"], "Give a folder or --chart, not both."],
    ["bytes and JSON at once", ["open", "7/1", "--to", "-", "--json"], "--to - writes the file to stdout"],
    ["an erasure that is not meant", ["erase", "7/1"], "This cannot be undone."],
    ["an erasure of one version", ["erase", "7/1@2", "--yes"], "leave the version out"],
    ["a certificate that is not there", ["check-erasure", "/nowhere/at/all"], "cannot be read"],
    ["nowhere to connect to", ["sign-in"], "Where is the chart kept?"],
    ["nobody signed in", ["list", "--state", "/nowhere/at/all"], "Nobody has signed up or in from here yet."],
  ])("[K42] says what is wrong with %s, as words and as JSON, and exits with 2", async (_name, args, words) => {
    const asJson = await chartkey(args.includes("--json") ? args : [...args, "--json"]);
    expect(asJson.code).toBe(EXIT.usage);
    expect(asJson.stderr).toBe("");
    const { error } = asJson.json() as { error: { summary: string; hints: string[] } };
    expect(error.summary).toContain(words);
    if (args.includes("--json")) return;
    const asWords = await chartkey(args);
    expect(asWords).toMatchObject({ code: EXIT.usage, stdout: "" });
    expect(asWords.stderr).toContain(words);
  });

  it("[K42] names every exit code in its help, and help is no error", async () => {
    const { code, stdout } = await chartkey(["--help"]);
    expect(code).toBe(0);
    for (const number of Object.values(EXIT)) expect(stdout).toMatch(new RegExp(`^ {2}${String(number)} `, "m"));
  });

  it("[K42] says that nothing answers, with another code than for a wrong address", async () => {
    const portal = await chartkey(["sign-in", "--portal", "http://127.0.0.1:9", "--json"]);
    expect(portal.json()).toMatchObject({ error: { code: "STORE_UNAVAILABLE" } });
    expect(portal.code).toBe(EXIT.unreachable);
  });

  it("[K42] gives every error of the SDK a number of its kind", () => {
    const made = [
      [new errors.InvalidInputError("x"), EXIT.usage],
      [new errors.FileEmptyError(), EXIT.usage],
      [new errors.KeyNotGrantedError(), EXIT.notAllowed],
      [new errors.NotAuthorizedError("x"), EXIT.notAllowed],
      [new errors.WrongPhraseError("x"), EXIT.notAllowed],
      [new errors.UnknownActorError(), EXIT.notFound],
      [new errors.BlobNotFoundError(), EXIT.notFound],
      [new errors.BlobMismatchError(), EXIT.notVerified],
      [new errors.UnreadableError(), EXIT.notVerified],
      [new errors.ContextMismatchError(["patient"]), EXIT.notVerified],
      [new errors.ListIncompleteError(), EXIT.notVerified],
      [new errors.StoreUnavailableError(), EXIT.unreachable],
      [new errors.ChainUnreachableError(), EXIT.unreachable],
      [new errors.ConflictError("x"), EXIT.refused],
      [new errors.InsufficientFundsError(), EXIT.refused],
      [new DOMException("x", "AbortError"), EXIT.cancelled],
      [new Error("a bug"), EXIT.unexpected],
    ] as const;
    for (const [error, code] of made) expect(exitCodeOf(error), error.name).toBe(code);
  });
});

describe("what other people named", () => {
  it("[K43] cannot drive the terminal", () => {
    expect(printable("a\u001b[2Jb\u202ec\rd")).toBe("a\ufffd[2Jb\ufffdc\ufffdd");
    expect(printable("Æon — 心电图 👩‍⚕️")).toBe("Æon — 心电图 👩‍⚕️");
    expect(
      table([
        ["a\n", "b"],
        ["cc", ""],
      ]),
    ).toEqual(["a\ufffd  b", "cc"]);
  });

  it.each([
    ["../../etc/passwd", "__.._etc_passwd"],
    ["..", "_"],
    ["", "_"],
    ["-rf", "_rf"],
    [".ssh", "_ssh"],
    ["~root", "_root"],
    ["C:\\Windows\\x", "C_Windows_x"],
    ["con.txt", "_con.txt"],
    ["a\u0000b\u202egpj.exe", "a_b_gpj.exe"],
    ["x".repeat(300) + ".pdf", "x".repeat(116) + ".pdf"],
    ["Überweisung 2.pdf", "Überweisung 2.pdf"],
  ])("[K43] cannot name a file outside the folder: %s", (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it("[K43] cannot take another's name, whatever the case of the letters", () => {
    expect(distinctNames(["a.pdf", "A.pdf", "a.pdf", "record.json"], ["record.json"])).toEqual([
      "a.pdf",
      "2-A.pdf",
      "3-a.pdf",
      "2-record.json",
    ]);
  });
});

describe("values", () => {
  it("[K42] are read as people write them", () => {
    expect(recordRefSchema.parse("7/3@2")).toEqual({ author: 7n, sequence: 3, version: 2 });
    expect(recordRefSchema.parse("3")).toEqual({ author: undefined, sequence: 3, version: undefined });
    const inTwoWeeks = untilSchema.parse("2w").getTime() - Date.now();
    expect(Math.abs(inTwoWeeks - 14 * 86_400_000)).toBeLessThan(1_000);
    expect(untilSchema.parse("2031-05-31").getHours()).toBe(23);
    expect(sizeText(999)).toBe("999 B");
    expect(sizeText(12_345_678)).toBe("12.3 MB");
  });
});
