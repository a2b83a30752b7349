// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {RecordRules} from "../../contracts/libraries/RecordRules.sol";

/// @title RecordProof
/// @dev One record from its first version on, and every step that `ChartRecords` lets it take, in any order. Callers are
///      not checked: here everybody may play author and patient.
contract RecordProof {
    RecordRules.Record private _record;

    // What happened, kept beside the record. No rule reads these; the assertions do.
    uint32 private _moves;
    bool private _retracted;
    uint32 private _retractedVersion;
    IChartEvents.Status private _retractedStatus;

    function amend(uint32 expectedVersion) external {
        _move(expectedVersion, IChartEvents.Status.Active);
    }

    function retract(uint32 expectedVersion, IChartEvents.Status status) external {
        require(RecordRules.isRetraction(status));
        _move(expectedVersion, status);
        (_retractedVersion, _retractedStatus) = RecordRules.stateOf(_record);
        _retracted = true;
    }

    function dispute(uint32 expectedVersion) external {
        (, IChartEvents.Status status) = RecordRules.stateOf(_record);
        require(status == IChartEvents.Status.Active);
        _move(expectedVersion, IChartEvents.Status.Disputed);
    }

    function answer(uint32 expectedVersion) external {
        (, IChartEvents.Status status) = RecordRules.stateOf(_record);
        require(status == IChartEvents.Status.Disputed);
        _move(expectedVersion, IChartEvents.Status.Active);
    }

    /// @dev The version counts the steps, from 1: none is skipped, none comes twice, none goes back.
    function provesVersionsCountTheSteps() external view {
        (uint32 version, ) = RecordRules.stateOf(_record);
        assert(version == _moves + 1);
    }

    function provesRetractedStaysRetracted() external view {
        (uint32 version, IChartEvents.Status status) = RecordRules.stateOf(_record);
        if (_retracted) {
            assert(!RecordRules.isInUse(status));
            assert(status == _retractedStatus && version == _retractedVersion);
        } else {
            assert(RecordRules.isInUse(status));
        }
    }

    function _move(uint32 expectedVersion, IChartEvents.Status to) private {
        (uint32 version, IChartEvents.Status from) = RecordRules.stateOf(_record);
        require(RecordRules.isInUse(from));
        require(expectedVersion == version);

        ++version;
        _record.version = version;
        _record.status = to;

        // Of two writers of one version one wins: whoever comes second expected a version that is past.
        (uint32 next, ) = RecordRules.stateOf(_record);
        assert(next == expectedVersion + 1);
        ++_moves;
    }
}
