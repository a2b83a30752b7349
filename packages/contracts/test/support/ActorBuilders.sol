// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {ActorActions} from "../../contracts/libraries/ActorActions.sol";
import {Readable} from "../../contracts/libraries/Readable.sol";
import {Actions} from "./Actions.sol";

/// @dev Every action of the `ActorRegistry` that has a signed twin.
abstract contract ActorBuilders is Actions {
    function _register(uint256 key, IActorRegistry.Kind kind, bytes32 digest) internal view returns (Action memory) {
        return
            _actor(
                key,
                IActorRegistry.register.selector,
                IActorRegistry.registerFor.selector,
                abi.encode(kind, digest, SOME, SOME),
                ActorActions.REGISTER,
                abi.encode(Readable.kind(kind), digest, SOME, SOME)
            );
    }

    function _rotateKey(uint256 key, uint64 actor, bytes32 digest) internal view returns (Action memory) {
        return
            _alike(
                key,
                IActorRegistry.rotateKey.selector,
                IActorRegistry.rotateKeyFor.selector,
                abi.encode(actor, digest),
                ActorActions.ROTATE_KEY
            );
    }

    function _publishProfile(uint256 key, uint64 actor, bytes32 profile) internal view returns (Action memory) {
        return
            _alike(
                key,
                IActorRegistry.publishProfile.selector,
                IActorRegistry.publishProfileFor.selector,
                abi.encode(actor, profile),
                ActorActions.PUBLISH_PROFILE
            );
    }

    function _publishVault(uint256 key, uint64 actor, bytes32 vault) internal view returns (Action memory) {
        return
            _alike(
                key,
                IActorRegistry.publishVault.selector,
                IActorRegistry.publishVaultFor.selector,
                abi.encode(actor, vault),
                ActorActions.PUBLISH_VAULT
            );
    }

    function _proposeAccount(uint256 key, uint64 actor, address proposed) internal view returns (Action memory) {
        return
            _alike(
                key,
                IActorRegistry.proposeAccount.selector,
                IActorRegistry.proposeAccountFor.selector,
                abi.encode(actor, proposed),
                ActorActions.PROPOSE_ACCOUNT
            );
    }

    function _acceptAccount(uint256 key, uint64 actor) internal view returns (Action memory) {
        return
            _alike(
                key,
                IActorRegistry.acceptAccount.selector,
                IActorRegistry.acceptAccountFor.selector,
                abi.encode(actor),
                ActorActions.ACCEPT_ACCOUNT
            );
    }

    function _addAdministrator(
        uint256 key,
        uint64 organization,
        uint64 administrator,
        uint40 until
    ) internal view returns (Action memory) {
        return
            _actor(
                key,
                IActorRegistry.addAdministrator.selector,
                IActorRegistry.addAdministratorFor.selector,
                abi.encode(organization, administrator, until),
                ActorActions.ADD_ADMINISTRATOR,
                abi.encode(organization, administrator, Readable.second(until))
            );
    }

    function _removeAdministrator(
        uint256 key,
        uint64 actor,
        uint64 organization,
        uint64 administrator
    ) internal view returns (Action memory) {
        return
            _alike(
                key,
                IActorRegistry.removeAdministrator.selector,
                IActorRegistry.removeAdministratorFor.selector,
                abi.encode(actor, organization, administrator),
                ActorActions.REMOVE_ADMINISTRATOR
            );
    }

    function _addMember(
        uint256 key,
        uint64 actor,
        uint64 organization,
        uint64 member,
        uint40 until
    ) internal view returns (Action memory) {
        return
            _actor(
                key,
                IActorRegistry.addMember.selector,
                IActorRegistry.addMemberFor.selector,
                abi.encode(actor, organization, member, until),
                ActorActions.ADD_MEMBER,
                abi.encode(actor, organization, member, Readable.second(until))
            );
    }

    function _removeMember(
        uint256 key,
        uint64 actor,
        uint64 organization,
        uint64 member
    ) internal view returns (Action memory) {
        return
            _alike(
                key,
                IActorRegistry.removeMember.selector,
                IActorRegistry.removeMemberFor.selector,
                abi.encode(actor, organization, member),
                ActorActions.REMOVE_MEMBER
            );
    }

    function _appointProxy(
        uint256 key,
        uint64 patient,
        uint64 proxy,
        IActorRegistry.Mandate memory mandate
    ) internal view returns (Action memory) {
        return
            _actor(
                key,
                IActorRegistry.appointProxy.selector,
                IActorRegistry.appointProxyFor.selector,
                abi.encode(patient, proxy, mandate),
                ActorActions.APPOINT_PROXY,
                abi.encode(
                    patient,
                    proxy,
                    Readable.compartments(mandate.compartments),
                    Readable.minute(mandate.until),
                    mandate.mayGrant,
                    mandate.mayRevoke,
                    mandate.mayDispute
                )
            );
    }

    function _dismissProxy(
        uint256 key,
        uint64 actor,
        uint64 patient,
        uint64 proxy
    ) internal view returns (Action memory) {
        return
            _alike(
                key,
                IActorRegistry.dismissProxy.selector,
                IActorRegistry.dismissProxyFor.selector,
                abi.encode(actor, patient, proxy),
                ActorActions.DISMISS_PROXY
            );
    }

    /// @dev Where the text holds the arguments as they are.
    function _alike(
        uint256 key,
        bytes4 direct,
        bytes4 twin,
        bytes memory arguments,
        bytes32 typeHash
    ) private view returns (Action memory) {
        return _actor(key, direct, twin, arguments, typeHash, arguments);
    }

    function _actor(
        uint256 key,
        bytes4 direct,
        bytes4 twin,
        bytes memory arguments,
        bytes32 typeHash,
        bytes memory text
    ) private view returns (Action memory) {
        return Action(address(actors), key, direct, twin, arguments, typeHash, text, true);
    }
}
