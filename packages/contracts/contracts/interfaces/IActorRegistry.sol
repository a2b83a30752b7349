// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Who takes part: patients, clinicians, organizations and devices
/// @notice Keeps an id that never changes beside an account and an encryption key that can. Names, licence numbers
///         and contact data never reach the chain: a profile is a pointer to a document in the blob store.
/// @dev An account may hold several actors (a clinician is somebody's patient), so every call names the actor it
///      acts as and the registry checks that the caller is that actor's account.
interface IActorRegistry {
    /// @notice `actor` was never registered.
    error ActorRegistryUnknownActor(uint64 actor);

    /// @notice `account` is not the account of `actor`.
    error ActorRegistryNotAccount(uint64 actor, address account);

    /// @notice `actor` is of kind `kind`, which this call does not accept.
    error ActorRegistryWrongKind(uint64 actor, Kind kind);

    /// @notice The kind given at registration was `None`.
    error ActorRegistryEmptyKind();

    /// @notice A key, profile or vault needs a digest: the one given was zero.
    error ActorRegistryEmptyDigest();

    /// @notice `validUntil` (Unix seconds) is not after the block's time `now_`.
    error ActorRegistryExpiryPassed(uint40 validUntil, uint256 now_);

    /// @notice `actor` has standing `standing`, from which this call cannot proceed.
    error ActorRegistryWrongStanding(uint64 actor, Standing standing);

    /// @notice The licence or accreditation of `actor` is missing, suspended or past `validUntil` (Unix seconds).
    error ActorRegistryNotInGoodStanding(uint64 actor, Standing standing, uint40 validUntil);

    /// @notice `member` does not belong to `organization`.
    error ActorRegistryNotMember(uint64 organization, uint64 member);

    /// @notice A new actor exists.
    /// @dev Readers may rely on: ids run 1, 2, 3… without a gap; `kind` never changes; the digests are not zero,
    ///      except `vault`, which is zero for actors that keep their root elsewhere (devices).
    /// @param keyDigest SHA-256 of the text of the actor's age recipient; also its pointer in the blob store.
    /// @param profile Pointer to the profile: sealed for patients, public for clinicians and organizations.
    /// @param vault Pointer to the vault file.
    event ActorRegistered(
        uint64 indexed actor,
        address indexed account,
        Kind kind,
        bytes32 keyDigest,
        bytes32 profile,
        bytes32 vault
    );

    /// @notice `actor` uses another encryption key from now on.
    /// @dev Readers may rely on: generations of one actor run 1 (registration), 2, 3… without a gap.
    event KeyRotated(uint64 indexed actor, uint32 generation, bytes32 keyDigest);

    /// @notice `actor` points to another profile.
    event ProfilePublished(uint64 indexed actor, bytes32 profile);

    /// @notice `actor` points to another vault file.
    event VaultPublished(uint64 indexed actor, bytes32 vault);

    /// @notice The regulator licensed, accredited, suspended or reinstated `actor`.
    /// @param validUntil Unix seconds; kept through a suspension.
    event StandingChanged(uint64 indexed actor, Standing standing, uint40 validUntil);

    /// @notice `member` belongs to `organization` until `until` (Unix seconds).
    event MemberAdded(uint64 indexed organization, uint64 indexed member, uint40 until);

    /// @notice `member` no longer belongs to `organization`.
    event MemberRemoved(uint64 indexed organization, uint64 indexed member);

    enum Kind {
        None,
        Patient,
        Clinician,
        Organization,
        Device
    }

    /// @dev A clinician's licence or an organization's accreditation. Patients and devices have none and need none.
    enum Standing {
        None,
        Active,
        Suspended
    }

    /// @param account Wallet that acts for the actor.
    /// @param validUntil Unix seconds at which the licence or accreditation ends; 0 where there never was one.
    /// @param keyGeneration Number of encryption keys so far; 0 means the actor does not exist.
    /// @param keyDigest SHA-256 of the text of the current age recipient.
    struct Actor {
        // slot 0: 20 + 1 + 1 + 5 + 4 = 31 bytes
        address account;
        Kind kind;
        Standing standing;
        uint40 validUntil;
        uint32 keyGeneration;
        // slot 1
        bytes32 keyDigest;
    }

    /// @notice Registers the caller as a new actor of `kind`.
    /// @return actor The new id.
    function register(Kind kind, bytes32 keyDigest, bytes32 profile, bytes32 vault) external returns (uint64 actor);

    /// @notice Gives `actor` another encryption key. Caller: its account.
    function rotateKey(uint64 actor, bytes32 keyDigest) external;

    /// @notice Points `actor` to another profile. Caller: its account.
    function publishProfile(uint64 actor, bytes32 profile) external;

    /// @notice Points `actor` to another vault file. Caller: its account.
    function publishVault(uint64 actor, bytes32 vault) external;

    /// @notice Licenses `clinician` until `validUntil`, or renews the licence. Caller: the regulator.
    function license(uint64 clinician, uint40 validUntil) external;

    /// @notice Accredits `organization` until `validUntil`, or renews. Caller: the regulator.
    function accredit(uint64 organization, uint40 validUntil) external;

    /// @notice Suspends an active licence or accreditation, effective in this block. Caller: the regulator.
    function suspend(uint64 actor) external;

    /// @notice Lifts a suspension; the end date stays what it was. Caller: the regulator.
    function reinstate(uint64 actor) external;

    /// @notice Makes clinician `member` a member of `organization` until `until`. Caller: the organization's account.
    function addMember(uint64 organization, uint64 member, uint40 until) external;

    /// @notice Ends a membership. Caller: the organization's or the member's account.
    function removeMember(uint64 organization, uint64 member) external;

    /// @notice State of `actor`; all zero when it does not exist.
    function actorOf(uint64 actor) external view returns (Actor memory);

    /// @notice Number of actors, which is also the highest id.
    function actorCount() external view returns (uint64);

    /// @notice Whether `actor` may practise now: a patient or device that exists; a clinician or organization whose
    ///         standing is active and not past its end.
    function inGoodStanding(uint64 actor) external view returns (bool);

    /// @notice Whether `member` belongs to `organization` now.
    function isMember(uint64 organization, uint64 member) external view returns (bool);

    /// @notice Reverts unless `account` is the account of `actor`.
    function requireAccount(uint64 actor, address account) external view;

    /// @notice Reverts unless `account` is the account of `actor` and `actor` is in good standing.
    function requirePractising(uint64 actor, address account) external view;
}
