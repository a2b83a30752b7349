// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {World} from "./World.sol";

/// @dev Makes calls that mean something and keeps beside the contract what it should hold. Each call is made whether or
///      not it is allowed; that it went through when it should not, or the other way round, is a failure.
contract ChartHandler is World {
    struct ExpectedRecord {
        uint64 author;
        uint32 sequence;
        uint32 version;
        IChartEvents.Status status;
    }

    IChartEvents.Terms[LAST_CLINICIAN + 1] private _terms;
    bool[LAST_CLINICIAN + 1] private _consented;
    uint32[LAST_CLINICIAN + 1] private _sequences;
    uint32[64] private _epochs;
    ExpectedRecord[] private _records;
    bytes32 private _head;

    constructor() {
        _build();
    }

    function grant(uint64 who, uint64 readMask, uint64 writeMask, uint16 startsIn, uint16 lasts) external {
        uint64 clinician = _clinician(who);
        if (readMask | writeMask == 0) writeMask = 1;
        uint32 notBefore = _minute() + (startsIn % 120);
        IChartEvents.Terms memory terms = IChartEvents.Terms(readMask, writeMask, notBefore, notBefore + 1 + lasts, 1);
        if (charts.paused()) charts.unpause();
        _grant(clinician, terms);
        (_terms[clinician], _consented[clinician]) = (terms, true);
    }

    function revoke(uint64 who, uint64 mask, bool rotating) external {
        uint64 clinician = _clinician(who);
        bool ok;
        VM.prank(_accountOf(PATIENT));
        if (rotating && mask != 0) {
            try charts.revokeAndRotate(PATIENT, clinician, mask, SOME, SOME) {
                ok = true;
                _countEpochs(mask);
            } catch {}
        } else {
            try charts.revoke(PATIENT, PATIENT, clinician) {
                ok = true;
            } catch {}
        }
        require(ok == _consented[clinician], "revoke");
        _consented[clinician] = false;
    }

    function openEpochs(uint64 mask) external {
        if (mask == 0) mask = 1;
        VM.prank(_accountOf(PATIENT));
        charts.openEpochs(PATIENT, mask, SOME, SOME);
        _countEpochs(mask);
    }

    function requestAccess(uint64 who, uint64 readMask) external {
        if (charts.paused() || !actors.inGoodStanding(_clinician(who))) return;
        VM.prank(_accountOf(_clinician(who)));
        charts.requestAccess(
            _clinician(who),
            PATIENT,
            IChartEvents.Terms(readMask | 1, 0, _minute(), _minute() + 60, 1),
            SOME
        );
    }

    function addRecord(uint64 who, uint8 compartment) external {
        uint64 author = _author(who);
        compartment %= 64;
        uint32 sequence = _sequences[author] + 1;
        bool allowed = charts.canWrite(PATIENT, author, compartment);
        require(_tryAdd(author, sequence, compartment, _epochs[compartment]) == allowed, "addRecord");
        if (!allowed) return;

        _sequences[author] = sequence;
        _records.push(ExpectedRecord(author, sequence, 1, IChartEvents.Status.Active));
        _follow(_records.length - 1, compartment, _epochs[compartment], SOME);
    }

    function amendRecord(uint256 which, uint8 compartment, bool stale) external {
        if (_records.length == 0) return;
        ExpectedRecord storage record = _records[which % _records.length];
        compartment %= 64;
        uint32 version = stale ? record.version - 1 : record.version;
        bool allowed =
            !stale &&
                record.status == IChartEvents.Status.Active &&
                charts.canWrite(PATIENT, record.author, compartment);

        bool ok;
        VM.prank(_accountOf(record.author));
        try
            charts.amendRecord(
                PATIENT,
                record.author,
                0,
                record.sequence,
                version,
                compartment,
                _epochs[compartment],
                SOME
            )
        {
            ok = true;
        } catch {}
        require(ok == allowed, "amendRecord");
        if (!ok) return;
        ++record.version;
        _follow(which % _records.length, compartment, _epochs[compartment], SOME);
    }

    function retractRecord(uint256 which, bool erase) external {
        if (_records.length == 0) return;
        ExpectedRecord storage record = _records[which % _records.length];
        IChartEvents.Status status = erase ? IChartEvents.Status.Erased : IChartEvents.Status.EnteredInError;

        bool ok;
        VM.prank(_accountOf(PATIENT));
        try
            charts.retractRecord(
                PATIENT,
                PATIENT,
                record.author,
                record.sequence,
                record.version,
                status,
                IChartEvents.RetractionReason.PatientWish
            )
        {
            ok = true;
        } catch {}
        require(ok == (record.status == IChartEvents.Status.Active), "retractRecord");
        if (!ok) return;
        (record.version, record.status) = (record.version + 1, status);
        _follow(which % _records.length, 0, 0, 0);
    }

    function changeStanding(uint64 who, bool good) external {
        uint64 clinician = _clinician(who);
        bool suspended = !actors.inGoodStanding(clinician);
        if (suspended && good) actors.reinstate(clinician);
        if (!suspended && !good) actors.suspend(clinician);
        if (!suspended && good) actors.license(clinician, 0, LICENSED_UNTIL);
    }

    function changePause() external {
        if (charts.paused()) charts.unpause();
        else charts.pause();
    }

    function wait(uint16 time) external {
        VM.warp(block.timestamp + uint256(time) * 10);
    }

    /// [C8] [C9] what may be read or written is what the patient last granted, and nothing once revoked.
    function checkConsents() external view {
        for (uint64 clinician = FIRST_CLINICIAN; clinician <= LAST_CLINICIAN; ++clinician) {
            IChartEvents.Terms memory terms = _terms[clinician];
            bool live =
                _consented[clinician] &&
                    _minute() >= terms.notBefore &&
                    _minute() < terms.expiresAt &&
                    actors.inGoodStanding(clinician);
            for (uint8 compartment = 0; compartment < 64; ++compartment) {
                bool reads = live && _has(terms.readMask, compartment);
                bool writes = live && _has(terms.writeMask, compartment);
                require(charts.canRead(PATIENT, clinician, compartment) == reads, "[C8] [C9] canRead");
                require(charts.canWrite(PATIENT, clinician, compartment) == writes, "[C8] [C9] canWrite");
            }
        }
    }

    /// [C15] [C16] [C17] sequences and versions have no gap, a retraction stays.
    function checkRecords() external view {
        for (uint256 i = 0; i < _records.length; ++i) {
            ExpectedRecord memory record = _records[i];
            (uint32 version, IChartEvents.Status status) = charts.recordOf(PATIENT, record.author, record.sequence);
            require(version == record.version, "[C16] version");
            require(status == record.status, "[C17] status");
        }
        require(charts.chartOf(PATIENT).sequence == _sequences[PATIENT], "[C15] patient's sequence");
        for (uint64 clinician = FIRST_CLINICIAN; clinician <= LAST_CLINICIAN; ++clinician) {
            require(charts.consentOf(PATIENT, clinician).sequence == _sequences[clinician], "[C15] sequence");
        }
    }

    /// [C12] epochs are the number of times that each compartment was moved. [C19] the head is the replay.
    function checkEpochsAndHead() external view {
        for (uint8 compartment = 0; compartment < 64; ++compartment) {
            require(charts.epochOf(PATIENT, compartment) == _epochs[compartment], "[C12] epoch");
        }
        require(charts.headOf(PATIENT) == _head, "[C19] head");
    }

    function recordCount() external view returns (uint256) {
        return _records.length;
    }

    function _countEpochs(uint64 mask) private {
        for (uint8 compartment = 0; compartment < 64; ++compartment) {
            if (_has(mask, compartment)) ++_epochs[compartment];
        }
    }

    function _follow(uint256 which, uint8 compartment, uint32 epoch, bytes32 pointer) private {
        ExpectedRecord memory r = _records[which];
        _head = keccak256(abi.encode(_head, r.author, r.sequence, r.version, compartment, epoch, pointer, r.status));
    }

    function _clinician(uint64 who) private pure returns (uint64) {
        return FIRST_CLINICIAN + (who % (LAST_CLINICIAN - FIRST_CLINICIAN + 1));
    }

    function _author(uint64 who) private pure returns (uint64) {
        return PATIENT + (who % LAST_CLINICIAN);
    }
}
