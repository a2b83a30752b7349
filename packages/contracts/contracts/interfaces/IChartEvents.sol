// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "./IActorRegistry.sol";

/// @title What happens in a chart, and what can go wrong
/// @dev Patients, grantees, authors and proxies are actor ids of the `ActorRegistry`. Times in consents and mandates
///      are minutes since the Unix epoch. Labels, names, file types, sizes, keys and reasons in plain words never
///      appear.
interface IChartEvents {
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

    /// @notice A compartment in `mask` is at its last epoch. No patient gets there: it takes 32,767 rotations.
    error ChartRegistryEpochsExhausted(uint64 mask);

    /// @notice The window `notBefore` to `expiresAt` (minutes) is empty, already over at `now_`, or over the longest
    ///         allowed.
    error ChartRegistryInvalidWindow(uint32 notBefore, uint32 expiresAt, uint256 now_);

    /// @notice `purpose` is not one of the codes in `Purpose`.
    error ChartRegistryInvalidPurpose(uint8 purpose);

    /// @notice `grantee` holds no consent of `patient` to revoke.
    error ChartRegistryNoConsent(uint64 patient, uint64 grantee);

    /// @notice `author` may not write to `compartment` of the chart of `patient` now, under its own consent or, where
    ///         that is not 0, the one of `organization`.
    error ChartRegistryWriteRefused(uint64 patient, uint64 author, uint64 organization, uint8 compartment);

    /// @notice `device` may add and do nothing else.
    error ChartRegistryDeviceOnlyAdds(uint64 device);

    /// @notice A batch has 1 to `max` records; this one has `size`.
    error ChartRegistryInvalidBatch(uint256 size, uint256 max);

    /// @notice `proxy` may not do this for `patient` now.
    error ChartRegistryProxyRefused(uint64 patient, uint64 proxy);

    /// @notice The mandate of `proxy` does not reach that far: other compartments, a later end, or itself as grantee.
    error ChartRegistryProxyExceeded(uint64 patient, uint64 proxy);

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

    /// @notice A retraction says why and an answer says what: the code given was `None`.
    error ChartRegistryEmptyCode();

    /// @notice A patient does not dispute its own record.
    error ChartRegistryOwnRecord(uint64 patient, uint32 sequence);

    /// @notice The record has status `status`, from which this step does not go.
    error ChartRegistryWrongStatus(uint64 patient, uint64 author, uint32 sequence, Status status);

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

    /// @notice `actor` turned down what `grantee` asked for.
    /// @param actor The patient, or a proxy.
    event AccessDenied(uint64 indexed patient, uint64 indexed grantee, uint64 actor);

    /// @notice `actor` consented to `terms` for `grantee`; replaces whatever consent there was.
    /// @param actor The patient, or a proxy within its mandate.
    /// @param envelope Pointer to the epoch keys of the readable compartments, sealed to the grantee. Zero when
    ///        nothing may be read.
    event ConsentGranted(uint64 indexed patient, uint64 indexed grantee, uint64 actor, Terms terms, bytes32 envelope);

    /// @notice `actor` ended the consent of `grantee`, effective in this block.
    /// @param actor The patient, or a proxy.
    event ConsentRevoked(uint64 indexed patient, uint64 indexed grantee, uint64 actor);

    /// @notice A new record: version 1 of (patient, author, sequence).
    /// @dev Readers may rely on: sequences of one author in one chart run 1, 2, 3… without a gap. A device counts its
    ///      readings itself: its sequences grow, and a gap is a reading that was lost.
    /// @param pointer SHA-256 of the sealed manifest.
    event RecordAdded(
        uint64 indexed patient,
        uint64 indexed author,
        uint32 sequence,
        uint8 compartment,
        uint32 epoch,
        bytes32 pointer
    );

    /// @notice The record version above was written under the consent of `organization`, of which the author is a
    ///         member.
    event WrittenAsMember(
        uint64 indexed patient,
        uint64 indexed author,
        uint32 sequence,
        uint32 version,
        uint64 indexed organization
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
        RetractionReason reason,
        uint64 actor
    );

    /// @notice The patient says that the record is wrong; its content stays, and the author is asked to answer.
    /// @param statement Pointer to what is wrong in plain words, sealed to the author.
    /// @param actor The patient, or a proxy.
    event RecordDisputed(
        uint64 indexed patient,
        uint64 indexed author,
        uint32 sequence,
        uint32 version,
        bytes32 statement,
        uint64 actor
    );

    /// @notice The author answered a dispute without changing the content; changing it is `RecordAmended`.
    /// @param statement Pointer to the answer in plain words, sealed to the patient.
    event DisputeAnswered(
        uint64 indexed patient,
        uint64 indexed author,
        uint32 sequence,
        uint32 version,
        Answer answer,
        bytes32 statement
    );

    /// @dev `EnteredInError`: withdrawn as wrong, ciphertext kept. `Erased`: the patient had the ciphertext deleted.
    ///      `Disputed`: in use, but the patient says that it is wrong and the author has not answered.
    enum Status {
        None,
        Active,
        EnteredInError,
        Erased,
        Disputed
    }

    enum RetractionReason {
        None,
        WrongPatient,
        WrongContent,
        Duplicate,
        PatientWish,
        LegalDuty
    }

    /// @dev `Confirmed`: the author looked again and stands by the content. `Refused`: the author will not change it,
    ///      for the reason stated.
    enum Answer {
        None,
        Confirmed,
        Refused
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

    /// @notice One record of a batch; see `addRecord`.
    struct NewRecord {
        uint8 compartment;
        uint32 epoch;
        bytes32 pointer;
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
}
