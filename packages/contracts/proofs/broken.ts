import { occurrences } from "../mutation/mutant.ts";
import { type Machine, sourceOf } from "./check.ts";

/** A fault in a rule or in a machine, and the assertion that can then no longer be proven. */
export interface Broken {
  readonly fault: string;
  readonly machine: Machine;
  /** Below the package. */
  readonly file: string;
  /** Occurs in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The beginning of the name of an assertion that must fail. */
  readonly breaks: string;
}

const CONSENT_RULES = "contracts/libraries/ConsentRules.sol";
const RECORD_RULES = "contracts/libraries/RecordRules.sol";
const CONSENT = "proofs/machines/ConsentProof.sol";
const RECORD = "proofs/machines/RecordProof.sol";

/** Every assertion of every machine fails for at least one of these: none of them is true for nothing. */
export const broken: readonly Broken[] = [
  {
    fault: "Reading asks nothing of the consent but its mask.",
    machine: "ReadingProof",
    file: CONSENT_RULES,
    find: "return isLive(consent, minute) && includes(consent.readMask, compartment);",
    replace: "return minute != 0 && includes(consent.readMask, compartment);",
    breaks: "ReadingProof.provesReadingNeedsALiveConsent",
  },
  {
    fault: "Writing asks nothing of the consent but its mask.",
    machine: "ReadingProof",
    file: CONSENT_RULES,
    find: "return isLive(consent, minute) && includes(consent.writeMask, compartment);",
    replace: "return minute != 0 && includes(consent.writeMask, compartment);",
    breaks: "ReadingProof.provesWritingNeedsALiveConsent",
  },
  {
    fault: "A consent is live although it was revoked: reading.",
    machine: "ReadingProof",
    file: CONSENT_RULES,
    find: "return !consent.revoked && consent.notBefore <= minute",
    replace: "return consent.notBefore <= minute",
    breaks: "ReadingProof.provesRevokedIsForEver: assert(!ConsentRules.mayRead",
  },
  {
    fault: "A consent is live although it was revoked: writing.",
    machine: "ReadingProof",
    file: CONSENT_RULES,
    find: "return !consent.revoked && consent.notBefore <= minute",
    replace: "return consent.notBefore <= minute",
    breaks: "ReadingProof.provesRevokedIsForEver: assert(!ConsentRules.mayWrite",
  },
  {
    fault: "A consent without an end is live.",
    machine: "ReadingProof",
    file: CONSENT_RULES,
    find: "minute < consent.expiresAt;",
    replace: "(consent.expiresAt == 0 || minute < consent.expiresAt);",
    breaks: "ReadingProof.provesALiveConsentWasGiven",
  },
  {
    fault: "Revoking forgets to set the flag, so a consent goes on.",
    machine: "ConsentProof",
    file: CONSENT,
    find: "_consent.revoked = true;",
    replace: "_consent.revoked = false;",
    breaks: "ConsentProof.provesOnlyGrantsGive",
  },
  {
    fault: "Revoking forgets to set the flag, so it ends nothing.",
    machine: "ConsentProof",
    file: CONSENT,
    find: "_consent.revoked = true;",
    replace: "_consent.revoked = false;",
    breaks: "ConsentProof.provesRevokingEndsAtOnce: assert(!_consent.isLive",
  },
  {
    fault: "Reinstating a clinician brings back what was revoked.",
    machine: "ConsentProof",
    file: CONSENT,
    find: "require(_standing == IActorRegistry.Standing.Suspended);",
    replace: "_consent.revoked = false;",
    breaks: "ConsentProof.provesOnlyGrantsGive",
  },
  {
    fault: "Lifting a pause gives a consent.",
    machine: "ConsentProof",
    file: CONSENT,
    find: "require(_paused);",
    replace: "_consent.expiresAt = 1;",
    breaks: "ConsentProof.provesOnlyGrantsGive",
  },
  {
    fault: "A consent is live before its first minute.",
    machine: "ConsentProof",
    file: CONSENT_RULES,
    find: "consent.notBefore <= minute && ",
    replace: "",
    breaks: "ConsentProof.provesEveryConsentIsInItsWindow",
  },
  {
    fault: "A consent is live in the minute in which it ends.",
    machine: "ConsentProof",
    file: CONSENT_RULES,
    find: "minute < consent.expiresAt;",
    replace: "minute <= consent.expiresAt;",
    breaks: "ConsentProof.provesEveryConsentIsInItsWindow",
  },
  {
    fault: "There is nothing to revoke in what is live already.",
    machine: "ConsentProof",
    file: CONSENT_RULES,
    find: "return consent.expiresAt != 0 && !consent.revoked;",
    replace: "return consent.expiresAt > 9 && !consent.revoked;",
    breaks: "ConsentProof.provesRevokingEndsAtOnce: assert(given",
  },
  {
    fault: "A step leaves the version as it is.",
    machine: "RecordProof",
    file: RECORD,
    find: "        ++version;\n",
    replace: "",
    breaks: "RecordProof._move",
  },
  {
    fault: "A step skips a version.",
    machine: "RecordProof",
    file: RECORD,
    find: "++version;",
    replace: "version += 2;",
    breaks: "RecordProof.provesVersionsCountTheSteps",
  },
  {
    fault: "A record never changed counts as version 0.",
    machine: "RecordProof",
    file: RECORD_RULES,
    find: "return (1, IChartEvents.Status.Active);",
    replace: "return (0, IChartEvents.Status.Active);",
    breaks: "RecordProof.provesVersionsCountTheSteps",
  },
  {
    fault: "What was erased is in use.",
    machine: "RecordProof",
    file: RECORD_RULES,
    find: "return status == IChartEvents.Status.Active || status == IChartEvents.Status.Disputed;",
    replace: "return status != IChartEvents.Status.EnteredInError;",
    breaks: "RecordProof.provesRetractedStaysRetracted: assert(!RecordRules.isInUse",
  },
  {
    fault: "A retracted record can be changed.",
    machine: "RecordProof",
    file: RECORD,
    find: "        require(RecordRules.isInUse(from));\n",
    replace: "",
    breaks: "RecordProof.provesRetractedStaysRetracted: assert(status",
  },
  {
    fault: "Disputing takes a record out of use.",
    machine: "RecordProof",
    file: RECORD,
    find: "_move(expectedVersion, IChartEvents.Status.Disputed);",
    replace: "_move(expectedVersion, IChartEvents.Status.Erased);",
    breaks: "RecordProof.provesRetractedStaysRetracted: assert(RecordRules.isInUse",
  },
  {
    fault: "Two writers of one version both win.",
    machine: "RecordProof",
    file: RECORD,
    find: "require(expectedVersion == version);",
    replace: "require(expectedVersion != 0);",
    breaks: "RecordProof._move",
  },
  {
    fault: "An author may write a number again.",
    machine: "SequenceProof",
    file: RECORD_RULES,
    find: "return sequence > reached && sequence - reached == 1;",
    replace: "return sequence == reached;",
    breaks: "SequenceProof.add: assert(sequence",
  },
  {
    fault: "A batch counts as one.",
    machine: "SequenceProof",
    file: "proofs/machines/SequenceProof.sol",
    find: "sequence + (count - 1)",
    replace: "sequence",
    breaks: "SequenceProof.add: assert(reached",
  },
  {
    fault: "Anybody may skip numbers.",
    machine: "SequenceProof",
    file: RECORD_RULES,
    find: "return sequence > reached && sequence - reached == 1;",
    replace: "return sequence > reached;",
    breaks: "SequenceProof.provesSequencesHaveNoGap",
  },
  {
    fault: "A device may write a number again.",
    machine: "SequenceProof",
    file: RECORD_RULES,
    find: "if (kind == IActorRegistry.Kind.Device) return sequence > reached;",
    replace: "if (kind == IActorRegistry.Kind.Device) return sequence == reached;",
    breaks: "SequenceProof.provesSequencesNeverGoBack: assert(_reached >= _written",
  },
  {
    fault: "A device may go back.",
    machine: "SequenceProof",
    file: RECORD_RULES,
    find: "if (kind == IActorRegistry.Kind.Device) return sequence > reached;",
    replace: "if (kind == IActorRegistry.Kind.Device) return sequence < reached || sequence == 9;",
    breaks: "SequenceProof.provesSequencesNeverGoBack: assert(_reached > _last",
  },
];

/** The sources with the fault in them. */
export function breakIt({ file, find, replace }: Broken): ReadonlyMap<string, string> {
  const source = sourceOf(file);
  const count = occurrences(source, find);
  if (count !== 1) throw new Error(`${file} has ${count} times, not once:\n${find}`);
  return new Map([[file, source.replace(find, () => replace)]]);
}
