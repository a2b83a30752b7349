import { stripVTControlCharacters } from "node:util";
import { reasonOf, type Tally } from "./tally.ts";

/** Mocha's own lines, indented: `  12 passing (3s)`, `  1 failing`, `  2 pending`. */
const MOCHA_LINE = /^\s+(\d+) (passing|failing|pending)\b/;
/** Hardhat's last lines, for all runners together: `15 passing (3 solidity, 12 mocha)`. */
const TOTAL_LINE = /^(\d+) (passing|failing|skipped) \((\d+ \w+(?:, \d+ \w+)*)\)$/;
/** A skipped mocha test in the list: `    - refuses …`. */
const PENDING_TITLE = /^\s+- (.+)$/;

/**
 * Counts the output of `hardhat test`. Mocha is counted by its own lines, because Hardhat's total takes a skipped mocha
 * test for a passed one; every other runner by the total.
 *
 * @returns Nothing when the output holds no count at all.
 */
export function readHardhat(output: string): Tally | undefined {
  const lines = stripVTControlCharacters(output).split("\n");
  const tally: Tally = { passed: 0, failed: 0, skipped: [] };
  let pending = 0;
  let counts = 0;

  const count = (kind: string | undefined, number: number) => {
    counts += 1;
    if (kind === "passing") tally.passed += number;
    else if (kind === "failing") tally.failed += number;
    else pending += number;
  };
  for (const line of lines) {
    const mocha = MOCHA_LINE.exec(line);
    if (mocha) count(mocha[2], Number(mocha[1]));

    const total = TOTAL_LINE.exec(line);
    for (const part of total?.[3]?.split(", ") ?? []) {
      const [number, runner] = part.split(" ");
      if (runner !== "mocha") count(total?.[2], Number(number));
    }
  }
  if (counts === 0) return undefined;
  tally.skipped = titlesOf(lines, pending);
  return tally;
}

function titlesOf(lines: string[], pending: number): Tally["skipped"] {
  const titles = lines.flatMap((line) => PENDING_TITLE.exec(line)?.[1] ?? []);
  return Array.from({ length: pending }, (_, index) => {
    const title = titles[index] ?? "a Solidity test";
    return { title, reason: reasonOf(title) };
  });
}
