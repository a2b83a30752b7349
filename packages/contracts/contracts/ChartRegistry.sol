// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChartConsents} from "./base/ChartConsents.sol";
import {SignedCharts} from "./base/SignedCharts.sol";
import {IActorRegistry} from "./interfaces/IActorRegistry.sol";
import {IChartRegistry} from "./interfaces/IChartRegistry.sol";
import {ConsentRules} from "./libraries/ConsentRules.sol";

/// @title ChartRegistry
/// @dev Direct calls and reads. A call and its signed twin end in the same internal function, which takes the acting
///      account. The authority appears in `pause` and `unpause` only.
contract ChartRegistry is SignedCharts {
    using ConsentRules for Consent;

    /// @param authority The `AccessManager` that says who the regulator is.
    /// @param actors_ The registry whose actors these charts are about.
    constructor(address authority, IActorRegistry actors_) ChartConsents(authority, actors_) {}

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
    function denyAccess(uint64 actor, uint64 patient, uint64 grantee) external {
        _denyAccess(msg.sender, actor, patient, grantee);
    }

    /// @inheritdoc IChartRegistry
    function grant(uint64 actor, uint64 patient, uint64 grantee, Terms calldata terms, bytes32 envelope) external {
        _grant(msg.sender, actor, patient, grantee, terms, envelope);
    }

    /// @inheritdoc IChartRegistry
    function revoke(uint64 actor, uint64 patient, uint64 grantee) external {
        _revoke(msg.sender, actor, patient, grantee);
    }

    /// @inheritdoc IChartRegistry
    function revokeAndRotate(uint64 patient, uint64 grantee, uint64 mask, bytes32 keys, bytes32 keyring) external {
        _revokeAndRotate(msg.sender, patient, grantee, mask, keys, keyring);
    }

    /// @inheritdoc IChartRegistry
    function addRecord(
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) external {
        _addRecord(msg.sender, patient, author, organization, sequence, compartment, epoch, pointer);
    }

    /// @inheritdoc IChartRegistry
    function addRecords(
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        NewRecord[] calldata records
    ) external {
        _addRecords(msg.sender, patient, author, organization, sequence, records);
    }

    /// @inheritdoc IChartRegistry
    function amendRecord(
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        uint32 expectedVersion,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) external {
        _amendRecord(msg.sender, patient, author, organization, sequence, expectedVersion, compartment, epoch, pointer);
    }

    /// @inheritdoc IChartRegistry
    function retractRecord(
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Status status,
        RetractionReason reason
    ) external {
        _retractRecord(msg.sender, actor, patient, author, sequence, expectedVersion, status, reason);
    }

    /// @inheritdoc IChartRegistry
    function disputeRecord(
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        bytes32 statement
    ) external {
        _disputeRecord(msg.sender, actor, patient, author, sequence, expectedVersion, statement);
    }

    /// @inheritdoc IChartRegistry
    function answerDispute(
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Answer answer,
        bytes32 statement
    ) external {
        _answerDispute(msg.sender, patient, author, sequence, expectedVersion, answer, statement);
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
        return _stateOf(patient, author, sequence);
    }

    /// @inheritdoc IChartRegistry
    function canRead(uint64 patient, uint64 grantee, uint8 compartment) external view returns (bool) {
        if (grantee == patient) return _charts[patient].open && compartment < COMPARTMENTS;
        return
            _consents[patient][grantee].mayRead(compartment, _minute()) &&
            ACTORS.inGoodStanding(grantee) &&
            ACTORS.kindOf(grantee) != IActorRegistry.Kind.Device;
    }

    /// @inheritdoc IChartRegistry
    function canReadAsMember(
        uint64 patient,
        uint64 organization,
        uint64 member,
        uint8 compartment
    ) external view returns (bool) {
        return _consents[patient][organization].mayRead(compartment, _minute()) && _practisesIn(organization, member);
    }

    /// @inheritdoc IChartRegistry
    function canWrite(uint64 patient, uint64 grantee, uint8 compartment) external view returns (bool) {
        if (grantee == patient) return _charts[patient].open && compartment < COMPARTMENTS;
        return _consents[patient][grantee].mayWrite(compartment, _minute()) && ACTORS.inGoodStanding(grantee);
    }

    /// @inheritdoc IChartRegistry
    function canWriteAsMember(
        uint64 patient,
        uint64 organization,
        uint64 member,
        uint8 compartment
    ) external view returns (bool) {
        return _consents[patient][organization].mayWrite(compartment, _minute()) && _practisesIn(organization, member);
    }

    /// @inheritdoc IChartRegistry
    function actors() external view returns (IActorRegistry) {
        return ACTORS;
    }
}
