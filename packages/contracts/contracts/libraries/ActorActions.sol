// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ActorActions
/// @dev The EIP-712 types of the `ActorRegistry`'s signed twins. `src/actions.ts` holds the same texts for wallets; the
///      tests sign with those and send to these.
library ActorActions {
    bytes32 internal constant REGISTER = keccak256(
        "Register(address account,string kind,bytes32 keyDigest,bytes32 profile,bytes32 vault,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant ROTATE_KEY = keccak256(
        "RotateKey(address account,uint64 actor,bytes32 keyDigest,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant PUBLISH_PROFILE = keccak256(
        "PublishProfile(address account,uint64 actor,bytes32 profile,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant PUBLISH_VAULT = keccak256(
        "PublishVault(address account,uint64 actor,bytes32 vault,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant PROPOSE_ACCOUNT = keccak256(
        "ProposeAccount(address account,uint64 actor,address proposed,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant ACCEPT_ACCOUNT = keccak256(
        "AcceptAccount(address account,uint64 actor,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant ADD_ADMINISTRATOR = keccak256(
        "AddAdministrator(address account,uint64 organization,uint64 administrator,string until,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant REMOVE_ADMINISTRATOR = keccak256(
        "RemoveAdministrator(address account,uint64 actor,uint64 organization,uint64 administrator,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant ADD_MEMBER = keccak256(
        "AddMember(address account,uint64 actor,uint64 organization,uint64 member,string until,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant REMOVE_MEMBER = keccak256(
        "RemoveMember(address account,uint64 actor,uint64 organization,uint64 member,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant APPOINT_PROXY = keccak256(
        "AppointProxy(address account,uint64 patient,uint64 proxy,uint8[] compartments,string until,bool mayGrant,bool mayRevoke,bool mayDispute,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant DISMISS_PROXY = keccak256(
        "DismissProxy(address account,uint64 actor,uint64 patient,uint64 proxy,uint256 nonce,uint256 deadline)"
    );
}
