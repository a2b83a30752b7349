// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../interfaces/IActorRegistry.sol";
import {ConsentRules} from "../libraries/ConsentRules.sol";
import {RecordRules} from "../libraries/RecordRules.sol";
import {ChartConsents} from "./ChartConsents.sol";

/// @title ChartRecords
/// @dev Records, their versions, and the head that covers every change. A new record takes no storage of its own: its
///      sequence is a counter in a slot that the check loads anyway.
abstract contract ChartRecords is ChartConsents {
    using ConsentRules for Consent;
    using RecordRules for RecordRules.Record;

    /// @notice Most records in one batch.
    uint256 public constant MAX_BATCH = 32;

    mapping(uint64 patient => mapping(uint64 author => mapping(uint32 sequence => RecordRules.Record)))
        private _records;

    function _addRecord(
        address account,
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) internal {
        IActorRegistry.Kind kind = ACTORS.requirePractising(author, account);
        ChartState storage chart = _charts[patient];
        Consent memory consent = _requireWriter(patient, author, organization);
        _requirePlace(chart, patient, author, organization, consent, compartment, epoch, pointer);
        _reach(chart, kind, patient, author, sequence, 1);
        chart.head = _headAfter(chart.head, author, sequence, 1, compartment, epoch, pointer, Status.Active);
        emit RecordAdded(patient, author, sequence, compartment, epoch, pointer);
        if (organization != 0) emit WrittenAsMember(patient, author, sequence, 1, organization);
    }

    function _addRecords(
        address account,
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        NewRecord[] calldata records
    ) internal {
        if (records.length == 0 || records.length > MAX_BATCH) {
            revert ChartRegistryInvalidBatch(records.length, MAX_BATCH);
        }
        IActorRegistry.Kind kind = ACTORS.requirePractising(author, account);
        ChartState storage chart = _charts[patient];
        Consent memory consent = _requireWriter(patient, author, organization);
        _reach(chart, kind, patient, author, sequence, uint32(records.length));

        bytes32 head = chart.head;
        for (uint256 i = 0; i < records.length; ++i) {
            (uint8 compartment, uint32 epoch, bytes32 pointer) = (
                records[i].compartment,
                records[i].epoch,
                records[i].pointer
            );
            _requirePlace(chart, patient, author, organization, consent, compartment, epoch, pointer);
            head = _headAfter(head, author, sequence, 1, compartment, epoch, pointer, Status.Active);
            emit RecordAdded(patient, author, sequence, compartment, epoch, pointer);
            if (organization != 0) emit WrittenAsMember(patient, author, sequence, 1, organization);
            unchecked {
                // `_reach` has counted that far already, without overflow; only the value after the last may wrap.
                ++sequence;
            }
        }
        chart.head = head;
    }

    function _amendRecord(
        address account,
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        uint32 expectedVersion,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) internal {
        _requireNoDevice(author, ACTORS.requirePractising(author, account));
        Consent memory consent = _requireWriter(patient, author, organization);
        _requirePlace(_charts[patient], patient, author, organization, consent, compartment, epoch, pointer);

        uint32 version = _move(patient, author, sequence, expectedVersion, Status.Active, compartment, epoch, pointer);
        emit RecordAmended(patient, author, sequence, version, compartment, epoch, pointer);
        if (organization != 0) emit WrittenAsMember(patient, author, sequence, version, organization);
    }

    function _retractRecord(
        address account,
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Status status,
        RetractionReason reason
    ) internal {
        _requireNoDevice(actor, ACTORS.requirePractising(actor, account));
        if (!_mayRetract(actor, patient, author, status)) revert ChartRegistryRetractRefused(actor, status);
        if (reason == RetractionReason.None) revert ChartRegistryEmptyCode();

        uint32 version = _move(patient, author, sequence, expectedVersion, status, 0, uint32(reason), 0);
        emit RecordRetracted(patient, author, sequence, version, status, reason, actor);
    }

    function _disputeRecord(
        address account,
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        bytes32 statement
    ) internal {
        ACTORS.requireAccount(actor, account);
        if (actor != patient && !ACTORS.mandateOf(patient, actor).mayDispute) {
            revert ChartRegistryProxyRefused(patient, actor);
        }
        if (author == patient) revert ChartRegistryOwnRecord(patient, sequence);
        _requirePointer(statement);
        _requireStatus(patient, author, sequence, Status.Active);

        uint32 version = _move(patient, author, sequence, expectedVersion, Status.Disputed, 0, 0, statement);
        emit RecordDisputed(patient, author, sequence, version, statement, actor);
    }

    function _answerDispute(
        address account,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Answer answer,
        bytes32 statement
    ) internal {
        _requireNoDevice(author, ACTORS.requirePractising(author, account));
        if (answer == Answer.None) revert ChartRegistryEmptyCode();
        _requirePointer(statement);
        _requireStatus(patient, author, sequence, Status.Disputed);

        uint32 version = _move(patient, author, sequence, expectedVersion, Status.Active, 0, uint32(answer), statement);
        emit DisputeAnswered(patient, author, sequence, version, answer, statement);
    }

    function _stateOf(
        uint64 patient,
        uint64 author,
        uint32 sequence
    ) internal view returns (uint32 version, Status status) {
        uint32 reached = author == patient ? _charts[patient].sequence : _consents[patient][author].sequence;
        if (sequence == 0 || sequence > reached) return (0, Status.None);
        return _records[patient][author][sequence].stateOf();
    }

    function _practisesIn(uint64 organization, uint64 member) internal view returns (bool) {
        return
            ACTORS.isMember(organization, member) &&
            ACTORS.inGoodStanding(organization) &&
            ACTORS.inGoodStanding(member);
    }

    /// @dev The one place that gives a record its next version. Callers have already checked who may.
    function _move(
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Status to,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) private returns (uint32 version) {
        Status from;
        (version, from) = _stateOf(patient, author, sequence);
        if (version == 0) revert ChartRegistryUnknownRecord(patient, author, sequence);
        if (!RecordRules.isInUse(from)) revert ChartRegistryRetracted(patient, author, sequence, from);
        if (expectedVersion != version) revert ChartRegistryWrongVersion(expectedVersion, version);

        ++version;
        _records[patient][author][sequence] = RecordRules.Record({version: version, status: to});
        ChartState storage chart = _charts[patient];
        chart.head = _headAfter(chart.head, author, sequence, version, compartment, epoch, pointer, to);
    }

    function _mayRetract(uint64 actor, uint64 patient, uint64 author, Status status) private view returns (bool) {
        if (actor == patient) return RecordRules.isRetraction(status);
        if (actor != author || status != Status.EnteredInError) return false;
        Consent memory consent = _consents[patient][actor];
        return consent.isLive(_minute()) && consent.writeMask != 0;
    }

    /// @dev The consent that `author` writes under; empty for the patient itself, who needs none.
    function _requireWriter(
        uint64 patient,
        uint64 author,
        uint64 organization
    ) private view returns (Consent memory consent) {
        if (organization == 0) return author == patient ? consent : _consents[patient][author];
        if (_practisesIn(organization, author)) return _consents[patient][organization];
    }

    function _requirePlace(
        ChartState storage chart,
        uint64 patient,
        uint64 author,
        uint64 organization,
        Consent memory consent,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) private view {
        _requireCompartment(compartment);
        if ((author != patient || organization != 0) && !consent.mayWrite(compartment, _minute())) {
            revert ChartRegistryWriteRefused(patient, author, organization, compartment);
        }
        if (!chart.open) revert ChartRegistryNotOpen(patient);
        _requirePointer(pointer);
        uint32 current = _epochOf(chart, compartment);
        if (epoch != current) revert ChartRegistryWrongEpoch(compartment, epoch, current);
    }

    /// @dev Counts `count` records of `author`, the first of which is `sequence`.
    function _reach(
        ChartState storage chart,
        IActorRegistry.Kind kind,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 count
    ) private {
        uint32 reached = author == patient ? chart.sequence : _consents[patient][author].sequence;
        if (!RecordRules.mayFollow(kind, reached, sequence)) {
            revert ChartRegistryWrongSequence(author, sequence, reached + 1);
        }
        reached = sequence + (count - 1);
        if (author == patient) chart.sequence = reached;
        else _consents[patient][author].sequence = reached;
    }

    /// @dev Says nothing about a record that does not exist or was retracted: `_move` does.
    function _requireStatus(uint64 patient, uint64 author, uint32 sequence, Status wanted) private view {
        (, Status status) = _stateOf(patient, author, sequence);
        if (RecordRules.isInUse(status) && status != wanted) {
            revert ChartRegistryWrongStatus(patient, author, sequence, status);
        }
    }

    function _requireNoDevice(uint64 actor, IActorRegistry.Kind kind) private pure {
        if (kind == IActorRegistry.Kind.Device) revert ChartRegistryDeviceOnlyAdds(actor);
    }

    function _headAfter(
        bytes32 head,
        uint64 author,
        uint32 sequence,
        uint32 version,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer,
        Status status
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(head, author, sequence, version, compartment, epoch, pointer, status));
    }
}
