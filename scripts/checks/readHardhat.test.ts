import { describe, expect, it } from "vitest";
import { readHardhat } from "./readHardhat.ts";

const OUTPUT = `Running Solidity tests

  contracts/Head.t.sol:HeadTest
    ✔ test_head()

Running Mocha tests

  ActorRegistry
    ✔ [C1] numbers actors
    1) [C2] refuses 3 passing strangers
    - [C3] needs a second node

  10 passing (664ms)
  1 pending
  1 failing

14 passing (3 solidity, 11 mocha)
2 failing (1 solidity, 1 mocha)
`;

describe("readHardhat", () => {
  it("counts mocha by its own lines and the others by the total", () => {
    expect(readHardhat(OUTPUT)).toEqual({
      passed: 13,
      failed: 2,
      skipped: [{ title: "[C3] needs a second node", reason: "no reason given" }],
    });
  });

  it("reads through colours", () => {
    expect(readHardhat("\u001b[32m  4 passing\u001b[0m (1s)\n")).toEqual({ passed: 4, failed: 0, skipped: [] });
  });

  it("counts nothing where there is no count", () => {
    expect(readHardhat("Error HHE404: the compiler failed\n12 passing strangers\n")).toBeUndefined();
  });
});
