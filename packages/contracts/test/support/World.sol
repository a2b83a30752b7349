// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ActorRegistry} from "../../contracts/ActorRegistry.sol";
import {ChartRegistry} from "../../contracts/ChartRegistry.sol";
import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";

/// @dev The few cheatcodes used here.
interface Vm {
    function addr(uint256 key) external pure returns (address);
    function assume(bool condition) external pure;
    function prank(address sender) external;
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function warp(uint256 timestamp) external;
    function writeLine(string calldata path, string calldata line) external;
}

/// @dev The registries with a patient whose chart is open (actor 1), three licensed clinicians (2 to 4), two accredited
///      organizations (5 and 6), a device (7) and a relative, who is a patient without a chart (8). The contract that
///      inherits is the authority, so it calls what is restricted itself.
abstract contract World {
    Vm internal constant VM = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

    uint64 internal constant PATIENT = 1;
    uint64 internal constant FIRST_CLINICIAN = 2;
    uint64 internal constant LAST_CLINICIAN = 4;
    uint64 internal constant HOSPITAL = 5;
    uint64 internal constant PRACTICE = 6;
    uint64 internal constant WATCH = 7;
    uint64 internal constant RELATIVE = 8;
    uint64 internal constant LAST_ACTOR = RELATIVE;

    uint256 internal constant START = 1_800_000_000;
    uint40 internal constant LICENSED_UNTIL = uint40(START + 20 * 365 days);

    bytes32 internal constant SOME = keccak256("some pointer");

    AccessManager internal authority;
    ActorRegistry internal actors;
    ChartRegistry internal charts;

    function _build() internal {
        VM.warp(START);
        authority = new AccessManager(address(this));
        actors = new ActorRegistry(address(authority));
        charts = new ChartRegistry(address(authority), actors);

        for (uint64 actor = PATIENT; actor <= LAST_ACTOR; ++actor) {
            VM.prank(_accountOf(actor));
            actors.register(_kindOf(actor), SOME, SOME, SOME);
            if (_kindOf(actor) == IActorRegistry.Kind.Clinician) actors.license(actor, 0, LICENSED_UNTIL);
            if (_kindOf(actor) == IActorRegistry.Kind.Organization) actors.accredit(actor, LICENSED_UNTIL);
        }
        VM.prank(_accountOf(PATIENT));
        charts.openChart(PATIENT, SOME);
    }

    /// @dev What the first actors are.
    function _kindOf(uint64 actor) internal pure returns (IActorRegistry.Kind) {
        if (actor == PATIENT || actor == RELATIVE) return IActorRegistry.Kind.Patient;
        if (actor <= LAST_CLINICIAN) return IActorRegistry.Kind.Clinician;
        return actor == WATCH ? IActorRegistry.Kind.Device : IActorRegistry.Kind.Organization;
    }

    /// @dev The private key of the account that `actor` starts with.
    function _keyOf(uint64 actor) internal pure returns (uint256) {
        return 0xac0000 + actor;
    }

    /// @dev The account that `actor` starts with.
    function _accountOf(uint64 actor) internal pure returns (address) {
        return VM.addr(_keyOf(actor));
    }

    function _minute() internal view returns (uint32) {
        return uint32(block.timestamp / 1 minutes);
    }

    function _has(uint64 mask, uint8 compartment) internal pure returns (bool) {
        return compartment < 64 && (mask >> compartment) & 1 == 1;
    }

    function _grant(uint64 grantee, IChartEvents.Terms memory terms) internal {
        VM.prank(_accountOf(PATIENT));
        charts.grant(PATIENT, PATIENT, grantee, terms, terms.readMask == 0 ? bytes32(0) : SOME);
    }

    /// @dev Whether `author` could add the next record to `compartment`.
    function _tryAdd(uint64 author, uint32 sequence, uint8 compartment, uint32 epoch) internal returns (bool) {
        VM.prank(_accountOf(author));
        try charts.addRecord(PATIENT, author, 0, sequence, compartment, epoch, SOME) {
            return true;
        } catch {
            return false;
        }
    }
}
