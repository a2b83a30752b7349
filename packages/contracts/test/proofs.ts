import { expect } from "chai";
import { allowed } from "../proofs/allowed.ts";
import { breakIt, broken } from "../proofs/broken.ts";
import { MACHINES, type Machine, type Target, check, solver, solverVersion } from "../proofs/check.ts";

/** One fault for each machine; `pnpm run proofs` tries them all. */
const QUICK = [
  "A consent is live although it was revoked: reading.",
  "Reinstating a clinician brings back what was revoked.",
  "A retracted record can be changed.",
  "Anybody may skip numbers.",
];
/** The longest that one assertion may take; each needs a few at most. */
const SECONDS = 120;

const here = solverVersion() !== undefined;
const note = here ? "" : ` (skipped: there is no ${solver}, the solver)`;

function unproved(targets: readonly Target[]): Target[] {
  return targets.filter(({ name, verdict }) => verdict !== "proven" && !(name in allowed));
}

function proves(machine: Machine): Mocha.Func {
  return function () {
    if (!here) this.skip();
    const targets = check(machine, SECONDS);
    expect(targets.length).to.be.above(3);
    expect(unproved(targets)).to.deep.equal([]);
  };
}

describe("proofs, for any sequence of calls", function () {
  this.timeout(600_000);

  it(`[C61] without a live consent nobody reads or writes${note}`, proves("ReadingProof"));

  it(`[C62] only a grant gives, a revocation ends it at once, and no role does either${note}`, proves("ConsentProof"));

  it(`[C63] versions count the steps, and retracted stays retracted${note}`, proves("RecordProof"));

  it(`[C64] sequences never go back, and have no gap but a device's${note}`, proves("SequenceProof"));

  it(`[C65] a proof fails when the rule that it is about is broken${note}`, function () {
    if (!here) this.skip();
    for (const fault of broken.filter(({ fault }) => QUICK.includes(fault)))
      expect(unproved(check(fault.machine, SECONDS, breakIt(fault), fault.breaks)), fault.fault).not.to.deep.equal([]);
  });

  it("[C65] every fault of the list is in the sources exactly once, and every machine has one", () => {
    for (const fault of broken) expect(breakIt(fault).size).to.equal(1);
    expect(new Set(broken.map(({ machine }) => machine))).to.deep.equal(new Set(MACHINES));
    expect(broken.filter(({ fault }) => QUICK.includes(fault))).to.have.length(QUICK.length);
  });
});
