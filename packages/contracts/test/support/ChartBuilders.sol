// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChartRegistry} from "../../contracts/interfaces/IChartRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {ChartActions} from "../../contracts/libraries/ChartActions.sol";
import {Readable} from "../../contracts/libraries/Readable.sol";
import {Actions} from "./Actions.sol";

/// @dev Every action of the `ChartRegistry` that has a signed twin.
abstract contract ChartBuilders is Actions {
    function _openChart(uint256 key, uint64 patient, bytes32 keys) internal view returns (Action memory) {
        bytes memory arguments = abi.encode(patient, keys);
        return
            _chart(
                key,
                IChartRegistry.openChart.selector,
                IChartRegistry.openChartFor.selector,
                arguments,
                ChartActions.OPEN_CHART,
                arguments,
                true
            );
    }

    function _openEpochs(
        uint256 key,
        uint64 patient,
        uint64 mask,
        bytes32 keys,
        bytes32 keyring
    ) internal view returns (Action memory) {
        return
            _chart(
                key,
                IChartRegistry.openEpochs.selector,
                IChartRegistry.openEpochsFor.selector,
                abi.encode(patient, mask, keys, keyring),
                ChartActions.OPEN_EPOCHS,
                abi.encode(patient, Readable.compartments(mask), keys, keyring),
                true
            );
    }

    function _requestAccess(
        uint256 key,
        uint64 grantee,
        uint64 patient,
        IChartEvents.Terms memory terms,
        bytes32 reason
    ) internal view returns (Action memory) {
        return
            _chart(
                key,
                IChartRegistry.requestAccess.selector,
                IChartRegistry.requestAccessFor.selector,
                abi.encode(grantee, patient, terms, reason),
                ChartActions.REQUEST_ACCESS,
                abi.encode(grantee, patient, _textOf(terms), reason),
                true
            );
    }

    function _denyAccess(
        uint256 key,
        uint64 actor,
        uint64 patient,
        uint64 grantee
    ) internal view returns (Action memory) {
        bytes memory arguments = abi.encode(actor, patient, grantee);
        return
            _chart(
                key,
                IChartRegistry.denyAccess.selector,
                IChartRegistry.denyAccessFor.selector,
                arguments,
                ChartActions.DENY_ACCESS,
                arguments,
                true
            );
    }

    function _grantOn(
        uint256 key,
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        IChartEvents.Terms memory terms,
        bytes32 envelope
    ) internal view returns (Action memory) {
        return
            _chart(
                key,
                IChartRegistry.grant.selector,
                IChartRegistry.grantFor.selector,
                abi.encode(actor, patient, grantee, terms, envelope),
                ChartActions.GRANT,
                abi.encode(actor, patient, grantee, _textOf(terms), envelope),
                true
            );
    }

    function _revoke(uint256 key, uint64 actor, uint64 patient, uint64 grantee) internal view returns (Action memory) {
        bytes memory arguments = abi.encode(actor, patient, grantee);
        return
            _chart(
                key,
                IChartRegistry.revoke.selector,
                IChartRegistry.revokeFor.selector,
                arguments,
                ChartActions.REVOKE,
                arguments,
                true
            );
    }

    function _revokeAndRotate(
        uint256 key,
        uint64 patient,
        uint64 grantee,
        uint64 mask,
        bytes32 keys,
        bytes32 keyring
    ) internal view returns (Action memory) {
        return
            _chart(
                key,
                IChartRegistry.revokeAndRotate.selector,
                IChartRegistry.revokeAndRotateFor.selector,
                abi.encode(patient, grantee, mask, keys, keyring),
                ChartActions.REVOKE_AND_ROTATE,
                abi.encode(patient, grantee, Readable.compartments(mask), keys, keyring),
                true
            );
    }

    function _addRecord(
        uint256 key,
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        IChartEvents.NewRecord memory record
    ) internal view returns (Action memory) {
        bytes memory arguments = abi.encode(patient, author, organization, sequence, record);
        return
            _chart(
                key,
                IChartRegistry.addRecord.selector,
                IChartRegistry.addRecordFor.selector,
                arguments,
                ChartActions.ADD_RECORD,
                arguments,
                false
            );
    }

    function _addRecords(
        uint256 key,
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        IChartEvents.NewRecord[] memory records
    ) internal view returns (Action memory) {
        bytes32[] memory texts = new bytes32[](records.length);
        for (uint256 i = 0; i < records.length; ++i) {
            texts[i] = keccak256(abi.encode(ChartActions.NEW_RECORD, records[i]));
        }
        return
            _chart(
                key,
                IChartRegistry.addRecords.selector,
                IChartRegistry.addRecordsFor.selector,
                abi.encode(patient, author, organization, sequence, records),
                ChartActions.ADD_RECORDS,
                abi.encode(patient, author, organization, sequence, keccak256(abi.encodePacked(texts))),
                false
            );
    }

    function _amendRecord(
        uint256 key,
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        uint32 version,
        IChartEvents.NewRecord memory record
    ) internal view returns (Action memory) {
        bytes memory arguments = abi.encode(patient, author, organization, sequence, version, record);
        return
            _chart(
                key,
                IChartRegistry.amendRecord.selector,
                IChartRegistry.amendRecordFor.selector,
                arguments,
                ChartActions.AMEND_RECORD,
                arguments,
                false
            );
    }

    function _retractRecord(
        uint256 key,
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 version,
        IChartEvents.Status status,
        IChartEvents.RetractionReason reason
    ) internal view returns (Action memory) {
        return
            _chart(
                key,
                IChartRegistry.retractRecord.selector,
                IChartRegistry.retractRecordFor.selector,
                abi.encode(actor, patient, author, sequence, version, status, reason),
                ChartActions.RETRACT_RECORD,
                abi.encode(actor, patient, author, sequence, version, Readable.status(status), Readable.reason(reason)),
                false
            );
    }

    function _disputeRecord(
        uint256 key,
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 version,
        bytes32 statement
    ) internal view returns (Action memory) {
        bytes memory arguments = abi.encode(actor, patient, author, sequence, version, statement);
        return
            _chart(
                key,
                IChartRegistry.disputeRecord.selector,
                IChartRegistry.disputeRecordFor.selector,
                arguments,
                ChartActions.DISPUTE_RECORD,
                arguments,
                false
            );
    }

    function _answerDispute(
        uint256 key,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 version,
        IChartEvents.Answer answer,
        bytes32 statement
    ) internal view returns (Action memory) {
        return
            _chart(
                key,
                IChartRegistry.answerDispute.selector,
                IChartRegistry.answerDisputeFor.selector,
                abi.encode(patient, author, sequence, version, answer, statement),
                ChartActions.ANSWER_DISPUTE,
                abi.encode(patient, author, sequence, version, Readable.answer(answer), statement),
                false
            );
    }

    function _chart(
        uint256 key,
        bytes4 direct,
        bytes4 twin,
        bytes memory arguments,
        bytes32 typeHash,
        bytes memory text,
        bool counted
    ) private view returns (Action memory) {
        return Action(address(charts), key, direct, twin, arguments, typeHash, text, counted);
    }

    function _textOf(IChartEvents.Terms memory terms) private pure returns (bytes32) {
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
}
