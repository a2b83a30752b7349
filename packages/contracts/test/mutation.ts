import { expect } from "chai";
import { check } from "../mutation/check.ts";
import { generate } from "../mutation/generate.ts";
import { killList } from "../mutation/killList.ts";
import { mutated, sourceOf } from "../mutation/mutant.ts";
import { survivors } from "../mutation/survivors.ts";

/** The whole list takes minutes; see mutation/README.md. These three fall to one file of tests, so they are quick. */
const QUICK = [
  "A revocation ends reading and writing.",
  "A consent ends at its last minute.",
  "A patient grants nothing to itself.",
];

describe("mutants", () => {
  it("[C53] the kill list names at least 40 guards, each of which is in the sources exactly once", () => {
    expect(killList.length).to.be.at.least(40);
    for (const mutant of killList) expect(mutated(mutant)).not.to.equal(sourceOf(mutant.file));
    expect(new Set(killList.map(({ file, find, replace }) => file + find + replace)).size).to.equal(killList.length);
  });

  it("[C53] the tests notice when a guard is gone", async function () {
    this.timeout(300_000);
    const mutants = killList.filter(({ promise }) => QUICK.includes(promise));
    const verdicts: string[] = [];
    for await (const { mutant, verdict } of check(mutants, ["test/ChartRegistry.consents.ts"]))
      verdicts.push(`${mutant.promise} ${verdict}`);
    expect(verdicts.toSorted()).to.deep.equal(QUICK.map((promise) => `${promise} killed`).toSorted());
  });

  it("every generated mutant can be made, and has a name of its own", () => {
    const mutants = generate();
    expect(mutants.length).to.be.above(500);
    for (const mutant of mutants) expect(mutated(mutant)).not.to.equal(sourceOf(mutant.file));
    expect(new Set(mutants.map(({ id }) => id)).size).to.equal(mutants.length);
  });

  it("every survivor that is explained is still a mutant", () => {
    const ids = new Set(generate().map(({ id }) => id));
    expect(Object.keys(survivors).filter((id) => !ids.has(id))).to.deep.equal([]);
  });
});
