// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "./IActorRegistry.sol";

/// @title The chart: compartments, records and consents
/// @notice Keeps who may do what, a 32-byte pointer to each sealed record, and a trail of every consent. Labels, names,
///         file types, sizes, keys and reasons in plain words never reach the chain.
/// @dev Patients and grantees are actor ids of the `ActorRegistry`. Times in a consent are minutes since the Unix epoch.
///      Every write names the actor it acts as; the caller must be that actor's account.
interface IChartRegistry {
    /// @notice The chart of `patient` is open already.
    error ChartRegistryAlreadyOpen(uint64 patient);

    /// @notice `patient` has not opened a chart.
    error ChartRegistryNotOpen(uint64 patient);

    /// @notice `actor` is of kind `kind`; only a patient has a chart.
    error ChartRegistryNotPatient(uint64 actor, IActorRegistry.Kind kind);

    /// @notice The chart of `patient` cannot be granted to `grantee`: unknown, or the patient.
    error ChartRegistryInvalidGrantee(uint64 patient, uint64 grantee);

    /// @notice A pointer must name some content: the one given was zero.
    error ChartRegistryEmptyPointer();

    /// @notice A rotation or consent must name at least one compartment.
    error ChartRegistryEmptyMask();

    /// @notice Compartments are numbered 0 to 63.
    error ChartRegistryInvalidCompartment(uint8 compartment);

    /// @notice The window `notBefore` to `expiresAt` (minutes) is empty, already over at `now_`, or over the longest allowed.
    error ChartRegistryInvalidWindow(uint32 notBefore, uint32 expiresAt, uint256 now_);

    /// @notice `purpose` is not one of the codes in `Purpose`.
    error ChartRegistryInvalidPurpose(uint8 purpose);

    /// @notice `grantee` holds no consent of `patient` to revoke.
    error ChartRegistryNoConsent(uint64 patient, uint64 grantee);

    /// @notice `author` may not write to `compartment` of the chart of `patient` now.
    error ChartRegistryWriteRefused(uint64 patient, uint64 author, uint8 compartment);

    /// @notice The record was sealed for epoch `given`, but `compartment` is at epoch `current`.
    error ChartRegistryWrongEpoch(uint8 compartment, uint32 given, uint32 current);

    /// @notice The record was sealed for sequence `given`, but the author's next one is `next`.
    error ChartRegistryWrongSequence(uint64 author, uint32 given, uint32 next);

    /// @notice `author` never wrote a record `sequence` into the chart of `patient`.
    error ChartRegistryUnknownRecord(uint64 patient, uint64 author, uint32 sequence);

    /// @notice The record is at version `current`, not `expected`: somebody changed it in between.
    error ChartRegistryWrongVersion(uint32 expected, uint32 current);

    /// @notice The record was retracted before.
    error ChartRegistryRetracted(uint64 patient, uint64 author, uint32 sequence, Status status);

    /// @notice `actor` may not retract this record with `status`.
    error ChartRegistryRetractRefused(uint64 actor, Status status);

    /// @notice `patient` opened a chart.
    /// @param keys Pointer to the key list: the public keys of all compartments at their current epochs.
    event ChartOpened(uint64 indexed patient, bytes32 keys);

    /// @notice Every compartment in `mask` moved to its next epoch.
    /// @dev Readers may rely on: each compartment starts at epoch 0 and moves by one.
    /// @param mask Bit i stands for compartment i.
    /// @param keys Pointer to the new key list.
    /// @param keyring Pointer to the keyring: one sealed envelope for each remaining grantee. Zero when none remains.
    event EpochsOpened(uint64 indexed patient, uint64 mask, bytes32 keys, bytes32 keyring);

    /// @notice `grantee` asks for access on `terms`.
    /// @param reason Pointer to the reason in plain words, sealed to the patient.
    event AccessRequested(uint64 indexed patient, uint64 indexed grantee, Terms terms, bytes32 reason);

    /// @notice `patient` turned down what `grantee` asked for.
    event AccessDenied(uint64 indexed patient, uint64 indexed grantee);

    /// @notice `patient` consented to `terms` for `grantee`; replaces whatever consent there was.
    /// @param envelope Pointer to the epoch keys of the readable compartments, sealed to the grantee. Zero when
    ///        nothing may be read.
    event ConsentGranted(uint64 indexed patient, uint64 indexed grantee, Terms terms, bytes32 envelope);

    /// @notice `patient` ended the consent of `grantee`, effective in this block.
    event ConsentRevoked(uint64 indexed patient, uint64 indexed grantee);

    /// @notice A new record: version 1 of (patient, author, sequence).
    /// @dev Readers may rely on: sequences of one author in one chart run 1, 2, 3… without a gap.
    /// @param pointer SHA-256 of the sealed manifest.
    event RecordAdded(
        uint64 indexed patient,
        uint64 indexed author,
        uint32 sequence,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    );

    /// @notice The author replaced the record's content; older versions stay where they are.
    /// @dev Readers may rely on: versions of one record run 1, 2, 3… without a gap, retraction included.
    event RecordAmended(
        uint64 indexed patient,
        uint64 indexed author,
        uint32 sequence,
        uint32 version,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    );

    /// @notice The record is no longer to be used; it takes one more version, without a pointer.
    /// @param actor Who retracted it: the patient or the author.
    event RecordRetracted(
        uint64 indexed patient,
        uint64 indexed author,
        uint32 sequence,
        uint32 version,
        Status status,
        uint64 actor
    );

