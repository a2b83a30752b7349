// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {IActorRegistry} from "./interfaces/IActorRegistry.sol";
import {IChartRegistry} from "./interfaces/IChartRegistry.sol";

/// @title ChartRegistry
/// @dev Each write ends in a private function that takes the acting account, so a call that arrives with a signature
///      instead of a sender can end in the same place. The authority appears in `pause` and `unpause` only: no role
///      reaches a consent, an epoch or a record.
contract ChartRegistry is IChartRegistry, AccessManaged, Pausable {
    /// @notice Longest time from now to the end of a consent, in minutes: ten years of 365.25 days.
    uint32 public constant MAX_CONSENT = 5_259_600;

    uint8 private constant COMPARTMENTS = 64;

    uint8 private constant EPOCHS_PER_WORD = 8;

    IActorRegistry private immutable ACTORS;

    /// @param sequence Number of records the patient has written.
    /// @param open What `keyList != 0` says too, kept beside `sequence` so that a patient's write loads one slot for both.
    /// @param epochs Word i holds the epochs of compartments 8i to 8i + 7, 32 bits each, the lowest first.
    struct ChartState {
        // slot 0
        bytes32 head;
        // slot 1
        bytes32 keyList;
        // slot 2: 4 + 1 = 5 bytes
        uint32 sequence;
        bool open;
        // slots 3 to 10
        uint256[COMPARTMENTS / EPOCHS_PER_WORD] epochs;
    }

    /// @dev Kept only for a record that was amended or retracted; version 0 stands for "version 1, active".
    struct Record {
        // slot 0: 4 + 1 = 5 bytes
        uint32 version;
        Status status;
    }

    mapping(uint64 patient => ChartState) private _charts;

    mapping(uint64 patient => mapping(uint64 grantee => Consent)) private _consents;

    mapping(uint64 patient => mapping(uint64 author => mapping(uint32 sequence => Record))) private _records;

    /// @param authority The `AccessManager` that says who the regulator is.
    /// @param actors_ The registry whose actors these charts are about.
    constructor(address authority, IActorRegistry actors_) AccessManaged(authority) {
        ACTORS = actors_;
    }

    /// @inheritdoc IChartRegistry
    function openChart(uint64 patient, bytes32 keys) external {
        _openChart(msg.sender, patient, keys);
    }

    /// @inheritdoc IChartRegistry
    function openEpochs(uint64 patient, uint64 mask, bytes32 keys, bytes32 keyring) external {
        _openEpochs(msg.sender, patient, mask, keys, keyring);
    }

    /// @inheritdoc IChartRegistry
    function requestAccess(uint64 grantee, uint64 patient, Terms calldata terms, bytes32 reason) external {
        _requestAccess(msg.sender, grantee, patient, terms, reason);
    }

    /// @inheritdoc IChartRegistry
    function denyAccess(uint64 patient, uint64 grantee) external {
        _denyAccess(msg.sender, patient, grantee);
    }

    /// @inheritdoc IChartRegistry
    function grant(uint64 patient, uint64 grantee, Terms calldata terms, bytes32 envelope) external {
        _grant(msg.sender, patient, grantee, terms, envelope);
    }

    /// @inheritdoc IChartRegistry
    function revoke(uint64 patient, uint64 grantee) external {
        _revoke(msg.sender, patient, grantee);
    }

    /// @inheritdoc IChartRegistry
    function revokeAndRotate(uint64 patient, uint64 grantee, uint64 mask, bytes32 keys, bytes32 keyring) external {
        _revokeAndRotate(msg.sender, patient, grantee, mask, keys, keyring);
    }

    /// @inheritdoc IChartRegistry
    function addRecord(
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) external {
        _addRecord(msg.sender, patient, author, sequence, compartment, epoch, pointer);
    }

    /// @inheritdoc IChartRegistry
    function amendRecord(
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) external {
        _amendRecord(msg.sender, patient, author, sequence, expectedVersion, compartment, epoch, pointer);
    }

    /// @inheritdoc IChartRegistry
    function retractRecord(
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Status status
    ) external {
        _retractRecord(msg.sender, actor, patient, author, sequence, expectedVersion, status);
    }

    /// @inheritdoc IChartRegistry
    function pause() external restricted {
        _pause();
    }

    /// @inheritdoc IChartRegistry
    function unpause() external restricted {
        _unpause();
    }

    /// @inheritdoc IChartRegistry
    function chartOf(uint64 patient) external view returns (Chart memory) {
        ChartState storage chart = _charts[patient];
        return Chart({head: chart.head, keyList: chart.keyList, sequence: chart.sequence});
    }

    /// @inheritdoc IChartRegistry
    function headOf(uint64 patient) external view returns (bytes32) {
        return _charts[patient].head;
    }

    /// @inheritdoc IChartRegistry
    function epochOf(uint64 patient, uint8 compartment) external view returns (uint32) {
        _requireCompartment(compartment);
        return _epochOf(_charts[patient], compartment);
    }

    /// @inheritdoc IChartRegistry
    function consentOf(uint64 patient, uint64 grantee) external view returns (Consent memory) {
        return _consents[patient][grantee];
    }

    /// @inheritdoc IChartRegistry
    function recordOf(
        uint64 patient,
        uint64 author,
        uint32 sequence
    ) external view returns (uint32 version, Status status) {
        if (!_exists(patient, author, sequence)) return (0, Status.None);
        return _stateOf(_records[patient][author][sequence]);
    }

    /// @inheritdoc IChartRegistry
    function canRead(uint64 patient, uint64 grantee, uint8 compartment) external view returns (bool) {
        if (grantee == patient) return _charts[patient].open && compartment < COMPARTMENTS;
        Consent storage consent = _consents[patient][grantee];
        return _isLive(consent) && _includes(consent.readMask, compartment) && ACTORS.inGoodStanding(grantee);
    }

    /// @inheritdoc IChartRegistry
    function canWrite(uint64 patient, uint64 grantee, uint8 compartment) external view returns (bool) {
        if (grantee == patient) return _charts[patient].open && compartment < COMPARTMENTS;
        Consent storage consent = _consents[patient][grantee];
        return _isLive(consent) && _includes(consent.writeMask, compartment) && ACTORS.inGoodStanding(grantee);
    }

    /// @inheritdoc IChartRegistry
    function actors() external view returns (IActorRegistry) {
        return ACTORS;
    }

    function _openChart(address account, uint64 patient, bytes32 keys) private {
        ACTORS.requireAccount(patient, account);
        IActorRegistry.Kind kind = ACTORS.actorOf(patient).kind;
        if (kind != IActorRegistry.Kind.Patient) revert ChartRegistryNotPatient(patient, kind);
        if (_charts[patient].open) revert ChartRegistryAlreadyOpen(patient);
        _requirePointer(keys);

        _charts[patient].keyList = keys;
        _charts[patient].open = true;
        emit ChartOpened(patient, keys);
    }

    function _openEpochs(address account, uint64 patient, uint64 mask, bytes32 keys, bytes32 keyring) private {
        ACTORS.requireAccount(patient, account);
        _rotate(patient, mask, keys, keyring);
    }

    function _requestAccess(
        address account,
        uint64 grantee,
        uint64 patient,
        Terms memory terms,
        bytes32 reason
    ) private whenNotPaused {
        ACTORS.requirePractising(grantee, account);
        _requireOpen(patient);
        if (grantee == patient) revert ChartRegistryInvalidGrantee(patient, grantee);
        _requireTerms(terms);
        _requirePointer(reason);

        emit AccessRequested(patient, grantee, terms, reason);
    }

    function _denyAccess(address account, uint64 patient, uint64 grantee) private {
        ACTORS.requireAccount(patient, account);
        _requireOpen(patient);
        _requireGrantee(patient, grantee);

        emit AccessDenied(patient, grantee);
    }

    function _grant(
        address account,
        uint64 patient,
        uint64 grantee,
        Terms memory terms,
        bytes32 envelope
    ) private whenNotPaused {
        ACTORS.requireAccount(patient, account);
        _requireOpen(patient);
        _requireGrantee(patient, grantee);
        _requireTerms(terms);
        if ((envelope == 0) != (terms.readMask == 0)) revert ChartRegistryEmptyPointer();

        Consent storage consent = _consents[patient][grantee];
        consent.readMask = terms.readMask;
        consent.writeMask = terms.writeMask;
        consent.notBefore = terms.notBefore;
        consent.expiresAt = terms.expiresAt;
        consent.purpose = terms.purpose;
        consent.revoked = false;
        emit ConsentGranted(patient, grantee, terms, envelope);
    }

    function _revoke(address account, uint64 patient, uint64 grantee) private {
        ACTORS.requireAccount(patient, account);
        _endConsent(patient, grantee);
    }

    function _revokeAndRotate(
        address account,
        uint64 patient,
        uint64 grantee,
        uint64 mask,
        bytes32 keys,
        bytes32 keyring
    ) private {
        ACTORS.requireAccount(patient, account);
        _endConsent(patient, grantee);
        _rotate(patient, mask, keys, keyring);
    }

    function _addRecord(
        address account,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) private {
        ChartState storage chart = _charts[patient];
        _requireWrite(account, chart, patient, author, compartment, epoch, pointer);
        if (author == patient) {
            chart.sequence = _next(author, sequence, chart.sequence);
        } else {
            Consent storage consent = _consents[patient][author];
            consent.sequence = _next(author, sequence, consent.sequence);
        }
        _advance(chart, author, sequence, 1, compartment, epoch, pointer, Status.Active);
        emit RecordAdded(patient, author, sequence, compartment, epoch, pointer);
    }

    function _amendRecord(
        address account,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) private {
        ChartState storage chart = _charts[patient];
        _requireWrite(account, chart, patient, author, compartment, epoch, pointer);
        uint32 version = _nextVersion(patient, author, sequence, expectedVersion);

        _records[patient][author][sequence] = Record({version: version, status: Status.Active});
        _advance(chart, author, sequence, version, compartment, epoch, pointer, Status.Active);
        emit RecordAmended(patient, author, sequence, version, compartment, epoch, pointer);
    }

    function _retractRecord(
        address account,
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Status status
    ) private {
        ACTORS.requirePractising(actor, account);
        if (!_mayRetract(actor, patient, author, status)) revert ChartRegistryRetractRefused(actor, status);
        uint32 version = _nextVersion(patient, author, sequence, expectedVersion);

        _records[patient][author][sequence] = Record({version: version, status: status});
        _advance(_charts[patient], author, sequence, version, 0, 0, 0, status);
        emit RecordRetracted(patient, author, sequence, version, status, actor);
    }

    function _endConsent(uint64 patient, uint64 grantee) private {
        Consent storage consent = _consents[patient][grantee];
        if (consent.expiresAt == 0 || consent.revoked) revert ChartRegistryNoConsent(patient, grantee);

        consent.revoked = true;
        emit ConsentRevoked(patient, grantee);
    }

    /// @dev The loop ends with the highest bit of `mask`: at most 8 words of 8 compartments. An epoch would spill into
    ///      its neighbour's 32 bits after 2^32 rotations, more than a patient could send in ten thousand years.
    function _rotate(uint64 patient, uint64 mask, bytes32 keys, bytes32 keyring) private {
        ChartState storage chart = _charts[patient];
        if (chart.keyList == 0) revert ChartRegistryNotOpen(patient);
        if (mask == 0) revert ChartRegistryEmptyMask();
        _requirePointer(keys);

        uint256 rest = mask;
        for (uint256 word = 0; rest != 0; ++word) {
            if (rest & 0xff != 0) chart.epochs[word] += _stepOf(rest & 0xff);
            rest >>= EPOCHS_PER_WORD;
        }
        chart.keyList = keys;
        emit EpochsOpened(patient, mask, keys, keyring);
    }

    /// @dev The one place that moves a head. Callers have already checked who may.
    function _advance(
        ChartState storage chart,
        uint64 author,
        uint32 sequence,
        uint32 version,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer,
        Status status
    ) private {
        chart.head = keccak256(abi.encode(chart.head, author, sequence, version, compartment, epoch, pointer, status));
    }

    /// @dev The check before every record write.
    function _requireWrite(
        address account,
        ChartState storage chart,
        uint64 patient,
        uint64 author,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) private view {
        ACTORS.requirePractising(author, account);
        _requireCompartment(compartment);
        _requirePointer(pointer);

        if (author == patient) {
            if (!chart.open) revert ChartRegistryNotOpen(patient);
        } else {
            Consent storage consent = _consents[patient][author];
            if (!_isLive(consent) || !_includes(consent.writeMask, compartment)) {
                revert ChartRegistryWriteRefused(patient, author, compartment);
            }
        }

        uint32 current = _epochOf(chart, compartment);
        if (epoch != current) revert ChartRegistryWrongEpoch(compartment, epoch, current);
    }

    /// @dev The version after `expectedVersion`, which must be the record's current one.
    function _nextVersion(
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion
    ) private view returns (uint32) {
        if (!_exists(patient, author, sequence)) revert ChartRegistryUnknownRecord(patient, author, sequence);
        (uint32 version, Status status) = _stateOf(_records[patient][author][sequence]);
        if (status != Status.Active) revert ChartRegistryRetracted(patient, author, sequence, status);
        if (expectedVersion != version) revert ChartRegistryWrongVersion(expectedVersion, version);
        return version + 1;
    }

    function _next(uint64 author, uint32 sequence, uint32 written) private pure returns (uint32 next) {
        next = written + 1;
        if (sequence != next) revert ChartRegistryWrongSequence(author, sequence, next);
    }

    function _mayRetract(uint64 actor, uint64 patient, uint64 author, Status status) private view returns (bool) {
        if (actor == patient) return status == Status.EnteredInError || status == Status.Erased;
        Consent storage consent = _consents[patient][actor];
        return actor == author && status == Status.EnteredInError && _isLive(consent) && consent.writeMask != 0;
    }

    function _exists(uint64 patient, uint64 author, uint32 sequence) private view returns (bool) {
        uint32 written = author == patient ? _charts[patient].sequence : _consents[patient][author].sequence;
        return sequence != 0 && sequence <= written;
    }

    function _stateOf(Record storage record) private view returns (uint32 version, Status status) {
        (version, status) = (record.version, record.status);
        if (version == 0) (version, status) = (1, Status.Active);
    }

    function _epochOf(ChartState storage chart, uint8 compartment) private view returns (uint32) {
        return uint32(chart.epochs[compartment / EPOCHS_PER_WORD] >> (32 * (compartment % EPOCHS_PER_WORD)));
    }

    function _isLive(Consent storage consent) private view returns (bool) {
        uint256 now_ = _minute();
        return !consent.revoked && consent.notBefore <= now_ && now_ < consent.expiresAt;
    }

    function _requireOpen(uint64 patient) private view {
        if (!_charts[patient].open) revert ChartRegistryNotOpen(patient);
    }

    /// @dev Ids run without a gap, so whoever is numbered below the patient exists; only the others cost a call.
    function _requireGrantee(uint64 patient, uint64 grantee) private view {
        if (grantee == patient || grantee == 0 || (grantee > patient && grantee > ACTORS.actorCount())) {
            revert ChartRegistryInvalidGrantee(patient, grantee);
        }
    }

    function _requireTerms(Terms memory terms) private view {
        if ((terms.readMask | terms.writeMask) == 0) revert ChartRegistryEmptyMask();
        uint256 now_ = _minute();
        if (terms.expiresAt <= terms.notBefore || terms.expiresAt <= now_ || terms.expiresAt - now_ > MAX_CONSENT) {
            revert ChartRegistryInvalidWindow(terms.notBefore, terms.expiresAt, now_);
        }
        if (terms.purpose == uint8(Purpose.None) || terms.purpose > uint8(type(Purpose).max)) {
            revert ChartRegistryInvalidPurpose(terms.purpose);
        }
    }

    function _minute() private view returns (uint256) {
        return block.timestamp / 1 minutes;
    }

    /// @dev Eight bits spread to a word with 1 in the 32-bit lane of each bit that is set.
    function _stepOf(uint256 bits) private pure returns (uint256 step) {
        for (uint256 lane = 0; lane < EPOCHS_PER_WORD; ++lane) {
            step |= ((bits >> lane) & 1) << (32 * lane);
        }
    }

    function _includes(uint64 mask, uint8 compartment) private pure returns (bool) {
        return (mask >> compartment) & 1 == 1;
    }

    function _requireCompartment(uint8 compartment) private pure {
        if (compartment >= COMPARTMENTS) revert ChartRegistryInvalidCompartment(compartment);
    }

    function _requirePointer(bytes32 pointer) private pure {
        if (pointer == 0) revert ChartRegistryEmptyPointer();
    }
}
