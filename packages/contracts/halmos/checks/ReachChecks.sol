// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {Setting} from "./Setting.sol";

/// @dev Every one of these must fail: what it says never happens does happen, so the checks, which say something about
///      it, are not true for nothing.
contract ReachChecks is Setting {
    function reach_NobodyReads(uint64 patient, uint64 grantee, uint8 compartment) external view {
        assert(grantee == patient || !_charts.canRead(patient, grantee, compartment));
    }

    function reach_NobodyWrites(uint64 patient, uint64 grantee, uint8 compartment) external view {
        assert(grantee == patient || !_charts.canWrite(patient, grantee, compartment));
    }

    function reach_NoMemberReads(uint64 patient, uint64 organization, uint64 member, uint8 compartment) external view {
        assert(!_charts.canReadAsMember(patient, organization, member, compartment));
    }

    function reach_NothingIsRevoked(
        address caller,
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        uint8 compartment
    ) external {
        if (grantee == patient || !_charts.canRead(patient, grantee, compartment)) return;
        VM.prank(caller);
        _charts.revoke(actor, patient, grantee);
        assert(false);
    }

    function reach_NoProxyGrants(
        address caller,
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        IChartEvents.Terms calldata terms,
        bytes32 envelope
    ) external {
        if (actor == patient || _charts.canRead(patient, grantee, 0)) return;
        VM.prank(caller);
        _charts.grant(actor, patient, grantee, terms, envelope);
        assert(!_charts.canRead(patient, grantee, 0));
    }

    function reach_TheRegulatorReinstatesNobody(address caller, uint64 actor) external {
        VM.prank(caller);
        _actors.reinstate(actor);
        assert(false);
    }
}
