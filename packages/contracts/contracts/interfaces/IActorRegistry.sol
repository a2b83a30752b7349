// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISignedActions} from "./ISignedActions.sol";

/// @title Who takes part: patients, clinicians, organizations and devices
/// @notice Keeps an id that never changes beside an account and an encryption key that can. Names, licence numbers
///         and contact data never reach the chain: a profile is a pointer to a document in the blob store.
/// @dev An account may hold several actors (a clinician is somebody's patient), so every call names the actor it
///      acts as and the registry checks that the caller is that actor's account.
interface IActorRegistry is ISignedActions {
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

    /// @notice A signed end (Unix seconds) is shown in whole minutes, so it must be one: `until` is not.
    error ActorRegistryNotWholeMinutes(uint40 until);

    /// @notice `actor` has standing `standing`, from which this call cannot proceed.
    error ActorRegistryWrongStanding(uint64 actor, Standing standing);

    /// @notice The licence or accreditation of `actor` is missing, suspended or past `validUntil` (Unix seconds).
    error ActorRegistryNotInGoodStanding(uint64 actor, Standing standing, uint40 validUntil);

    /// @notice `issuer` cannot stand behind a licence: it is no organization in good standing.
    error ActorRegistryInvalidIssuer(uint64 issuer);

    /// @notice `account` was not proposed as the next account of `actor`.
    error ActorRegistryNotProposed(uint64 actor, address account);

    /// @notice `actor` may not manage the members of `organization`.
    error ActorRegistryNotAdministrator(uint64 organization, uint64 actor);

    /// @notice `member` does not belong to `organization`.
    error ActorRegistryNotMember(uint64 organization, uint64 member);

    /// @notice `proxy` cannot be a proxy of `patient`: unknown, the patient itself, or no person.
    error ActorRegistryInvalidProxy(uint64 patient, uint64 proxy);

    /// @notice A mandate needs compartments and an end, in minutes, after `now_`.
    error ActorRegistryInvalidMandate(uint64 compartments, uint32 until, uint256 now_);

    /// @notice `proxy` is no proxy of `patient`.
    error ActorRegistryNoProxy(uint64 patient, uint64 proxy);

    /// @notice `actor` may not end the mandate of `proxy`.
    error ActorRegistryDismissRefused(uint64 proxy, uint64 actor);

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

    /// @notice `account` may become the account of `actor` by accepting; zero takes an earlier proposal back.
    event AccountProposed(uint64 indexed actor, address indexed account);

    /// @notice `account` acts for `actor` from this block on, and the account before it no longer does.
    event AccountChanged(uint64 indexed actor, address indexed account);

    /// @notice The regulator licensed, accredited, suspended or reinstated `actor`.
    /// @param validUntil Unix seconds; kept through a suspension.
    /// @param issuer Organization that stands behind a clinician's licence; 0 when the regulator itself does, and for
    ///        organizations.
    event StandingChanged(uint64 indexed actor, Standing standing, uint40 validUntil, uint64 issuer);

    /// @notice `administrator` manages the members of `organization` until `until` (Unix seconds).
    event AdministratorAdded(uint64 indexed organization, uint64 indexed administrator, uint40 until);

    /// @notice `administrator` no longer manages the members of `organization`.
    event AdministratorRemoved(uint64 indexed organization, uint64 indexed administrator);

    /// @notice `member` belongs to `organization` until `until` (Unix seconds).
    event MemberAdded(uint64 indexed organization, uint64 indexed member, uint40 until);

    /// @notice `member` no longer belongs to `organization`.
    event MemberRemoved(uint64 indexed organization, uint64 indexed member);

    /// @notice `proxy` may act for `patient` within `mandate`; replaces whatever mandate there was.
    event ProxyAppointed(uint64 indexed patient, uint64 indexed proxy, Mandate mandate);

    /// @notice The mandate of `proxy` ended; the consents it gave stay until they are revoked.
    /// @param actor The patient, or the proxy itself.
    event ProxyDismissed(uint64 indexed patient, uint64 indexed proxy, uint64 actor);

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

    /// @notice All there is to know about an actor.
    /// @param account Wallet that acts for the actor.
    /// @param kind `None` when the actor does not exist.
    /// @param practising Whether it may practise now; see `inGoodStanding`.
    /// @param validUntil Unix seconds at which the licence or accreditation ends; 0 where there never was one.
    /// @param keyGeneration Number of encryption keys so far.
    /// @param keyDigest SHA-256 of the text of the current age recipient.
    /// @param issuer Organization behind a clinician's licence; 0 for the regulator itself or none.
    /// @param proposedAccount Account that may take over by accepting; zero for none.
    struct Actor {
        address account;
        Kind kind;
        Standing standing;
        bool practising;
        uint40 validUntil;
        uint32 keyGeneration;
        bytes32 keyDigest;
        uint64 issuer;
        address proposedAccount;
    }

    /// @notice What a proxy may do in the chart of a patient; the `ChartRegistry` holds it to that.
    /// @param compartments Bit i: consents that reach compartment i. A consent that reaches any other is out of bounds.
    /// @param until First minute, since the Unix epoch, at which the mandate no longer holds; no consent given under it
    ///        lasts longer.
    /// @param mayGrant Give consents and turn requests down.
    /// @param mayRevoke End consents.
    /// @param mayDispute Dispute records.
    struct Mandate {
        // one slot: 8 + 4 + 1 + 1 + 1 = 15 bytes
        uint64 compartments;
        uint32 until;
        bool mayGrant;
        bool mayRevoke;
        bool mayDispute;
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

