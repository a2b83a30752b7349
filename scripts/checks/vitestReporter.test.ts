import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tallySchema } from "./tally.ts";
import { TALLY_FILE } from "./vitestReporter.ts";

const ROOT = join(import.meta.dirname, "../..");

const OUTCOMES = `import { expect, it } from "vitest";
it("passes", () => {});
it("fails", () => expect(1).toBe(2));
it("waits for a database", ({ skip }) => skip("no database"));
it.skip("is switched off", () => {});
`;

describe("vitestReporter", () => {
  // Inside the workspace, so that the tests written here find vitest.
  let directory: string;
  beforeAll(() => {
    mkdirSync(join(ROOT, ".chartkey"), { recursive: true });
    directory = mkdtempSync(join(ROOT, ".chartkey", "reporter-"));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  function tallyOf(name: string, source: string) {
    const root = join(directory, name);
    mkdirSync(root);
    writeFileSync(join(root, "a.test.js"), source);
    const reporter = join(import.meta.dirname, "vitestReporter.ts");
    const file = join(root, "tally.json");
    spawnSync(
      "node",
      [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", `--root=${root}`, `--reporter=${reporter}`],
      {
        env: { ...process.env, [TALLY_FILE]: file },
      },
    );
    return tallySchema.parse(JSON.parse(readFileSync(file, "utf8")));
  }

  it("counts each outcome and keeps the reason of a skip", () => {
    expect(tallyOf("outcomes", OUTCOMES)).toEqual({
      passed: 1,
      failed: 1,
      skipped: [
        { title: "waits for a database", reason: "no database" },
        { title: "is switched off", reason: "no reason given" },
      ],
    });
  });

  it("counts a file that cannot be loaded as a failure", () => {
    expect(tallyOf("broken", `import "./missing.js";`)).toMatchObject({ passed: 0, failed: 1 });
  });

  it("counts a failing hook once", () => {
    const source = `import { beforeAll, it } from "vitest"; beforeAll(() => { throw new Error("no chain"); }); it("runs", () => {});`;
    expect(tallyOf("hook", source)).toMatchObject({ passed: 0, failed: 1 });
  });
});
