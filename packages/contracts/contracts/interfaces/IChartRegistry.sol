// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "./IActorRegistry.sol";
import {IChartEvents} from "./IChartEvents.sol";
import {ISignedActions} from "./ISignedActions.sol";

/// @title The chart: compartments, records and consents
/// @notice Keeps who may do what, a 32-byte pointer to each sealed record, and a trail of every consent. Labels, names,
///         file types, sizes, keys and reasons in plain words never reach the chain.
/// @dev Every write names the actor it acts as; the caller must be that actor's account. Each has a twin for which the
///      account signs instead; see `ISignedActions`.
interface IChartRegistry is IChartEvents, ISignedActions {
    /// @notice Opens the chart of `patient` with every compartment at epoch 0. Caller: the patient.
    function openChart(uint64 patient, bytes32 keys) external;

    /// @notice Moves every compartment in `mask` to its next epoch. Caller: the patient.
    function openEpochs(uint64 patient, uint64 mask, bytes32 keys, bytes32 keyring) external;

    /// @notice Asks `patient` for access. Caller: the grantee, in good standing.
    function requestAccess(uint64 grantee, uint64 patient, Terms calldata terms, bytes32 reason) external;

    /// @notice Turns down what `grantee` asked for; leaves any consent as it is. Caller: the account of `actor`, the
    ///         patient or a proxy who may grant.
    function denyAccess(uint64 actor, uint64 patient, uint64 grantee) external;

    /// @notice Consents to `terms` for `grantee`, a person, an organization or a device. Caller: the account of
    ///         `actor`, the patient or a proxy whose mandate reaches that far.
    /// @dev A device never reads, whatever the terms say.
    function grant(uint64 actor, uint64 patient, uint64 grantee, Terms calldata terms, bytes32 envelope) external;

    /// @notice Ends the consent of `grantee` and leaves the epochs as they are. Caller: the account of `actor`, the
    ///         patient or a proxy whose mandate reaches that far.
    function revoke(uint64 actor, uint64 patient, uint64 grantee) external;

    /// @notice Ends the consent of `grantee` and opens the next epoch of every compartment in `mask`, in one
    ///         transaction. Caller: the patient.
    function revokeAndRotate(uint64 patient, uint64 grantee, uint64 mask, bytes32 keys, bytes32 keyring) external;

    /// @notice Adds a record. Caller: the author, in good standing: the patient, a grantee who may write there, or a
    ///         member of an organization that may.
    /// @param organization Whose consent the author writes under: 0 for its own, or an organization it is a member of.
    /// @param sequence The author's next sequence in this chart, for which the manifest was sealed. A device may skip
    ///        some.
    /// @param epoch The compartment's current epoch, for which the manifest was sealed.
    function addRecord(
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) external;

    /// @notice Adds 1 to 32 records with the sequences `sequence`, `sequence + 1`, …: all of them or none.
    function addRecords(
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        NewRecord[] calldata records
    ) external;

    /// @notice Adds the next version of the author's own record, and so settles a dispute. Caller: the author, who must
    ///         still be able to write, under its own consent or the organization's, and is no device.
    /// @param expectedVersion Version the author saw; of two writers one wins.
    function amendRecord(
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        uint32 expectedVersion,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) external;

    /// @notice Withdraws a record. Caller: the account of `actor`, who is the patient (any status) or the author while
    ///         a consent to write holds (`EnteredInError` only), and is no device.
    function retractRecord(
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Status status,
        RetractionReason reason
    ) external;

    /// @notice Says that a record of somebody else is wrong. Caller: the account of `actor`, the patient or a proxy who
    ///         may dispute.
    function disputeRecord(
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        bytes32 statement
    ) external;

    /// @notice Answers a dispute and leaves the content as it is. Caller: the author, in good standing, also after its
    ///         consent ended; no device.
    function answerDispute(
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Answer answer,
        bytes32 statement
    ) external;

    /// @notice Stops grants and requests; revoking, rotating, recording and retracting go on. Caller: the
    ///         regulator.
    function pause() external;

    /// @notice Lifts `pause`. Caller: the regulator.
    function unpause() external;

    /// @notice `openChart`, signed by `account`.
    function openChartFor(
        uint64 patient,
        bytes32 keys,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `openEpochs`, signed by `account`.
    function openEpochsFor(
        uint64 patient,
        uint64 mask,
        bytes32 keys,
        bytes32 keyring,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `requestAccess`, signed by `account`.
    function requestAccessFor(
        uint64 grantee,
        uint64 patient,
        Terms calldata terms,
        bytes32 reason,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `denyAccess`, signed by `account`.
    function denyAccessFor(
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `grant`, signed by `account`.
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
    ) external;

    /// @notice `revoke`, signed by `account`.
    function revokeFor(
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `revokeAndRotate`, signed by `account`.
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
    ) external;

    /// @notice `addRecord`, signed by `account`.
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
    ) external;

    /// @notice `addRecords`, signed by `account`.
    function addRecordsFor(
        uint64 patient,
        uint64 author,
        uint64 organization,
        uint32 sequence,
        NewRecord[] calldata records,
        address account,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `amendRecord`, signed by `account`.
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
    ) external;

    /// @notice `retractRecord`, signed by `account`.
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
    ) external;

    /// @notice `disputeRecord`, signed by `account`.
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
    ) external;

    /// @notice `answerDispute`, signed by `account`.
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
    ) external;

    /// @notice State of a chart; all zero when it is not open.
    function chartOf(uint64 patient) external view returns (Chart memory);

    /// @notice Chained hash over every record change of the chart, zero before the first one.
    /// @dev head' = keccak256(abi.encode(head, author, sequence, version, compartment, epoch, pointer, status)); a
    ///      retraction enters with compartment and pointer zero and its reason as epoch, a dispute with compartment and
    ///      epoch zero, an answer with compartment zero and its code as epoch, both with the statement as pointer. A
    ///      client that replays a list of changes and ends at this value holds the complete list, unaltered and in
    ///      order.
    function headOf(uint64 patient) external view returns (bytes32);

    /// @notice Current epoch of a compartment.
    function epochOf(uint64 patient, uint8 compartment) external view returns (uint32);

    /// @notice The consent slot of `grantee`; all zero when there never was one.
    function consentOf(uint64 patient, uint64 grantee) external view returns (Consent memory);

    /// @notice Version and status of a record; (0, None) when its author has not reached that sequence. A device may
    ///         have skipped it: then there is nothing behind it.
    function recordOf(
        uint64 patient,
        uint64 author,
        uint32 sequence
    ) external view returns (uint32 version, Status status);

    /// @notice Whether `grantee` may read `compartment` now under its own consent.
    function canRead(uint64 patient, uint64 grantee, uint8 compartment) external view returns (bool);

    /// @notice Whether `member` may read `compartment` now under the consent of `organization`: it is a member, both
    ///         are in good standing, and the consent holds.
    function canReadAsMember(
        uint64 patient,
        uint64 organization,
        uint64 member,
        uint8 compartment
    ) external view returns (bool);

    /// @notice Whether `grantee` may add to `compartment` now under its own consent.
    function canWrite(uint64 patient, uint64 grantee, uint8 compartment) external view returns (bool);

    /// @notice Whether `member` may add to `compartment` now under the consent of `organization`.
    function canWriteAsMember(
        uint64 patient,
        uint64 organization,
        uint64 member,
        uint8 compartment
    ) external view returns (bool);

    /// @notice The registry whose actors these charts are about.
    function actors() external view returns (IActorRegistry);
}