    /// @notice Lets `account` take over `actor`; zero takes that back. Nothing changes until `account` accepts, so a
    ///         mistyped address loses nothing. Caller: the actor's account.
    function proposeAccount(uint64 actor, address account) external;

    /// @notice Makes the caller the account of `actor`. Caller: the proposed account.
    function acceptAccount(uint64 actor) external;

    /// @notice Licenses `clinician` until `validUntil`, or renews the licence. Caller: the regulator.
    /// @param issuer Organization in good standing whose register the licence is on; 0 for the regulator's own.
    /// @dev The issuer is checked now and named for ever after; that it loses its own standing later ends no licence.
    function license(uint64 clinician, uint64 issuer, uint40 validUntil) external;

    /// @notice Accredits `organization` until `validUntil`, or renews. Caller: the regulator.
    function accredit(uint64 organization, uint40 validUntil) external;

    /// @notice Suspends an active licence or accreditation, effective in this block. Caller: the regulator.
    function suspend(uint64 actor) external;

    /// @notice Lifts a suspension; the end date stays what it was. Caller: the regulator.
    function reinstate(uint64 actor) external;

    /// @notice Lets person `administrator` manage the members of `organization` until `until`. Caller: the
    ///         organization's account, which always may and cannot be removed.
    function addAdministrator(uint64 organization, uint64 administrator, uint40 until) external;

    /// @notice Ends that. Caller: the account of `actor`, which is the organization or the administrator.
    function removeAdministrator(uint64 actor, uint64 organization, uint64 administrator) external;

    /// @notice Makes clinician `member` a member of `organization` until `until`. Caller: the account of `actor`, which
    ///         is the organization or one of its administrators.
    function addMember(uint64 actor, uint64 organization, uint64 member, uint40 until) external;

    /// @notice Ends a membership. Caller: the account of `actor`, which is the organization, one of its administrators,
    ///         or the member.
    function removeMember(uint64 actor, uint64 organization, uint64 member) external;

    /// @notice Lets person `proxy` act for `patient` within `mandate`. Caller: the patient.
    /// @dev A proxy opens nothing by itself: to read it needs a consent like everybody, which it cannot give itself.
    function appointProxy(uint64 patient, uint64 proxy, Mandate calldata mandate) external;

    /// @notice Ends the mandate of `proxy`. Caller: the account of `actor`, the patient or the proxy.
    function dismissProxy(uint64 actor, uint64 patient, uint64 proxy) external;

    /// @notice `register`, signed by `account`.
    function registerFor(
        Kind kind,
        bytes32 keyDigest,
        bytes32 profile,
        bytes32 vault,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external returns (uint64 actor);

    /// @notice `rotateKey`, signed by `account`.
    function rotateKeyFor(
        uint64 actor,
        bytes32 keyDigest,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `publishProfile`, signed by `account`.
    function publishProfileFor(
        uint64 actor,
        bytes32 profile,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `publishVault`, signed by `account`.
    function publishVaultFor(
        uint64 actor,
        bytes32 vault,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `proposeAccount`, signed by `account`.
    /// @param proposed The account that may take over.
    function proposeAccountFor(
        uint64 actor,
        address proposed,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `acceptAccount`, signed by `account`, the one that takes over.
    function acceptAccountFor(
        uint64 actor,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `addAdministrator`, signed by `account`.
    function addAdministratorFor(
        uint64 organization,
        uint64 administrator,
        uint40 until,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `removeAdministrator`, signed by `account`.
    function removeAdministratorFor(
        uint64 actor,
        uint64 organization,
        uint64 administrator,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `addMember`, signed by `account`.
    function addMemberFor(
        uint64 actor,
        uint64 organization,
        uint64 member,
        uint40 until,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `removeMember`, signed by `account`.
    function removeMemberFor(
        uint64 actor,
        uint64 organization,
        uint64 member,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `appointProxy`, signed by `account`.
    function appointProxyFor(
        uint64 patient,
        uint64 proxy,
        Mandate calldata mandate,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice `dismissProxy`, signed by `account`.
    function dismissProxyFor(
        uint64 actor,
        uint64 patient,
        uint64 proxy,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Everything about `actor` in one call; all zero when it does not exist.
    function actorOf(uint64 actor) external view returns (Actor memory);

    /// @notice Number of actors, which is also the highest id.
    function actorCount() external view returns (uint64);

    /// @notice What `actor` is; `None` when it does not exist.
    function kindOf(uint64 actor) external view returns (Kind);

    /// @notice Whether `actor` may practise now: a patient or device that exists; a clinician or organization whose
    ///         standing is active and not past its end.
    function inGoodStanding(uint64 actor) external view returns (bool);

    /// @notice Whether `member` belongs to `organization` now.
    function isMember(uint64 organization, uint64 member) external view returns (bool);

    /// @notice Whether `actor` manages the members of `organization` now: the organization itself does.
    function isAdministrator(uint64 organization, uint64 actor) external view returns (bool);

    /// @notice The mandate of `proxy` that holds now; all zero when there is none, or it is over.
    function mandateOf(uint64 patient, uint64 proxy) external view returns (Mandate memory);

    /// @notice Reverts unless `account` is the account of `actor`; says what `actor` is.
    function requireAccount(uint64 actor, address account) external view returns (Kind);

    /// @notice Reverts unless `account` is the account of `actor` and `actor` is in good standing; says what it is.
    function requirePractising(uint64 actor, address account) external view returns (Kind);
}
