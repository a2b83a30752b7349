const CHECKS_ONLY =
  "The call is made for its revert: it returns only when the caller holds the actor. What kind of actor it is does not " +
  "matter here, because whoever the actor must be is checked against the chart's patient, a mandate or a consent.";

/** Findings of Slither that are none, and why: a whole detector by its name, or one finding by its title. */
export const triage: Readonly<Record<string, string>> = {
  "unused-return: ChartConsents._openEpochs(address,uint64,uint64,bytes32,bytes32) ignores return value by ACTORS.requireAccount(patient,account)":
    "Made for its revert. That the actor is a patient was checked when it opened the chart, and `_rotate` wants an open one.",
  "unused-return: ChartConsents._revokeAndRotate(address,uint64,uint64,uint64,bytes32,bytes32) ignores return value by ACTORS.requireAccount(patient,account)":
    "Made for its revert. Only a patient has consents to end and a chart to rotate; both are checked.",
  "unused-return: ChartConsents._denyAccess(address,uint64,uint64,uint64) ignores return value by ACTORS.requireAccount(actor,account)":
    CHECKS_ONLY,
  "unused-return: ChartConsents._revoke(address,uint64,uint64,uint64) ignores return value by ACTORS.requireAccount(actor,account)":
    CHECKS_ONLY,
  "unused-return: ChartConsents._requestAccess(address,uint64,uint64,IChartEvents.Terms,bytes32) ignores return value by ACTORS.requirePractising(grantee,account)":
    "Made for its revert. Anyone in good standing may ask, of whatever kind.",
  "unused-return: ChartRecords._disputeRecord(address,uint64,uint64,uint64,uint32,uint32,bytes32) ignores return value by ACTORS.requireAccount(actor,account)":
    CHECKS_ONLY,
  "unused-return: SignedActions._requireSignature(address,uint256,bytes32,bytes) ignores return value by (recovered,None,None) = ECDSA.tryRecoverCalldata(digest,signature)":
    "On any error the recovered address is zero, which is refused; which error it was changes nothing.",
  "uninitialized-local: Readable.compartments(uint64).found is a local variable never initialized":
    "Solidity starts it at zero, which is meant.",
  timestamp:
    "Consents, mandates, licences and signatures end by date, which is the point. Whoever makes a block can move its time " +
    "by seconds; the shortest unit here is the minute for consents, and no end is chosen to the second.",
  "naming-convention": "`ACTORS` is an immutable, and Solidity's style guide writes those like constants.",
};
