// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ActorRegistry} from "../../contracts/ActorRegistry.sol";
import {ChartRegistry} from "../../contracts/ChartRegistry.sol";
import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";

/// @dev The few cheatcodes used here.
interface Vm {
    function assume(bool condition) external pure;
    function prank(address sender) external;
    function warp(uint256 timestamp) external;
}

/// @dev The registries with one patient (actor 1) and three licensed clinicians (actors 2 to 4). The contract that
///      inherits is the authority, so it calls what is restricted itself.
abstract contract World {
    Vm internal constant VM = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

    uint64 internal constant PATIENT = 1;
    uint64 internal constant FIRST_CLINICIAN = 2;
    uint64 internal constant LAST_CLINICIAN = 4;

    uint256 internal constant START = 1_800_000_000;
    uint40 internal constant LICENSED_UNTIL = uint40(START + 20 * 365 days);

    bytes32 internal constant SOME = keccak256("some pointer");

    ActorRegistry internal actors;
    ChartRegistry internal charts;

    function _build() internal {
        VM.warp(START);
        AccessManager authority = new AccessManager(address(this));
        actors = new ActorRegistry(address(authority));
        charts = new ChartRegistry(address(authority), actors);

        VM.prank(_accountOf(PATIENT));
        actors.register(IActorRegistry.Kind.Patient, SOME, SOME, SOME);
        VM.prank(_accountOf(PATIENT));
        charts.openChart(PATIENT, SOME);
        for (uint64 clinician = FIRST_CLINICIAN; clinician <= LAST_CLINICIAN; ++clinician) {
            VM.prank(_accountOf(clinician));
            actors.register(IActorRegistry.Kind.Clinician, SOME, SOME, SOME);
            actors.license(clinician, 0, LICENSED_UNTIL);
        }
    }

    function _accountOf(uint64 actor) internal pure returns (address) {
        return address(uint160(0xac0000 + actor));
    }

    function _minute() internal view returns (uint32) {
        return uint32(block.timestamp / 1 minutes);
    }

    function _has(uint64 mask, uint8 compartment) internal pure returns (bool) {
        return compartment < 64 && (mask >> compartment) & 1 == 1;
    }

    function _grant(uint64 clinician, IChartEvents.Terms memory terms) internal {
        VM.prank(_accountOf(PATIENT));
        charts.grant(PATIENT, PATIENT, clinician, terms, terms.readMask == 0 ? bytes32(0) : SOME);
    }

    /// @dev Whether `clinician` could add the next record to `compartment`.
    function _tryAdd(uint64 clinician, uint32 sequence, uint8 compartment, uint32 epoch) internal returns (bool) {
        VM.prank(_accountOf(clinician));
        try charts.addRecord(PATIENT, clinician, 0, sequence, compartment, epoch, SOME) {
            return true;
        } catch {
            return false;
        }
    }
}
