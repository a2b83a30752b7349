/** Each of these changes which of two equal ways is taken: what the contract answers is the same. */
const ONLY_GAS =
  "The number that is kept saves a call to the other registry, and that call gives the same answer: only gas differs.";

const IS_SOMEBODY =
  'base/ChartConsents.sol "if (other < patient || other <= _knownActors) return true;": flip the operator';

/** Generated mutants that no test notices, by id, and why that is no gap in the tests. */
export const survivors: Readonly<Record<string, string>> = {
  'base/ChartConsents.sol "if (grantee == patient) revert ChartRegistryInvalidGrantee(patient, grantee);": swap arguments at 59 → "grantee, patient"':
    "Both are the same actor there.",
  [`${IS_SOMEBODY} at 9 → "<="`]: "That they are the same was refused one line before.",
  [`${IS_SOMEBODY} at 19 → "&&"`]: ONLY_GAS,
  [`${IS_SOMEBODY} at 28 → "<"`]: ONLY_GAS,
  'base/ChartConsents.sol "_knownActors = count;": drop the assignment at 0 → ""': ONLY_GAS,
  'libraries/Epochs.sol "uint256 moved = near + _step(mask & ((1 << NEAR) - 1));": constant ±1 at 38 → "2"':
    "The lane that is moved too much lies above the 208 bits that are kept.",
  'libraries/Epochs.sol "if (rest & 0xffff != 0) {": flip the operator at 8 → "|"':
    "A word of which no compartment moves is then written as it was: only gas differs.",
  'libraries/RecordRules.sol "return sequence > reached && sequence - reached == 1;": flip the operator at 15 → ">="':
    "The number that was reached already is refused by the second half.",
};
