import { expect } from "chai";
import { check } from "../mutation/check.ts";
import { BUILDS, compile } from "../mutation/compile.ts";
import { generate } from "../mutation/generate.ts";
import { killList } from "../mutation/killList.ts";
import { mutated, sourceOf } from "../mutation/mutant.ts";
import { survivors } from "../mutation/survivors.ts";
import { Tests } from "../mutation/Tests.ts";
import { Workspace } from "../mutation/workspace.ts";

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

  it("[C69] tests that stay loaded judge each build by itself, and a broken one is no ground to start from", async function () {
    this.timeout(300_000);
    using workspace = new Workspace();
    using tests = new Tests(workspace.directory, ["test/ChartRegistry.consents.ts"]);
    const [build] = BUILDS.filter(({ name }) => name === "ChartRegistry");
    const [mutant] = killList.filter(({ promise }) => promise === QUICK[0]);
    if (build === undefined || mutant === undefined) throw new Error("The build or the mutant has another name now.");
    const [whole, broken] = [compile(build), compile(build, new Map([[mutant.file, mutated(mutant)]]))];

    for (let round = 0; round < 2; round++) {
      workspace.install(build, whole);
      await tests.expectToPass("on the unbroken contracts");
      workspace.install(build, broken);
      const failure: unknown = await tests.expectToPass("before anything is broken").catch((cause: unknown) => cause);
      expect(String(failure)).to.match(/A test fails before anything is broken: .*\[C9\]/);
    }
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
