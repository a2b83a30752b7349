// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../contracts/interfaces/IChartEvents.sol";
import {Selectors} from "./support/Selectors.sol";
import {World} from "./support/World.sol";

/// @dev Who can do what, with everything about a call left to chance.
contract AuthorizationFuzzTest is World {
    uint64 private constant CLINICIAN = FIRST_CLINICIAN;

    function setUp() public {
        _build();
    }

    /// [C8] [C10] whatever anybody but the patient calls, the authority included, nobody may read or write and nothing of
    /// the chart has moved.
    function testFuzz_NobodyElseOpensAChart(uint8[4] memory which, uint256[4] memory callers, uint256 seed) public {
        bytes32 before = keccak256(abi.encode(charts.chartOf(PATIENT)));
        for (uint256 i = 0; i < which.length; ++i) {
            seed = uint256(keccak256(abi.encode(seed, i)));
            _attempt(which[i], _caller(callers[i]), seed);
        }

        require(keccak256(abi.encode(charts.chartOf(PATIENT))) == before, "[C10] the chart moved");
        for (uint64 actor = 2; actor <= LAST_ACTOR + 1; ++actor) {
            require(charts.consentOf(PATIENT, actor).expiresAt == 0, "[C10] a consent");
            for (uint8 compartment = 0; compartment < 64; compartment += 9) {
                require(!charts.canRead(PATIENT, actor, compartment), "[C8] canRead");
                require(!charts.canWrite(PATIENT, actor, compartment), "[C8] canWrite");
                require(!charts.canReadAsMember(PATIENT, HOSPITAL, actor, compartment), "[C8] canReadAsMember");
            }
        }
    }

    /// [C2] whatever a stranger calls, nothing about an actor changes.
    function testFuzz_StrangersChangeNoActor(uint8 which, address caller, uint256 seed) public {
        for (uint64 actor = PATIENT; actor <= LAST_ACTOR; ++actor) VM.assume(caller != _accountOf(actor));
        VM.assume(caller != address(this) && caller != address(authority));
        bytes32 before = _actorsNow();
        (, bytes4 selector) = _function(which, seed);
        VM.prank(caller);
        (bool done, ) = address(actors).call(abi.encodePacked(selector, _arguments(seed)));
        done;
        require(_actorsNow() == before, "[C2] an actor changed");
    }

    /// [C36] a proxy grants what lies within its mandate and nothing else.
    function testFuzz_AProxyGrantsWithinItsMandate(
        IActorRegistry.Mandate memory mandate,
        IChartEvents.Terms memory terms,
        uint64 grantee,
        uint32 minutesLater
    ) public {
        uint32 now_ = _minute();
        grantee = CLINICIAN + (grantee % (RELATIVE - CLINICIAN + 1));
        mandate.compartments |= 1;
        mandate.until = now_ + 1 + (mandate.until % 1000);
        terms.readMask &= mandate.compartments | (terms.writeMask & 4);
        terms.writeMask &= mandate.compartments | 2;
        VM.assume((terms.readMask | terms.writeMask) != 0);
        terms.notBefore = now_;
        minutesLater %= 1200;
        terms.expiresAt = now_ + minutesLater + 1 + (terms.expiresAt % 1000);
        terms.purpose = 1 + (terms.purpose % 7);
        VM.prank(_accountOf(PATIENT));
        actors.appointProxy(PATIENT, RELATIVE, mandate);
        VM.warp((now_ + minutesLater) * 1 minutes);

        bool should =
            mandate.mayGrant &&
                grantee != RELATIVE &&
                now_ + minutesLater < mandate.until &&
                terms.expiresAt <= mandate.until &&
                (terms.readMask | terms.writeMask) & ~mandate.compartments == 0;
        VM.prank(_accountOf(RELATIVE));
        try charts.grant(RELATIVE, PATIENT, grantee, terms, terms.readMask == 0 ? bytes32(0) : SOME) {
            require(should, "[C36] granted");
        } catch {
            require(!should, "[C36] refused");
        }
        require((charts.consentOf(PATIENT, grantee).expiresAt != 0) == should, "[C36] consent");
    }

    /// [C37] a member reads and writes under its organization's consent while all of it holds, and never otherwise.
    function testFuzz_AMemberUnderItsOrganization(
        uint64 mask,
        uint16 memberFor,
        uint16 grantedFor,
        uint16 later,
        uint8 compartment,
        uint8 events
    ) public {
        VM.assume(memberFor != 0 && grantedFor != 0 && mask != 0);
        compartment %= 64;
        VM.prank(_accountOf(HOSPITAL));
        actors.addMember(HOSPITAL, HOSPITAL, CLINICIAN, uint40(START + uint256(memberFor) * 1 minutes));
        _grant(HOSPITAL, IChartEvents.Terms(mask, mask, _minute(), _minute() + grantedFor, 1));
        if (events & 1 != 0) actors.suspend(HOSPITAL);
        if (events & 2 != 0) actors.suspend(CLINICIAN);
        if (events & 4 != 0) {
            VM.prank(_accountOf(CLINICIAN));
            actors.removeMember(CLINICIAN, HOSPITAL, CLINICIAN);
        }
        if (events & 8 != 0) {
            VM.prank(_accountOf(PATIENT));
            charts.revoke(PATIENT, PATIENT, HOSPITAL);
        }
        VM.warp(START + uint256(later) * 1 minutes);

        bool should = events & 15 == 0 && later < memberFor && later < grantedFor && _has(mask, compartment);
        require(charts.canReadAsMember(PATIENT, HOSPITAL, CLINICIAN, compartment) == should, "[C37] reads");
        require(charts.canWriteAsMember(PATIENT, HOSPITAL, CLINICIAN, compartment) == should, "[C37] writes");
        require(!charts.canReadAsMember(PATIENT, PRACTICE, CLINICIAN, compartment), "[C37] another organization");
        VM.prank(_accountOf(CLINICIAN));
        try charts.addRecord(PATIENT, CLINICIAN, HOSPITAL, 1, compartment, 0, SOME) {
            require(should, "[C37] written");
        } catch {
            require(!should, "[C37] not written");
        }
    }

    /// @dev The calls above are not all refused: of a thousand, at least fifty go through.
    function test_CallsByChanceGoThrough() public {
        uint256 done;
        for (uint256 i = 0; i < 1000; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            if (_attempt(uint8(seed), _caller(seed >> 8), seed)) ++done;
        }
        require(done >= 50, "hardly a call goes through");
    }

    function _attempt(uint8 which, address caller, uint256 seed) private returns (bool done) {
        (address target, bytes4 selector) = _function(which, seed);
        bytes memory arguments = _arguments(seed);
        if (caller != address(this)) VM.prank(caller);
        (done, ) = target.call(abi.encodePacked(selector, arguments));
    }

    /// @dev Somebody who is not the patient: one of the others, the authority, or a stranger.
    function _caller(uint256 seed) private view returns (address caller) {
        if (seed % 4 == 0) return address(this);
        caller = seed % 4 == 1 ? address(uint160(seed >> 8)) : _accountOf(uint64(2 + ((seed >> 8) % (LAST_ACTOR - 1))));
        VM.assume(caller != _accountOf(PATIENT));
    }

    /// @dev Any function that writes.
    function _function(uint8 which, uint256 seed) private view returns (address target, bytes4 selector) {
        bytes4[] memory list;
        if (which % 8 < 4) (target, list) = (address(charts), Selectors.ofCharts());
        else if (which % 8 < 6) (target, list) = (address(actors), Selectors.ofActors());
        else if (which % 8 == 6) (target, list) = (address(authority), Selectors.ofManager());
        else (target, list) = (seed & 1 == 0 ? address(charts) : address(actors), Selectors.ofBoth());
        selector = list[(which / 8 + (seed >> 128)) % list.length];
    }

    /// @dev Sixteen words that could be ids, masks, minutes, codes or pointers, rarely anything.
    function _arguments(uint256 seed) private view returns (bytes memory words) {
        for (uint256 i = 0; i < 16; ++i) {
            uint256 word = uint256(keccak256(abi.encode(seed, i)));
            uint256 sort = word % 16;
            word >>= 4;
            if (sort < 8) word %= LAST_ACTOR + 2;
            else if (sort < 10) word = _minute() + (word % 1000);
            else if (sort < 12) word = block.timestamp + (word % 1000) * 60;
            else if (sort < 13) word = uint160(_accountOf(uint64(1 + (word % LAST_ACTOR))));
            else if (sort < 14) word %= 1 << 64;
            words = abi.encodePacked(words, word);
        }
    }

    function _actorsNow() private view returns (bytes32 state) {
        for (uint64 actor = PATIENT; actor <= LAST_ACTOR; ++actor) {
            state = keccak256(
                abi.encode(
                    state,
                    actors.actorOf(actor),
                    actors.isMember(HOSPITAL, actor),
                    actors.isAdministrator(HOSPITAL, actor),
                    actors.mandateOf(PATIENT, actor),
                    actors.mandateOf(RELATIVE, actor)
                )
            );
        }
    }
}
