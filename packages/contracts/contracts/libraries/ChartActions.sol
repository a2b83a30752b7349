// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ChartActions
/// @dev The EIP-712 types of the `ChartRegistry`'s signed twins. `src/actions.ts` holds the same texts for wallets; the
///      tests sign with those and send to these.
library ChartActions {
    bytes32 internal constant OPEN_CHART = keccak256(
        "OpenChart(address account,uint64 patient,bytes32 keys,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant OPEN_EPOCHS = keccak256(
        "OpenEpochs(address account,uint64 patient,uint8[] compartments,bytes32 keys,bytes32 keyring,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant REQUEST_ACCESS = keccak256(
        "RequestAccess(address account,uint64 grantee,uint64 patient,Terms terms,bytes32 reason,uint256 nonce,uint256 deadline)Terms(uint8[] mayRead,uint8[] mayAdd,string from,string until,string purpose)"
    );
    bytes32 internal constant DENY_ACCESS = keccak256(
        "DenyAccess(address account,uint64 actor,uint64 patient,uint64 grantee,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant GRANT = keccak256(
        "Grant(address account,uint64 actor,uint64 patient,uint64 grantee,Terms terms,bytes32 envelope,uint256 nonce,uint256 deadline)Terms(uint8[] mayRead,uint8[] mayAdd,string from,string until,string purpose)"
    );
    bytes32 internal constant REVOKE = keccak256(
        "Revoke(address account,uint64 actor,uint64 patient,uint64 grantee,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant REVOKE_AND_ROTATE = keccak256(
        "RevokeAndRotate(address account,uint64 patient,uint64 grantee,uint8[] compartments,bytes32 keys,bytes32 keyring,uint256 nonce,uint256 deadline)"
    );
    bytes32 internal constant ADD_RECORD = keccak256(
        "AddRecord(address account,uint64 patient,uint64 author,uint64 organization,uint32 sequence,uint8 compartment,uint32 epoch,bytes32 pointer,uint256 deadline)"
    );
    bytes32 internal constant ADD_RECORDS = keccak256(
        "AddRecords(address account,uint64 patient,uint64 author,uint64 organization,uint32 sequence,NewRecord[] records,uint256 deadline)NewRecord(uint8 compartment,uint32 epoch,bytes32 pointer)"
    );
    bytes32 internal constant AMEND_RECORD = keccak256(
        "AmendRecord(address account,uint64 patient,uint64 author,uint64 organization,uint32 sequence,uint32 expectedVersion,uint8 compartment,uint32 epoch,bytes32 pointer,uint256 deadline)"
    );
    bytes32 internal constant RETRACT_RECORD = keccak256(
        "RetractRecord(address account,uint64 actor,uint64 patient,uint64 author,uint32 sequence,uint32 expectedVersion,string status,string reason,uint256 deadline)"
    );
    bytes32 internal constant DISPUTE_RECORD = keccak256(
        "DisputeRecord(address account,uint64 actor,uint64 patient,uint64 author,uint32 sequence,uint32 expectedVersion,bytes32 statement,uint256 deadline)"
    );
    bytes32 internal constant ANSWER_DISPUTE = keccak256(
        "AnswerDispute(address account,uint64 patient,uint64 author,uint32 sequence,uint32 expectedVersion,string answer,bytes32 statement,uint256 deadline)"
    );
    bytes32 internal constant TERMS = keccak256(
        "Terms(uint8[] mayRead,uint8[] mayAdd,string from,string until,string purpose)"
    );
    bytes32 internal constant NEW_RECORD = keccak256("NewRecord(uint8 compartment,uint32 epoch,bytes32 pointer)");
}
