import { describe, expect, it } from "vitest";
import { listedPromises, promisesInSolidity, promisesInTests } from "./promises.ts";

const found = (source: string) => promisesInTests("some.test.ts", source);

describe("promisesInTests", () => {
  it("finds numbers in titles, wherever the title stands", () => {
    expect(found(`it("[C6] refuses", () => {})`)).toEqual(["C6"]);
    expect(found(`describe(\n  "all of [K1] and [K22]",\n  () => {})`)).toEqual(["K1", "K22"]);
    expect(found(`it.each([1, 2])("[S3] case %i", () => {})`)).toEqual(["S3"]);
    expect(found("for (const n of rows) test(`[M4] ${n}`, run)")).toEqual(["M4"]);
    expect(found(`describe("outer", () => { it("[E1] inner", () => {}) })`)).toEqual(["E1"]);
  });

  it("passes over comments, other strings and other functions", () => {
    expect(found(`// it("[C6] refuses")\nconst text = "[C7]"; emit("[C8]")`)).toEqual([]);
    expect(found(`it("plain", () => { expect("[C9]").toBe("[C9]") })`)).toEqual([]);
  });

  it("passes over tests that do not run", () => {
    expect(found(`it.skip("[C6] refuses", () => {}); it.todo("[C7] later"); test.fixme("[E2] x", run)`)).toEqual([]);
  });
});

describe("promisesInSolidity", () => {
  it("reads the comment above the function", () => {
    expect(promisesInSolidity(`    /// [C12] The head moves.\n    function test_head() public {}`)).toEqual(["C12"]);
    expect(promisesInSolidity(`string constant x = "[C12]";`)).toEqual([]);
  });
});

describe("listedPromises", () => {
  it("reads one number a line, and only at its beginning", () => {
    expect(listedPromises("# List\n\n- C1 One.\n- C2 Two, see C9.\n\nC3 is not in a list.\n- C4\n")).toEqual([
      "C1",
      "C2",
    ]);
  });
});
