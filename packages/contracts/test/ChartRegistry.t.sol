// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChartEvents} from "../contracts/interfaces/IChartEvents.sol";
import {World} from "./support/World.sol";

contract ChartRegistryFuzzTest is World {
    uint64 private constant CLINICIAN = FIRST_CLINICIAN;

    function setUp() public {
        _build();
    }

    /// [C11] a consent holds in its compartments, in its window, unrevoked, in good standing: exactly then.
    function testFuzz_ConsentHoldsExactlyWhenItShould(
        uint64 readMask,
        uint64 writeMask,
        uint16 startsIn,
        uint16 lasts,
        uint32 secondsLater,
        uint8 compartment,
        bool revoked,
        bool suspended
    ) public {
        VM.assume((readMask | writeMask) != 0 && lasts != 0);
        compartment %= 66;
        // Not from `block.timestamp`: the optimizer takes it to stay the same within a call, and `warp` breaks that.
        uint256 time = START + (secondsLater % (2 * 65_535 minutes));
        uint32 notBefore = uint32(START / 1 minutes) + startsIn;
        uint32 expiresAt = notBefore + lasts;
        _grant(CLINICIAN, IChartEvents.Terms(readMask, writeMask, notBefore, expiresAt, 1));

        if (revoked) {
            VM.prank(_accountOf(PATIENT));
            charts.revoke(PATIENT, PATIENT, CLINICIAN);
        }
        if (suspended) actors.suspend(CLINICIAN);
        VM.warp(time);

        bool live = !revoked && !suspended && time >= notBefore * 1 minutes && time < expiresAt * 1 minutes;
        bool reads = live && _has(readMask, compartment);
        bool writes = live && _has(writeMask, compartment);
        require(charts.canRead(PATIENT, CLINICIAN, compartment) == reads, "[C11] canRead");
        require(charts.canWrite(PATIENT, CLINICIAN, compartment) == writes, "[C11] canWrite");
        require(_tryAdd(CLINICIAN, 1, compartment, 0) == writes, "[C14] addRecord");
    }

    /// [C7] nobody but the patient's account makes a consent, though all else about it be right.
    function testFuzz_OnlyThePatientGrants(
        address caller,
        uint64 readMask,
        uint16 startsIn,
        uint16 lasts,
        uint8 purpose
    ) public {
        VM.assume(caller != _accountOf(PATIENT));
        uint32 notBefore = _minute() + startsIn;
        IChartEvents.Terms memory terms = IChartEvents.Terms({
            readMask: readMask | 1,
            writeMask: 0,
            notBefore: notBefore,
            expiresAt: notBefore + 1 + lasts,
            purpose: 1 + (purpose % 7)
        });

        VM.prank(caller);
        try charts.grant(PATIENT, PATIENT, CLINICIAN, terms, SOME) {
            revert("[C7] granted");
        } catch {}
        _grant(CLINICIAN, terms);
    }

    /// [C14] only the next sequence for the current epoch is taken.
    function testFuzz_WriteNamesEpochAndSequence(uint32 sequence, uint32 epoch, uint8 rotations) public {
        sequence %= 4;
        epoch %= 4;
        rotations %= 4;
        _grant(CLINICIAN, IChartEvents.Terms(0, 1, _minute(), _minute() + 60, 1));
        for (uint256 i = 0; i < rotations; ++i) _rotate(1);

        require(
            _tryAdd(CLINICIAN, sequence, 0, epoch) == (sequence == 1 && epoch == rotations),
            "[C14] epoch or sequence"
        );
    }

    /// [C12] each rotation moves the compartments of its mask by one and no other.
    function testFuzz_EpochsMoveByOne(uint64[4] memory masks) public {
        for (uint256 i = 0; i < masks.length; ++i) if (masks[i] != 0) _rotate(masks[i]);

        for (uint8 compartment = 0; compartment < 64; ++compartment) {
            uint32 expected;
            for (uint256 i = 0; i < masks.length; ++i) if (_has(masks[i], compartment)) ++expected;
            require(charts.epochOf(PATIENT, compartment) == expected, "[C12] epoch");
        }
    }

    /// [C18] whoever is neither the patient nor the author retracts nothing, under any name.
    function testFuzz_OnlyPatientOrAuthorRetracts(address caller, uint64 actor, bool asItself, bool erase) public {
        actor %= LAST_CLINICIAN + 2;
        if (asItself) caller = _accountOf(actor);
        VM.assume(caller != _accountOf(PATIENT));
        VM.prank(_accountOf(PATIENT));
        charts.addRecord(PATIENT, PATIENT, 0, 1, 0, 0, SOME);
        _grant(CLINICIAN, IChartEvents.Terms(0, 1, _minute(), _minute() + 60, 1));

        VM.prank(caller);
        IChartEvents.Status status = erase ? IChartEvents.Status.Erased : IChartEvents.Status.EnteredInError;
        try charts.retractRecord(actor, PATIENT, PATIENT, 1, 1, status, IChartEvents.RetractionReason.PatientWish) {
            revert("[C18] retracted");
        } catch {}
    }

    function _rotate(uint64 mask) private {
        VM.prank(_accountOf(PATIENT));
        charts.openEpochs(PATIENT, mask, SOME, SOME);
    }
}
