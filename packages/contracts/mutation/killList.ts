import type { Mutant } from "./mutant.ts";

const guard = (file: string, find: string, replace: string, promise: string): Mutant => ({
  file,
  find,
  replace,
  promise,
});

const ACTORS = "ActorRegistry.sol";
const CHARTS = "ChartRegistry.sol";
const CONSENTS = "base/ChartConsents.sol";
const RECORDS = "base/ChartRecords.sol";
const TWINS = "base/SignedCharts.sol";
const SIGNED = "base/SignedActions.sol";
const RULES = "libraries/ConsentRules.sol";
const VERSIONS = "libraries/RecordRules.sol";
const EPOCHS = "libraries/Epochs.sol";
const READABLE = "libraries/Readable.sol";
const LOG = "DisclosureLog.sol";

/** The guards of the contracts, each taken away in turn. A test must fail for every one. */
export const killList: readonly Mutant[] = [
  // Who acts.
  guard(
    ACTORS,
    "if (holder != account) revert ActorRegistryNotAccount(actor, account);",
    "",
    "Only an actor's account acts for it.",
  ),
  guard(
    ACTORS,
    "if (holder == address(0)) revert ActorRegistryUnknownActor(actor);",
    "",
    "Nobody acts for an actor that does not exist.",
  ),
  guard(
    ACTORS,
    "if (state.account == address(0)) revert ActorRegistryUnknownActor(actor);",
    "",
    "An actor that does not exist gets no standing.",
  ),
  guard(
    ACTORS,
    "if (state.proposedAccount != account) revert ActorRegistryNotProposed(actor, account);",
    "",
    "Only the proposed account takes over.",
  ),
  guard(ACTORS, "        delete state.proposedAccount;\n", "", "A proposal counts once."),
  guard(
    ACTORS,
    "actor = ++_actorCount;",
    "actor = _actorCount; ++_actorCount;",
    "Ids begin with 1, so that 0 is nobody.",
  ),
  guard(ACTORS, "if (kind == Kind.None) revert ActorRegistryEmptyKind();", "", "Every actor is of some kind."),
  guard(ACTORS, "if (digest == 0) revert ActorRegistryEmptyDigest();", "", "A key or profile names some content."),

  // Standing.
  guard(
    ACTORS,
    "uint40 validUntil) external restricted {\n        if (issuer",
    "uint40 validUntil) external {\n        if (issuer",
    "Only the regulator licenses.",
  ),
  guard(
    ACTORS,
    "function accredit(uint64 organization, uint40 validUntil) external restricted",
    "function accredit(uint64 organization, uint40 validUntil) external",
    "Only the regulator accredits.",
  ),
  guard(
    ACTORS,
    "function suspend(uint64 actor) external restricted",
    "function suspend(uint64 actor) external",
    "Only the regulator suspends.",
  ),
  guard(
    ACTORS,
    "function reinstate(uint64 actor) external restricted",
    "function reinstate(uint64 actor) external",
    "Only the regulator reinstates.",
  ),
  guard(ACTORS, "if (issuer != 0) _requireIssuer(issuer);", "", "An issuer is an organization in good standing."),
  guard(
    ACTORS,
    "if (state.standing == Standing.Suspended) revert ActorRegistryWrongStanding(actor, Standing.Suspended);",
    "",
    "A renewal does not lift a suspension.",
  ),
  guard(
    ACTORS,
    "if (state.standing != from) revert ActorRegistryWrongStanding(actor, state.standing);",
    "",
    "Only what is active is suspended, only what is suspended reinstated.",
  ),
  guard(
    ACTORS,
    "standing == Standing.Active && block.timestamp < validUntil",
    "standing == Standing.Active",
    "A licence ends on its date.",
  ),
  guard(
    ACTORS,
    "standing == Standing.Active && block.timestamp < validUntil",
    "block.timestamp < validUntil",
    "A suspension counts in its block.",
  ),
  guard(
    ACTORS,
    "if (!_inGoodStanding(kind, state.standing, state.validUntil)) {\n            revert ActorRegistryNotInGoodStanding",
    "if (false) {\n            revert ActorRegistryNotInGoodStanding",
    "Who is suspended or out of date does not practise.",
  ),
  guard(
    ACTORS,
    "if (time <= block.timestamp) revert ActorRegistryExpiryPassed(time, block.timestamp);",
    "",
    "Nothing is given until a time that has passed.",
  ),
  guard(
    ACTORS,
    "if (state.kind != kind) revert ActorRegistryWrongKind(actor, state.kind);",
    "",
    "Clinicians are licensed, organizations accredited, and nobody else.",
  ),

  // Organizations and proxies.
  guard(
    ACTORS,
    "        _requireKind(organization, Kind.Organization);\n        if (!_isAdministrator(organization, actor)) revert ActorRegistryNotAdministrator(organization, actor);\n",
    "        _requireKind(organization, Kind.Organization);\n",
    "Only the organization or its administrator adds a member.",
  ),
  guard(
    ACTORS,
    "if (actor != member && !_isAdministrator(organization, actor)) {",
    "if (false) {",
    "A third party ends no membership.",
  ),
  guard(
    ACTORS,
    "return block.timestamp < _members[organization][member];",
    "return _members[organization][member] != 0;",
    "A membership ends on its date.",
  ),
  guard(
    ACTORS,
    "actor == organization || block.timestamp < _administrators[organization][actor]",
    "actor == organization || _administrators[organization][actor] != 0",
    "An administrator's time ends on its date.",
  ),
  guard(
    ACTORS,
    "if (actor != organization && actor != administrator) revert ActorRegistryNotAdministrator(organization, actor);",
    "",
    "A third party removes no administrator.",
  ),
  guard(
    ACTORS,
    "if (kind != Kind.Patient) revert ActorRegistryWrongKind(patient, kind);",
    "",
    "Only a patient appoints a proxy.",
  ),
  guard(
    ACTORS,
    "if (proxy == patient || !_isPerson(proxy)) revert ActorRegistryInvalidProxy(patient, proxy);",
    "",
    "A proxy is another person.",
  ),
  guard(ACTORS, "if (block.timestamp / 1 minutes >= mandate.until) delete mandate;", "", "A mandate ends on its date."),
  guard(
    ACTORS,
    "if (actor != patient && actor != proxy) revert ActorRegistryDismissRefused(proxy, actor);",
    "",
    "A third party dismisses no proxy.",
  ),

  // Consents.
  guard(
    CONSENTS,
    "ACTORS.requireAccount(patient, account);\n        _rotate(",
    "_rotate(",
    "Only the patient's account opens epochs.",
  ),
  guard(
    CONSENTS,
    "ACTORS.requireAccount(actor, account);\n        if (actor != patient) _requireMandateToRevoke",
    "if (actor != patient) _requireMandateToRevoke",
    "Only an account that holds the actor revokes as it.",
  ),
  guard(
    CONSENTS,
    "ACTORS.requireAccount(patient, account);\n        _endConsent",
    "_endConsent",
    "Only the patient's account revokes and rotates.",
  ),
  guard(
    CONSENTS,
    "        if (actor != patient) _requireMandateToGrant(patient, actor, grantee, terms, consent);\n",
    "",
    "Nobody grants for a patient without a mandate.",
  ),
  guard(
    CONSENTS,
    "        if (actor != patient) _requireMandateToRevoke(patient, actor, _consents[patient][grantee]);\n",
    "",
    "Nobody revokes for a patient without a mandate.",
  ),
  guard(
    CONSENTS,
    "if (actor == patient && kind != IActorRegistry.Kind.Patient) revert ChartRegistryNotPatient(patient, kind);",
    "",
    "Only a patient has consents to give.",
  ),
  guard(CONSENTS, "if (chart.open) revert ChartRegistryAlreadyOpen(patient);", "", "A chart opens once."),
  guard(
    CONSENTS,
    "        bytes32 reason\n    ) internal whenNotPaused {",
    "        bytes32 reason\n    ) internal {",
    "A pause stops requests.",
  ),
  guard(
    CONSENTS,
    "        bytes32 envelope\n    ) internal whenNotPaused {",
    "        bytes32 envelope\n    ) internal {",
    "A pause stops grants.",
  ),
  guard(
    CONSENTS,
    "if (other == patient || other == 0) return false;",
    "if (other == 0) return false;",
    "A patient grants nothing to itself.",
  ),
  guard(CONSENTS, "if (other > count) return false;", "", "A grantee exists."),
  guard(
    CONSENTS,
    "if (!ConsentRules.isGiven(consent)) revert ChartRegistryNoConsent(patient, grantee);",
    "",
    "Only what was given is revoked.",
  ),
  guard(CONSENTS, "        consent.revoked = true;\n", "", "A revocation ends reading and writing."),
  guard(CONSENTS, "grantee == proxy ||", "", "A proxy gives nothing to itself."),
  guard(CONSENTS, "terms.expiresAt > mandate.until ||", "", "What a proxy gives does not outlast its mandate."),
  guard(
    CONSENTS,
    "!ConsentRules.reaches(mandate.compartments, terms.readMask, terms.writeMask) ||",
    "",
    "A proxy gives within its compartments.",
  ),
  guard(
    CONSENTS,
    "(replaced.isGiven() && !ConsentRules.reaches(mandate.compartments, replaced.readMask, replaced.writeMask))",
    "false",
    "A proxy replaces no consent beyond its compartments.",
  ),
  guard(
    CONSENTS,
    "if (!mandate.mayGrant) revert ChartRegistryProxyRefused(patient, proxy);",
    "",
    "A proxy grants only if its mandate says so.",
  ),
  guard(
    CONSENTS,
    "if (!mandate.mayRevoke) revert ChartRegistryProxyRefused(patient, proxy);",
    "",
    "A proxy revokes only if its mandate says so.",
  ),
  guard(CONSENTS, "|| terms.expiresAt - now_ > MAX_CONSENT", "", "No consent lasts over ten years."),
  guard(CONSENTS, "terms.expiresAt <= now_ ||", "", "No consent begins when it is over."),
  guard(
    CONSENTS,
    "if (spent) revert ChartRegistryEpochsExhausted(mask);",
    "",
    "An epoch never comes back to an earlier one.",
  ),
  guard(
    RULES,
    "return !consent.revoked && consent.notBefore",
    "return consent.notBefore",
    "A revoked consent does not hold.",
  ),
  guard(
    RULES,
    "consent.notBefore <= minute && minute < consent.expiresAt",
    "consent.notBefore <= minute",
    "A consent ends at its last minute.",
  ),
  guard(
    RULES,
    "consent.notBefore <= minute && minute < consent.expiresAt",
    "minute < consent.expiresAt",
    "A consent begins at its first minute.",
  ),
  guard(
    RULES,
    "return isLive(consent, minute) && includes(consent.readMask, compartment);",
    "return isLive(consent, minute) && includes(consent.readMask | consent.writeMask, compartment);",
    "Who may add may not read.",
  ),
  guard(
    RULES,
    "return isLive(consent, minute) && includes(consent.writeMask, compartment);",
    "return isLive(consent, minute);",
    "Writing holds in the compartments named.",
  ),
  guard(EPOCHS, "if (rest & 0xffff != 0) {", "if (false) {", "Far compartments have epochs too."),
  guard(CHARTS, "ACTORS.kindOf(grantee) != IActorRegistry.Kind.Device", "true", "A device reads nothing."),
  guard(
    CHARTS,
    "_consents[patient][grantee].mayRead(compartment, _minute()) &&\n            ACTORS.inGoodStanding(grantee)",
    "_consents[patient][grantee].mayRead(compartment, _minute())",
    "Who is suspended reads nothing.",
  ),
  guard(CHARTS, "function pause() external restricted", "function pause() external", "Only the regulator pauses."),
  guard(
    CHARTS,
    "function unpause() external restricted",
    "function unpause() external",
    "Only the regulator lifts a pause.",
  ),

  // Records.
  guard(
    RECORDS,
    "if ((author != patient || organization != 0) && !consent.mayWrite(compartment, _minute())) {",
    "if (false) {",
    "A record needs a consent to write.",
  ),
  guard(
    RECORDS,
    "if (_practisesIn(organization, author)) return _consents[patient][organization];",
    "return _consents[patient][organization];",
    "Only its members write for an organization.",
  ),
  guard(
    RECORDS,
    "ACTORS.isMember(organization, member) &&",
    "",
    "Who is no member reads nothing of an organization's.",
  ),
  guard(
    RECORDS,
    "            ACTORS.inGoodStanding(organization) &&\n",
    "",
    "An organization that is suspended opens nothing to its members.",
  ),
  guard(RECORDS, "if (!chart.open) revert ChartRegistryNotOpen(patient);", "", "A record needs an open chart."),
  guard(
    RECORDS,
    "if (epoch != current) revert ChartRegistryWrongEpoch(compartment, epoch, current);",
    "",
    "A record is sealed for the current epoch.",
  ),
  guard(
    RECORDS,
    "if (!RecordRules.mayFollow(kind, reached, sequence)) {",
    "if (false) {",
    "Sequences have no gap and no repeat.",
  ),
  guard(
    RECORDS,
    "if (records.length == 0 || records.length > MAX_BATCH) {",
    "if (records.length == 0) {",
    "A batch has an upper bound.",
  ),
  guard(
    RECORDS,
    "if (expectedVersion != version) revert ChartRegistryWrongVersion(expectedVersion, version);",
    "",
    "Of two writers of one version one wins.",
  ),
  guard(
    RECORDS,
    "if (!RecordRules.isInUse(from)) revert ChartRegistryRetracted(patient, author, sequence, from);",
    "",
    "A retraction is final.",
  ),
  guard(
    RECORDS,
    "if (version == 0) revert ChartRegistryUnknownRecord(patient, author, sequence);",
    "",
    "Nobody amends what was never written.",
  ),
  guard(
    RECORDS,
    "if (!_mayRetract(actor, patient, author, status)) revert ChartRegistryRetractRefused(actor, status);",
    "",
    "Only the patient or the author retracts.",
  ),
  guard(
    RECORDS,
    "if (actor != author || status != Status.EnteredInError) return false;",
    "if (actor != author) return false;",
    "An author erases nothing.",
  ),
  guard(
    RECORDS,
    "return consent.isLive(_minute()) && consent.writeMask != 0;",
    "return consent.writeMask != 0;",
    "An author whose consent ended retracts nothing.",
  ),
  guard(
    RECORDS,
    "if (actor != patient && !ACTORS.mandateOf(patient, actor).mayDispute) {",
    "if (false) {",
    "Only the patient or its proxy disputes.",
  ),
  guard(
    RECORDS,
    "if (author == patient) revert ChartRegistryOwnRecord(patient, sequence);",
    "",
    "A patient does not dispute its own record.",
  ),
  guard(RECORDS, "_requireStatus(patient, author, sequence, Status.Disputed);", "", "Only a dispute is answered."),
  guard(
    RECORDS,
    "if (kind == IActorRegistry.Kind.Device) revert ChartRegistryDeviceOnlyAdds(actor);",
    "",
    "A device only adds.",
  ),
  guard(RECORDS, "        chart.head = head;\n", "", "The head covers every record of a batch."),
  guard(
    VERSIONS,
    "sequence > reached && sequence - reached == 1",
    "sequence > reached",
    "Only a device skips a sequence.",
  ),
  guard(
    VERSIONS,
    "if (kind == IActorRegistry.Kind.Device) return sequence > reached;",
    "if (kind == IActorRegistry.Kind.Device) return true;",
    "A device's sequences grow.",
  ),

  // Signatures.
  guard(
    SIGNED,
    "if (block.timestamp > deadline) revert SignedActionsExpired(deadline, block.timestamp);",
    "",
    "A signature ends at its deadline.",
  ),
  guard(SIGNED, "if (bits & bit != 0) revert SignedActionsNonceUsed(account, nonce);", "", "A nonce counts once."),
  guard(SIGNED, "_nonces[account][nonce >> 8] = bits | bit;", "", "A nonce that was used is kept."),
  guard(
    SIGNED,
    "        _requireSignature(account, deadline, action, signature);\n        _spendNonce(account, nonce);",
    "        _spendNonce(account, nonce);",
    "Nothing is done for an account that it did not sign.",
  ),
  guard(
    SIGNED,
    "        _requireSignature(account, deadline, action, signature);\n        _cancelNonce(account, nonce);",
    "        _cancelNonce(account, nonce);",
    "Nobody cancels another's nonce.",
  ),
  guard(
    SIGNED,
    "if (recovered != account || account == address(0)) {",
    "if (recovered != account) {",
    "A broken signature is not one of the zero account.",
  ),
  guard(
    SIGNED,
    "if (!SignatureChecker.isValidERC1271SignatureNowCalldata(account, digest, signature)) {",
    "if (account.code.length == 0) {",
    "A contract wallet is asked whether it signed.",
  ),
  guard(
    TWINS,
    "        _spendSignature(account, nonce, deadline, action, signature);\n        _grant(",
    "        _grant(",
    "A signed grant needs a signature.",
  ),
  guard(
    TWINS,
    "        _requireSignature(account, deadline, action, signature);\n        _addRecord(account",
    "        _addRecord(account",
    "A signed record needs a signature.",
  ),
  guard(
    READABLE,
    "if (seconds_ % 60 != 0 || seconds_ / 60 > type(uint32).max) {",
    "if (seconds_ / 60 > type(uint32).max) {",
    "Two times never share one signed text.",
  ),

  // The managers' logs.
  guard(
    LOG,
    "if (kind != IActorRegistry.Kind.Organization) revert DisclosureLogNotOrganization(manager, kind);",
    "",
    "Only an organization runs a manager.",
  ),
  guard(
    LOG,
    "if (until <= log.until || until > block.timestamp) {",
    "if (until > block.timestamp) {",
    "Periods follow one another.",
  ),
  guard(
    LOG,
    "if (until <= log.until || until > block.timestamp) {",
    "if (until <= log.until) {",
    "A period is over when it is committed to.",
  ),
];
