import { describe, expect, it } from "vitest";
import { runStep } from "./runStep.ts";
import { FAIL, PASS } from "./tally.ts";

const never = new AbortController().signal;
const node = (source: string) => ({ program: "node", args: ["-e", source] });

describe("runStep", () => {
  it("passes and fails by exit code", async () => {
    expect(await runStep({ name: "t-ok", title: "", counting: "exit", run: node("") }, never)).toEqual(PASS);
    expect(await runStep({ name: "t-bad", title: "", counting: "exit", run: node("process.exit(3)") }, never)).toEqual(
      FAIL,
    );
  });

  it("takes a missing script for a failure", async () => {
    const run = { package: "packages/contracts", script: "no-such-script" };
    expect(await runStep({ name: "t-script", title: "", counting: "exit", run }, never)).toEqual(FAIL);
  });

  it("takes a suite that wrote no report, or counted nothing, for a failure", async () => {
    const suite = { name: "t-suite", title: "", run: node("console.log('all well')") };
    expect(await runStep({ ...suite, counting: "vitest" }, never)).toEqual(FAIL);
    expect(await runStep({ ...suite, counting: "hardhat" }, never)).toEqual(FAIL);
  });

  it("adds a failure when a suite fails without a failed test", async () => {
    const run = node("console.log('  2 passing (1s)'); process.exit(1)");
    expect(await runStep({ name: "t-exit", title: "", counting: "hardhat", run }, never)).toMatchObject({
      passed: 2,
      failed: 1,
    });
  });
});
