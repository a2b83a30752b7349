// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartRegistry} from "../../contracts/interfaces/IChartRegistry.sol";
import {ISignedActions} from "../../contracts/interfaces/ISignedActions.sol";

/// @dev Every function that changes something, by contract; a test compares the lists with the interfaces.
library Selectors {
    function ofCharts() internal pure returns (bytes4[] memory list) {
        list = new bytes4[](28);
        list[0] = IChartRegistry.openChart.selector;
        list[1] = IChartRegistry.openEpochs.selector;
        list[2] = IChartRegistry.requestAccess.selector;
        list[3] = IChartRegistry.denyAccess.selector;
        list[4] = IChartRegistry.grant.selector;
        list[5] = IChartRegistry.revoke.selector;
        list[6] = IChartRegistry.revokeAndRotate.selector;
        list[7] = IChartRegistry.addRecord.selector;
        list[8] = IChartRegistry.addRecords.selector;
        list[9] = IChartRegistry.amendRecord.selector;
        list[10] = IChartRegistry.retractRecord.selector;
        list[11] = IChartRegistry.disputeRecord.selector;
        list[12] = IChartRegistry.answerDispute.selector;
        list[13] = IChartRegistry.pause.selector;
        list[14] = IChartRegistry.unpause.selector;
        list[15] = IChartRegistry.openChartFor.selector;
        list[16] = IChartRegistry.openEpochsFor.selector;
        list[17] = IChartRegistry.requestAccessFor.selector;
        list[18] = IChartRegistry.denyAccessFor.selector;
        list[19] = IChartRegistry.grantFor.selector;
        list[20] = IChartRegistry.revokeFor.selector;
        list[21] = IChartRegistry.revokeAndRotateFor.selector;
        list[22] = IChartRegistry.addRecordFor.selector;
        list[23] = IChartRegistry.addRecordsFor.selector;
        list[24] = IChartRegistry.amendRecordFor.selector;
        list[25] = IChartRegistry.retractRecordFor.selector;
        list[26] = IChartRegistry.disputeRecordFor.selector;
        list[27] = IChartRegistry.answerDisputeFor.selector;
    }

    function readsOfCharts() internal pure returns (bytes4[] memory list) {
        list = new bytes4[](10);
        list[0] = IChartRegistry.chartOf.selector;
        list[1] = IChartRegistry.headOf.selector;
        list[2] = IChartRegistry.epochOf.selector;
        list[3] = IChartRegistry.consentOf.selector;
        list[4] = IChartRegistry.recordOf.selector;
        list[5] = IChartRegistry.canRead.selector;
        list[6] = IChartRegistry.canReadAsMember.selector;
        list[7] = IChartRegistry.canWrite.selector;
        list[8] = IChartRegistry.canWriteAsMember.selector;
        list[9] = IChartRegistry.actors.selector;
    }

    function ofActors() internal pure returns (bytes4[] memory list) {
        list = new bytes4[](28);
        list[0] = IActorRegistry.register.selector;
        list[1] = IActorRegistry.rotateKey.selector;
        list[2] = IActorRegistry.publishProfile.selector;
        list[3] = IActorRegistry.publishVault.selector;
        list[4] = IActorRegistry.proposeAccount.selector;
        list[5] = IActorRegistry.acceptAccount.selector;
        list[6] = IActorRegistry.license.selector;
        list[7] = IActorRegistry.accredit.selector;
        list[8] = IActorRegistry.suspend.selector;
        list[9] = IActorRegistry.reinstate.selector;
        list[10] = IActorRegistry.addAdministrator.selector;
        list[11] = IActorRegistry.removeAdministrator.selector;
        list[12] = IActorRegistry.addMember.selector;
        list[13] = IActorRegistry.removeMember.selector;
        list[14] = IActorRegistry.appointProxy.selector;
        list[15] = IActorRegistry.dismissProxy.selector;
        list[16] = IActorRegistry.registerFor.selector;
        list[17] = IActorRegistry.rotateKeyFor.selector;
        list[18] = IActorRegistry.publishProfileFor.selector;
        list[19] = IActorRegistry.publishVaultFor.selector;
        list[20] = IActorRegistry.proposeAccountFor.selector;
        list[21] = IActorRegistry.acceptAccountFor.selector;
        list[22] = IActorRegistry.addAdministratorFor.selector;
        list[23] = IActorRegistry.removeAdministratorFor.selector;
        list[24] = IActorRegistry.addMemberFor.selector;
        list[25] = IActorRegistry.removeMemberFor.selector;
        list[26] = IActorRegistry.appointProxyFor.selector;
        list[27] = IActorRegistry.dismissProxyFor.selector;
    }

    function readsOfActors() internal pure returns (bytes4[] memory list) {
        list = new bytes4[](9);
        list[0] = IActorRegistry.actorOf.selector;
        list[1] = IActorRegistry.actorCount.selector;
        list[2] = IActorRegistry.kindOf.selector;
        list[3] = IActorRegistry.inGoodStanding.selector;
        list[4] = IActorRegistry.isMember.selector;
        list[5] = IActorRegistry.isAdministrator.selector;
        list[6] = IActorRegistry.mandateOf.selector;
        list[7] = IActorRegistry.requireAccount.selector;
        list[8] = IActorRegistry.requirePractising.selector;
    }

    /// @dev What both registries have from `SignedActions` and `AccessManaged`.
    function ofBoth() internal pure returns (bytes4[] memory list) {
        list = new bytes4[](3);
        list[0] = ISignedActions.cancelNonce.selector;
        list[1] = ISignedActions.cancelNonceFor.selector;
        list[2] = bytes4(keccak256("setAuthority(address)"));
    }

    function ofManager() internal pure returns (bytes4[] memory list) {
        list = new bytes4[](16);
        list[0] = AccessManager.labelRole.selector;
        list[1] = AccessManager.grantRole.selector;
        list[2] = AccessManager.revokeRole.selector;
        list[3] = AccessManager.renounceRole.selector;
        list[4] = AccessManager.setRoleAdmin.selector;
        list[5] = AccessManager.setRoleGuardian.selector;
        list[6] = AccessManager.setGrantDelay.selector;
        list[7] = AccessManager.setTargetFunctionRole.selector;
        list[8] = AccessManager.setTargetAdminDelay.selector;
        list[9] = AccessManager.setTargetClosed.selector;
        list[10] = AccessManager.schedule.selector;
        list[11] = AccessManager.execute.selector;
        list[12] = AccessManager.cancel.selector;
        list[13] = AccessManager.consumeScheduledOp.selector;
        list[14] = AccessManager.updateAuthority.selector;
        list[15] = Multicall.multicall.selector;
    }

    /// @dev All of one contract's functions xored, as in ERC-165.
    function xor(bytes4[] memory list) internal pure returns (bytes4 all) {
        for (uint256 i = 0; i < list.length; ++i) all ^= list[i];
    }
}