    /// @dev `EnteredInError`: withdrawn as wrong, ciphertext kept. `Erased`: the patient had the ciphertext deleted.
    enum Status {
        None,
        Active,
        EnteredInError,
        Erased
    }

    /// @dev HL7 v3 PurposeOfUse codes, in the order of https://terminology.hl7.org/CodeSystem/v3-ActReason.
    enum Purpose {
        None,
        TREAT,
        ETREAT,
        HPAYMT,
        HOPERAT,
        HRESCH,
        PATRQT,
        FAMRQT
    }

    /// @notice What a grantee may do, why and when.
    /// @param readMask Bit i: may read compartment i.
    /// @param writeMask Bit i: may add to compartment i.
    /// @param notBefore First minute, since the Unix epoch.
    /// @param expiresAt First minute at which the consent no longer holds.
    /// @param purpose A code of `Purpose`.
    struct Terms {
        uint64 readMask;
        uint64 writeMask;
        uint32 notBefore;
        uint32 expiresAt;
        uint8 purpose;
    }

    /// @param sequence Number of records the grantee has written; survives revocation.
    struct Consent {
        // one slot: 8 + 8 + 4 + 4 + 4 + 1 + 1 = 30 bytes
        uint64 readMask;
        uint64 writeMask;
        uint32 notBefore;
        uint32 expiresAt;
        uint32 sequence;
        uint8 purpose;
        bool revoked;
    }

    /// @param head Chained hash over every record change; see `headOf`.
    /// @param keyList Pointer to the key list; zero means the chart is not open.
    /// @param sequence Number of records the patient has written.
    struct Chart {
        // slot 0
        bytes32 head;
        // slot 1
        bytes32 keyList;
        // slot 2: 4 bytes
        uint32 sequence;
    }

    /// @notice Opens the chart of `patient` with every compartment at epoch 0. Caller: the patient.
    function openChart(uint64 patient, bytes32 keys) external;

    /// @notice Moves every compartment in `mask` to its next epoch. Caller: the patient.
    function openEpochs(uint64 patient, uint64 mask, bytes32 keys, bytes32 keyring) external;

    /// @notice Asks `patient` for access. Caller: the grantee, in good standing.
    function requestAccess(uint64 grantee, uint64 patient, Terms calldata terms, bytes32 reason) external;

    /// @notice Turns down what `grantee` asked for; leaves any consent as it is. Caller: the patient.
    function denyAccess(uint64 patient, uint64 grantee) external;

    /// @notice Consents to `terms` for `grantee`. Caller: the patient.
    function grant(uint64 patient, uint64 grantee, Terms calldata terms, bytes32 envelope) external;

    /// @notice Ends the consent of `grantee` and leaves the epochs as they are. Caller: the patient.
    function revoke(uint64 patient, uint64 grantee) external;

    /// @notice Ends the consent of `grantee` and opens the next epoch of every compartment in `mask`, in one
    ///         transaction. Caller: the patient.
    function revokeAndRotate(uint64 patient, uint64 grantee, uint64 mask, bytes32 keys, bytes32 keyring) external;

    /// @notice Adds a record. Caller: the author (the patient, or a grantee in good standing who may write there).
    /// @param sequence The author's next sequence in this chart, for which the manifest was sealed.
    /// @param epoch The compartment's current epoch, for which the manifest was sealed.
    function addRecord(
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) external;

    /// @notice Adds the next version of the author's own record. Caller: the author, who must still be able to write.
    /// @param expectedVersion Version the author saw; of two writers one wins.
    function amendRecord(
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    ) external;

    /// @notice Withdraws a record. Caller: the account of `actor`, who is the patient (any status) or the author while
    ///         a consent to write holds (`EnteredInError` only).
    function retractRecord(
        uint64 actor,
        uint64 patient,
        uint64 author,
        uint32 sequence,
        uint32 expectedVersion,
        Status status
    ) external;

    /// @notice Stops grants and requests; revoking, rotating and retracting go on. Caller: the regulator.
    function pause() external;

    /// @notice Lifts `pause`. Caller: the regulator.
    function unpause() external;

    /// @notice State of a chart; all zero when it is not open.
    function chartOf(uint64 patient) external view returns (Chart memory);

    /// @notice Chained hash over every record change of the chart, zero before the first one.
    /// @dev head' = keccak256(abi.encode(head, author, sequence, version, compartment, epoch, pointer, status));
    ///      a retraction enters with compartment, epoch and pointer zero. A client that replays a list of changes and
    ///      ends at this value holds the complete list, unaltered and in order.
    function headOf(uint64 patient) external view returns (bytes32);

    /// @notice Current epoch of a compartment.
    function epochOf(uint64 patient, uint8 compartment) external view returns (uint32);

    /// @notice The consent slot of `grantee`; all zero when there never was one.
    function consentOf(uint64 patient, uint64 grantee) external view returns (Consent memory);

    /// @notice Version and status of a record; (0, None) when it does not exist.
    function recordOf(
        uint64 patient,
        uint64 author,
        uint32 sequence
    ) external view returns (uint32 version, Status status);

    /// @notice Whether `grantee` may read `compartment` now.
    function canRead(uint64 patient, uint64 grantee, uint8 compartment) external view returns (bool);

    /// @notice Whether `grantee` may add to `compartment` now.
    function canWrite(uint64 patient, uint64 grantee, uint8 compartment) external view returns (bool);

    /// @notice The registry whose actors these charts are about.
    function actors() external view returns (IActorRegistry);
}
