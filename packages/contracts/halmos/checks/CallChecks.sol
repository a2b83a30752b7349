// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {Setting} from "./Setting.sol";

/// @dev One call to `ActorRegistry` by anybody, holding every role, with any arguments: every function that writes, but for
///      the signed twins, which end in the same private functions.
contract CallChecks is Setting {
    /// @dev Nothing in the other registry, least of all what the regulator does, changes a consent.
    function check_NoRoleChangesAConsent(
        address caller,
        uint8 which,
        uint256[8] calldata words,
        uint64 patient,
        uint64 grantee
    ) external {
        bytes4 selector = _actorCall(which);
        IChartEvents.Consent memory before_ = _charts.consentOf(patient, grantee);
        VM.prank(caller);
        (bool ok, ) = address(_actors).call(abi.encodePacked(selector, words));
        if (!ok) return;
        assert(keccak256(abi.encode(before_)) == keccak256(abi.encode(_charts.consentOf(patient, grantee))));
    }

    function _actorCall(uint8 which) private pure returns (bytes4) {
        if (which == 0) return IActorRegistry.register.selector;
        if (which == 1) return IActorRegistry.rotateKey.selector;
        if (which == 2) return IActorRegistry.publishProfile.selector;
        if (which == 3) return IActorRegistry.publishVault.selector;
        if (which == 4) return IActorRegistry.proposeAccount.selector;
        if (which == 5) return IActorRegistry.acceptAccount.selector;
        if (which == 6) return IActorRegistry.license.selector;
        if (which == 7) return IActorRegistry.accredit.selector;
        if (which == 8) return IActorRegistry.suspend.selector;
        if (which == 9) return IActorRegistry.reinstate.selector;
        if (which == 10) return IActorRegistry.addAdministrator.selector;
        if (which == 11) return IActorRegistry.removeAdministrator.selector;
        if (which == 12) return IActorRegistry.addMember.selector;
        if (which == 13) return IActorRegistry.removeMember.selector;
        if (which == 14) return IActorRegistry.appointProxy.selector;
        return IActorRegistry.dismissProxy.selector;
    }
}
