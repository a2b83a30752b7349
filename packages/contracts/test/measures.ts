import { expect } from "chai";
import { problemsOf, sumUp } from "../campaign/calls.ts";
import { instrumented, numbered } from "../covered/instrument.ts";
import { missesIn, totalsOf } from "../covered/report.ts";
import { syntaxOfContracts } from "../covered/syntax.ts";

/** Tests of what says how much the tests do: a measure that is always content measures nothing. */

describe("counts of the invariant tests", () => {
  const demands = { runs: 2, depth: 50, share: 0.2 };
  const problems = (...lines: string[]) => problemsOf(sumUp(lines.join("\n")), demands);

  it("[C67] pass when every action is made often enough and was allowed at times", () => {
    expect(problems("grant 25 3;revoke 25 0;", "grant 30 0;revoke 20 1;")).to.deep.equal([]);
  });

  it("[C67] fail when nothing was counted, or fewer runs than asked for", () => {
    expect(problems("")).to.deep.equal(["0 runs left a count, not 2.", "No action was made at all."]);
    expect(problems("grant 25 3;revoke 25 1;")).to.deep.equal(["1 runs left a count, not 2."]);
  });

  it("[C67] fail when an action is rare, or refused each time", () => {
    expect(problems("grant 41 3;revoke 9 1;", "grant 40 1;revoke 10 0;")).to.deep.equal([
      "revoke is 19.0 % of the calls and should be 20.0 % at least.",
    ]);
    expect(problems("grant 25 3;revoke 25 0;", "grant 30 1;revoke 20 0;")).to.deep.equal([
      "revoke was refused each time, so nothing is known of what it does.",
    ]);
  });

  it("[C67] fail when calls were made that no action accounts for", () => {
    expect(problems("grant 25 3;revoke 24 1;", "grant 25 3;revoke 25 1;")).to.deep.equal([
      "The counts add up to 99 calls, not 100: an action is not counted.",
    ]);
  });
});

describe("coverage", () => {
  const syntax = syntaxOfContracts();
  const conditions = numbered(syntax);

  it("[C68] sees every condition of the contracts, each under a number of its own, and moves no line", () => {
    expect(new Set(conditions.map(({ id }) => id)).size).to.equal(conditions.length);
    for (const each of syntax) {
      const text = instrumented(each, conditions);
      expect(text.split("\n").length, each.file).to.equal(each.source.split("\n").length);
      expect(text.split("Outcomes.seen(").length - 1, each.file).to.equal(each.conditions.length);
      const decisions = each.source.replace(/\/\/.*|"[^"\n]*"/g, "").match(/\bif \(|&&|\|\|/g) ?? [];
      expect(each.conditions.length, each.file).to.be.at.least(decisions.length);
    }
  });

  it("[C68] counts a condition as two branches, and a function by its lines", () => {
    const whole = {
      markers: new Map(conditions.flatMap(({ id }) => [[id, 1] as const, [id - 1n, 1] as const])),
      lines: new Map(
        syntax.map(({ file, source }) => [file, new Map(source.split("\n").map((_, i) => [i + 1, true] as const))]),
      ),
    };
    expect(missesIn(syntax, conditions, whole)).to.deep.equal([]);

    const [first] = conditions;
    if (first === undefined) throw new Error("There is no condition.");
    whole.markers.delete(first.id - 1n);
    expect(missesIn(syntax, conditions, whole).length).to.equal(1);
    const { branches } = totalsOf(syntax, conditions, whole).all;
    expect(branches).to.deep.equal({ hit: 2 * conditions.length - 1, found: 2 * conditions.length });

    const nothing = { markers: new Map<bigint, number>(), lines: new Map<string, Map<number, boolean>>() };
    const { all } = totalsOf(syntax, conditions, nothing);
    expect([all.functions.hit, all.branches.hit]).to.deep.equal([0, 0]);
    expect(all.functions.found).to.be.above(150);
  });
});
