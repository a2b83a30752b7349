// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChartRegistry} from "../interfaces/IChartRegistry.sol";
import {ChartActions} from "../libraries/ChartActions.sol";
import {Readable} from "../libraries/Readable.sol";
import {ChartRecords} from "./ChartRecords.sol";
import {SignedActions} from "./SignedActions.sol";

/// @title SignedCharts
/// @dev The signed twins. Each builds the text that the account signed from what it is about to do, checks the
///      signature, and does it as if the account had called.
abstract contract SignedCharts is IChartRegistry, ChartRecords, SignedActions {
    /// @inheritdoc IChartRegistry
    function openChartFor(
        uint64 patient,
        bytes32 keys,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(abi.encode(ChartActions.OPEN_CHART, account, patient, keys, nonce, deadline));
        _spendSignature(account, nonce, deadline, action, signature);
        _openChart(account, patient, keys);
    }

    /// @inheritdoc IChartRegistry
    function openEpochsFor(
        uint64 patient,
        uint64 mask,
        bytes32 keys,
        bytes32 keyring,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ChartActions.OPEN_EPOCHS,
                account,
                patient,
                Readable.compartments(mask),
                keys,
                keyring,
                nonce,
                deadline
            )
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _openEpochs(account, patient, mask, keys, keyring);
    }

    /// @inheritdoc IChartRegistry
    function requestAccessFor(
        uint64 grantee,
        uint64 patient,
        Terms calldata terms,
        bytes32 reason,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(ChartActions.REQUEST_ACCESS, account, grantee, patient, _hashOf(terms), reason, nonce, deadline)
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _requestAccess(account, grantee, patient, terms, reason);
    }

    /// @inheritdoc IChartRegistry
    function denyAccessFor(
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(ChartActions.DENY_ACCESS, account, actor, patient, grantee, nonce, deadline)
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _denyAccess(account, actor, patient, grantee);
    }

    /// @inheritdoc IChartRegistry
    function grantFor(
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        Terms calldata terms,
        bytes32 envelope,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(ChartActions.GRANT, account, actor, patient, grantee, _hashOf(terms), envelope, nonce, deadline)
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _grant(account, actor, patient, grantee, terms, envelope);
    }

    /// @inheritdoc IChartRegistry
    function revokeFor(
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(abi.encode(ChartActions.REVOKE, account, actor, patient, grantee, nonce, deadline));
        _spendSignature(account, nonce, deadline, action, signature);
        _revoke(account, actor, patient, grantee);
    }

    /// @inheritdoc IChartRegistry
    function revokeAndRotateFor(
        uint64 patient,
        uint64 grantee,
        uint64 mask,
        bytes32 keys,
        bytes32 keyring,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ChartActions.REVOKE_AND_ROTATE,
                account,
                patient,
                grantee,
                Readable.compartments(mask),
                keys,
                keyring,
                nonce,
                deadline
            )
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _revokeAndRotate(account, patient, grantee, mask, keys, keyring);
    }

    /// @inheritdoc IChartRegistry
    function addRecordFor(
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer,
        address account,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ChartActions.ADD_RECORD,
                account,
                patient,
                author,
                organization,
                sequence,
                compartment,
                epoch,
                pointer,
                deadline
            )
        );
        _requireSignature(account, deadline, action, signature);
        _addRecord(account, patient, author, organization, sequence, compartment, epoch, pointer);
    }

    /// @inheritdoc IChartRegistry
    function addRecordsFor(
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        NewRecord[] calldata records,
        address account,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ChartActions.ADD_RECORDS,
                account,
                patient,
                author,
                organization,
                sequence,
                _hashOf(records),
                deadline
            )
        );
        _requireSignature(account, deadline, action, signature);
        _addRecords(account, patient, author, organization, sequence, records);
    }

    /// @inheritdoc IChartRegistry
    function amendRecordFor(
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        uint32 expectedVersion,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer,
        address account,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ChartActions.AMEND_RECORD,
                account,
                patient,
                author,
                organization,
                sequence,
                expectedVersion,
                compartment,
                epoch,
                pointer,
                deadline
            )
        );
        _requireSignature(account, deadline, action, signature);
        _amendRecord(account, patient, author, organization, sequence, expectedVersion, compartment, epoch, pointer);
    }

    /// @inheritdoc IChartRegistry
    function retractRecordFor(
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Status status,
        RetractionReason reason,
        address account,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ChartActions.RETRACT_RECORD,
                account,
                actor,
                patient,
                author,
                sequence,
                expectedVersion,
                Readable.status(status),
                Readable.reason(reason),
                deadline
            )
        );
        _requireSignature(account, deadline, action, signature);
        _retractRecord(account, actor, patient, author, sequence, expectedVersion, status, reason);
    }

    /// @inheritdoc IChartRegistry
    function disputeRecordFor(
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        bytes32 statement,
        address account,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ChartActions.DISPUTE_RECORD,
                account,
                actor,
                patient,
                author,
                sequence,
                expectedVersion,
                statement,
                deadline
            )
        );
        _requireSignature(account, deadline, action, signature);
        _disputeRecord(account, actor, patient, author, sequence, expectedVersion, statement);
    }

    /// @inheritdoc IChartRegistry
    function answerDisputeFor(
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Answer answer,
        bytes32 statement,
        address account,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ChartActions.ANSWER_DISPUTE,
                account,
                patient,
                author,
                sequence,
                expectedVersion,
                Readable.answer(answer),
                statement,
                deadline
            )
        );
        _requireSignature(account, deadline, action, signature);
        _answerDispute(account, patient, author, sequence, expectedVersion, answer, statement);
    }

    /// @dev `hashStruct` of `Terms`.
    function _hashOf(Terms memory terms) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    ChartActions.TERMS,
                    Readable.compartments(terms.readMask),
                    Readable.compartments(terms.writeMask),
                    Readable.minute(terms.notBefore),
                    Readable.minute(terms.expiresAt),
                    Readable.purpose(terms.purpose)
                )
            );
    }

    /// @dev `hashStruct` member for `NewRecord[]`.
    function _hashOf(NewRecord[] calldata records) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](records.length);
        for (uint256 i = 0; i < records.length; ++i) {
            NewRecord calldata record = records[i];
            hashes[i] = keccak256(
                abi.encode(ChartActions.NEW_RECORD, record.compartment, record.epoch, record.pointer)
            );
        }
        return keccak256(abi.encodePacked(hashes));
    }
}
