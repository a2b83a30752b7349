import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportSchema } from "./metrics.ts";
import { benchNames, runBench, UnknownBenchError } from "./runBench.ts";
import { table } from "./table.ts";

describe("runBench", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "bench-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function write(name: string, source: string) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, "bench.ts"), source);
  }
  const written = (name: string): unknown => JSON.parse(readFileSync(join(directory, name, "latest.json"), "utf8"));
  const gas = `{ metric: "a grant", value: 64310, unit: "gas", target: "at most 60000", holds: false }`;

  it("writes what was measured, on what and when", async () => {
    write("gas", `export const run = async () => [${gas}, { metric: "sign-up", value: 1.25, unit: "s" }];`);
    const report = await runBench(directory, "gas");
    expect(written("gas")).toEqual(report);
    expect(reportSchema.parse(report).metrics).toHaveLength(2);
    expect(report.machine).toContain(process.version);
    expect(Date.parse(report.date)).toBeGreaterThan(Date.now() - 60_000);
  });

  it.each([
    ["nothing measured", `[]`],
    ["a value that is not a number", `[{ metric: "a", value: "1 s", unit: "s" }]`],
    ["NaN", `[{ metric: "a", value: NaN, unit: "s" }]`],
    ["a target without a verdict", `[{ metric: "a", value: 1, unit: "s", target: "at most 2" }]`],
    ["the same metric twice", `[${gas}, ${gas}]`],
    ["an unknown member", `[{ metric: "a", value: 1, unit: "s", note: "x" }]`],
  ])("refuses %s and writes nothing", async (_, metrics) => {
    write("bad", `export const run = async () => ${metrics};`);
    await expect(runBench(directory, "bad")).rejects.toThrow();
    expect(existsSync(join(directory, "bad", "latest.json"))).toBe(false);
  });

  it("says what a bench.ts without run() lacks", async () => {
    write("empty", "export {};");
    await expect(runBench(directory, "empty")).rejects.toThrow("must export `run()");
  });

  it("names the benchmarks there are when asked for another", async () => {
    write("journey", "export {};");
    expect(benchNames(directory)).toEqual(["journey"]);
    await expect(runBench(directory, "../etc")).rejects.toThrow(UnknownBenchError);
    await expect(runBench(directory, "gas")).rejects.toThrow("There are: journey.");
  });
});

describe("table", () => {
  it("aligns columns and shows a missed target", () => {
    const metrics = [
      { metric: "a grant", value: 64310, unit: "gas", target: "at most 60000", holds: false },
      { metric: "sign-up", value: 1.25, unit: "s" },
    ];
    expect(table(metrics)).toBe(
      [
        "metric    value  unit  target         holds",
        "-------  ------  ----  -------------  -----",
        "a grant  64,310  gas   at most 60000  NO",
        "sign-up    1.25  s",
      ].join("\n"),
    );
  });
});
