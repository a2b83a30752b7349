// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SignedActions} from "./base/SignedActions.sol";
import {IActorRegistry} from "./interfaces/IActorRegistry.sol";
import {ActorActions} from "./libraries/ActorActions.sol";
import {Readable} from "./libraries/Readable.sol";

/// @title ActorRegistry
/// @dev A direct call and its signed twin end in the same private function, which takes the acting account.
contract ActorRegistry is IActorRegistry, AccessManaged, SignedActions {
    struct ActorState {
        // slot 0: 20 + 1 + 1 + 5 + 4 = 31 bytes
        address account;
        Kind kind;
        Standing standing;
        uint40 validUntil;
        uint32 keyGeneration;
        // slot 1
        bytes32 keyDigest;
        // slot 2: 8 + 20 = 28 bytes
        uint64 issuer;
        address proposedAccount;
    }

    mapping(uint64 actor => ActorState) private _actors;

    mapping(uint64 organization => mapping(uint64 member => uint40 until)) private _members;

    mapping(uint64 organization => mapping(uint64 administrator => uint40 until)) private _administrators;

    mapping(uint64 patient => mapping(uint64 proxy => Mandate)) private _mandates;

    uint64 private _actorCount;

    /// @param authority The `AccessManager` that says who the regulator is.
    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IActorRegistry
    function register(Kind kind, bytes32 keyDigest, bytes32 profile, bytes32 vault) external returns (uint64 actor) {
        return _register(msg.sender, kind, keyDigest, profile, vault);
    }

    /// @inheritdoc IActorRegistry
    function rotateKey(uint64 actor, bytes32 keyDigest) external {
        _rotateKey(msg.sender, actor, keyDigest);
    }

    /// @inheritdoc IActorRegistry
    function publishProfile(uint64 actor, bytes32 profile) external {
        _publishProfile(msg.sender, actor, profile);
    }

    /// @inheritdoc IActorRegistry
    function publishVault(uint64 actor, bytes32 vault) external {
        _publishVault(msg.sender, actor, vault);
    }

    /// @inheritdoc IActorRegistry
    function proposeAccount(uint64 actor, address account) external {
        _proposeAccount(msg.sender, actor, account);
    }

    /// @inheritdoc IActorRegistry
    function acceptAccount(uint64 actor) external {
        _acceptAccount(msg.sender, actor);
    }

    /// @inheritdoc IActorRegistry
    function license(uint64 clinician, uint64 issuer, uint40 validUntil) external restricted {
        if (issuer != 0) _requireIssuer(issuer);
        _approve(clinician, Kind.Clinician, issuer, validUntil);
    }

    /// @inheritdoc IActorRegistry
    function accredit(uint64 organization, uint40 validUntil) external restricted {
        _approve(organization, Kind.Organization, 0, validUntil);
    }

    /// @inheritdoc IActorRegistry
    function suspend(uint64 actor) external restricted {
        _changeStanding(actor, Standing.Active, Standing.Suspended);
    }

    /// @inheritdoc IActorRegistry
    function reinstate(uint64 actor) external restricted {
        _changeStanding(actor, Standing.Suspended, Standing.Active);
    }

    /// @inheritdoc IActorRegistry
    function addAdministrator(uint64 organization, uint64 administrator, uint40 until) external {
        _addAdministrator(msg.sender, organization, administrator, until);
    }

    /// @inheritdoc IActorRegistry
    function removeAdministrator(uint64 actor, uint64 organization, uint64 administrator) external {
        _removeAdministrator(msg.sender, actor, organization, administrator);
    }

    /// @inheritdoc IActorRegistry
    function addMember(uint64 actor, uint64 organization, uint64 member, uint40 until) external {
        _addMember(msg.sender, actor, organization, member, until);
    }

    /// @inheritdoc IActorRegistry
    function removeMember(uint64 actor, uint64 organization, uint64 member) external {
        _removeMember(msg.sender, actor, organization, member);
    }

    /// @inheritdoc IActorRegistry
    function appointProxy(uint64 patient, uint64 proxy, Mandate calldata mandate) external {
        _appointProxy(msg.sender, patient, proxy, mandate);
    }

    /// @inheritdoc IActorRegistry
    function dismissProxy(uint64 actor, uint64 patient, uint64 proxy) external {
        _dismissProxy(msg.sender, actor, patient, proxy);
    }

    /// @inheritdoc IActorRegistry
    function registerFor(
        Kind kind,
        bytes32 keyDigest,
        bytes32 profile,
        bytes32 vault,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external returns (uint64 actor) {
        bytes32 action = keccak256(
            abi.encode(ActorActions.REGISTER, account, Readable.kind(kind), keyDigest, profile, vault, nonce, deadline)
        );
        _spendSignature(account, nonce, deadline, action, signature);
        return _register(account, kind, keyDigest, profile, vault);
    }

    /// @inheritdoc IActorRegistry
    function rotateKeyFor(
        uint64 actor,
        bytes32 keyDigest,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(abi.encode(ActorActions.ROTATE_KEY, account, actor, keyDigest, nonce, deadline));
        _spendSignature(account, nonce, deadline, action, signature);
        _rotateKey(account, actor, keyDigest);
    }

    /// @inheritdoc IActorRegistry
    function publishProfileFor(
        uint64 actor,
        bytes32 profile,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(abi.encode(ActorActions.PUBLISH_PROFILE, account, actor, profile, nonce, deadline));
        _spendSignature(account, nonce, deadline, action, signature);
        _publishProfile(account, actor, profile);
    }

    /// @inheritdoc IActorRegistry
    function publishVaultFor(
        uint64 actor,
        bytes32 vault,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(abi.encode(ActorActions.PUBLISH_VAULT, account, actor, vault, nonce, deadline));
        _spendSignature(account, nonce, deadline, action, signature);
        _publishVault(account, actor, vault);
    }

    /// @inheritdoc IActorRegistry
    function proposeAccountFor(
        uint64 actor,
        address proposed,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(abi.encode(ActorActions.PROPOSE_ACCOUNT, account, actor, proposed, nonce, deadline));
        _spendSignature(account, nonce, deadline, action, signature);
        _proposeAccount(account, actor, proposed);
    }

    /// @inheritdoc IActorRegistry
    function acceptAccountFor(
        uint64 actor,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(abi.encode(ActorActions.ACCEPT_ACCOUNT, account, actor, nonce, deadline));
        _spendSignature(account, nonce, deadline, action, signature);
        _acceptAccount(account, actor);
    }

    /// @inheritdoc IActorRegistry
    function addAdministratorFor(
        uint64 organization,
        uint64 administrator,
        uint40 until,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ActorActions.ADD_ADMINISTRATOR,
                account,
                organization,
                administrator,
                Readable.second(until),
                nonce,
                deadline
            )
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _addAdministrator(account, organization, administrator, until);
    }

    /// @inheritdoc IActorRegistry
    function removeAdministratorFor(
        uint64 actor,
        uint64 organization,
        uint64 administrator,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(ActorActions.REMOVE_ADMINISTRATOR, account, actor, organization, administrator, nonce, deadline)
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _removeAdministrator(account, actor, organization, administrator);
    }

    /// @inheritdoc IActorRegistry
    function addMemberFor(
        uint64 actor,
        uint64 organization,
        uint64 member,
        uint40 until,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ActorActions.ADD_MEMBER,
                account,
                actor,
                organization,
                member,
                Readable.second(until),
                nonce,
                deadline
            )
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _addMember(account, actor, organization, member, until);
    }

    /// @inheritdoc IActorRegistry
    function removeMemberFor(
        uint64 actor,
        uint64 organization,
        uint64 member,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(ActorActions.REMOVE_MEMBER, account, actor, organization, member, nonce, deadline)
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _removeMember(account, actor, organization, member);
    }

    /// @inheritdoc IActorRegistry
    function appointProxyFor(
        uint64 patient,
        uint64 proxy,
        Mandate calldata mandate,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(
                ActorActions.APPOINT_PROXY,
                account,
                patient,
                proxy,
                Readable.compartments(mandate.compartments),
                Readable.minute(mandate.until),
                mandate.mayGrant,
                mandate.mayRevoke,
                mandate.mayDispute,
                nonce,
                deadline
            )
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _appointProxy(account, patient, proxy, mandate);
    }

    /// @inheritdoc IActorRegistry
    function dismissProxyFor(
        uint64 actor,
        uint64 patient,
        uint64 proxy,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 action = keccak256(
            abi.encode(ActorActions.DISMISS_PROXY, account, actor, patient, proxy, nonce, deadline)
        );
        _spendSignature(account, nonce, deadline, action, signature);
        _dismissProxy(account, actor, patient, proxy);
    }

    /// @inheritdoc IActorRegistry
    function actorOf(uint64 actor) external view returns (Actor memory) {
        ActorState memory state = _actors[actor];
        return
            Actor({
                account: state.account,
                kind: state.kind,
                standing: state.standing,
                practising: _inGoodStanding(state.kind, state.standing, state.validUntil),
                validUntil: state.validUntil,
                keyGeneration: state.keyGeneration,
                keyDigest: state.keyDigest,
                issuer: state.issuer,
                proposedAccount: state.proposedAccount
            });
    }

    /// @inheritdoc IActorRegistry
    function actorCount() external view returns (uint64) {
        return _actorCount;
    }

    /// @inheritdoc IActorRegistry
    function kindOf(uint64 actor) external view returns (Kind) {
        return _actors[actor].kind;
    }

    /// @inheritdoc IActorRegistry
    function inGoodStanding(uint64 actor) external view returns (bool) {
        ActorState storage state = _actors[actor];
        return _inGoodStanding(state.kind, state.standing, state.validUntil);
    }

    /// @inheritdoc IActorRegistry
    function isMember(uint64 organization, uint64 member) external view returns (bool) {
        return _isMember(organization, member);
    }

    /// @inheritdoc IActorRegistry
    function isAdministrator(uint64 organization, uint64 actor) external view returns (bool) {
        return _isAdministrator(organization, actor);
    }

    /// @inheritdoc IActorRegistry
    function mandateOf(uint64 patient, uint64 proxy) external view returns (Mandate memory mandate) {
        mandate = _mandates[patient][proxy];
        if (block.timestamp / 1 minutes >= mandate.until) delete mandate;
    }

    /// @inheritdoc IActorRegistry
    function requireAccount(uint64 actor, address account) external view returns (Kind) {
        return _requireAccount(actor, account).kind;
    }

    /// @inheritdoc IActorRegistry
    function requirePractising(uint64 actor, address account) external view returns (Kind kind) {
        ActorState storage state = _requireAccount(actor, account);
        kind = state.kind;
        if (!_inGoodStanding(kind, state.standing, state.validUntil)) {
            revert ActorRegistryNotInGoodStanding(actor, state.standing, state.validUntil);
        }
    }

    function _register(
        address account,
        Kind kind,
        bytes32 keyDigest,
        bytes32 profile,
        bytes32 vault
    ) private returns (uint64 actor) {
        if (kind == Kind.None) revert ActorRegistryEmptyKind();
        _requireDigest(keyDigest);
        _requireDigest(profile);
        if (kind != Kind.Device) _requireDigest(vault);

        actor = ++_actorCount;
        ActorState storage state = _actors[actor];
        state.account = account;
        state.kind = kind;
        state.keyGeneration = 1;
        state.keyDigest = keyDigest;
        emit ActorRegistered(actor, account, kind, keyDigest, profile, vault);
    }

    function _rotateKey(address account, uint64 actor, bytes32 keyDigest) private {
        ActorState storage state = _requireAccount(actor, account);
        _requireDigest(keyDigest);

        uint32 generation = ++state.keyGeneration;
        state.keyDigest = keyDigest;
        emit KeyRotated(actor, generation, keyDigest);
    }

    function _publishProfile(address account, uint64 actor, bytes32 profile) private {
        _requireAccount(actor, account);
        _requireDigest(profile);
        emit ProfilePublished(actor, profile);
    }

    function _publishVault(address account, uint64 actor, bytes32 vault) private {
        _requireAccount(actor, account);
        _requireDigest(vault);
        emit VaultPublished(actor, vault);
    }

    function _proposeAccount(address account, uint64 actor, address proposed) private {
        _requireAccount(actor, account).proposedAccount = proposed;
        emit AccountProposed(actor, proposed);
    }

    function _acceptAccount(address account, uint64 actor) private {
        ActorState storage state = _requireActor(actor);
        if (state.proposedAccount != account) revert ActorRegistryNotProposed(actor, account);

        state.account = account;
        delete state.proposedAccount;
        emit AccountChanged(actor, account);
    }

    /// @dev Renewing does not lift a suspension: only `reinstate` does, so neither can happen by oversight.
    function _approve(uint64 actor, Kind kind, uint64 issuer, uint40 validUntil) private {
        ActorState storage state = _requireKind(actor, kind);
        if (state.standing == Standing.Suspended) revert ActorRegistryWrongStanding(actor, Standing.Suspended);
        _requireFuture(validUntil);

        state.standing = Standing.Active;
        state.validUntil = validUntil;
        state.issuer = issuer;
        emit StandingChanged(actor, Standing.Active, validUntil, issuer);
    }

    function _changeStanding(uint64 actor, Standing from, Standing to) private {
        ActorState storage state = _requireActor(actor);
        if (state.standing != from) revert ActorRegistryWrongStanding(actor, state.standing);

        state.standing = to;
        emit StandingChanged(actor, to, state.validUntil, state.issuer);
    }

    function _addAdministrator(address account, uint64 organization, uint64 administrator, uint40 until) private {
        _requireOrganization(organization, account);
        Kind kind = _requireActor(administrator).kind;
        if (!_isPerson(administrator)) revert ActorRegistryWrongKind(administrator, kind);
        _requireFuture(until);

        _administrators[organization][administrator] = until;
        emit AdministratorAdded(organization, administrator, until);
    }

    function _removeAdministrator(address account, uint64 actor, uint64 organization, uint64 administrator) private {
        _requireAccount(actor, account);
        if (actor != organization && actor != administrator) revert ActorRegistryNotAdministrator(organization, actor);
        if (_administrators[organization][administrator] == 0) {
            revert ActorRegistryNotAdministrator(organization, administrator);
        }

        delete _administrators[organization][administrator];
        emit AdministratorRemoved(organization, administrator);
    }

    function _addMember(address account, uint64 actor, uint64 organization, uint64 member, uint40 until) private {
        _requireAccount(actor, account);
        _requireKind(organization, Kind.Organization);
        if (!_isAdministrator(organization, actor)) revert ActorRegistryNotAdministrator(organization, actor);
        _requireKind(member, Kind.Clinician);
        _requireFuture(until);

        _members[organization][member] = until;
        emit MemberAdded(organization, member, until);
    }

    function _removeMember(address account, uint64 actor, uint64 organization, uint64 member) private {
        _requireAccount(actor, account);
        if (actor != member && !_isAdministrator(organization, actor)) {
            revert ActorRegistryNotAdministrator(organization, actor);
        }
        if (!_isMember(organization, member)) revert ActorRegistryNotMember(organization, member);

        delete _members[organization][member];
        emit MemberRemoved(organization, member);
    }

    function _appointProxy(address account, uint64 patient, uint64 proxy, Mandate calldata mandate) private {
        Kind kind = _requireAccount(patient, account).kind;
        if (kind != Kind.Patient) revert ActorRegistryWrongKind(patient, kind);
        if (proxy == patient || !_isPerson(proxy)) revert ActorRegistryInvalidProxy(patient, proxy);
        uint256 now_ = block.timestamp / 1 minutes;
        if (mandate.compartments == 0 || mandate.until <= now_) {
            revert ActorRegistryInvalidMandate(mandate.compartments, mandate.until, now_);
        }

        _mandates[patient][proxy] = mandate;
        emit ProxyAppointed(patient, proxy, mandate);
    }

    function _dismissProxy(address account, uint64 actor, uint64 patient, uint64 proxy) private {
        _requireAccount(actor, account);
        if (actor != patient && actor != proxy) revert ActorRegistryDismissRefused(proxy, actor);
        if (_mandates[patient][proxy].until == 0) revert ActorRegistryNoProxy(patient, proxy);

        delete _mandates[patient][proxy];
        emit ProxyDismissed(patient, proxy, actor);
    }

    function _isMember(uint64 organization, uint64 member) private view returns (bool) {
        return block.timestamp < _members[organization][member];
    }

    function _isAdministrator(uint64 organization, uint64 actor) private view returns (bool) {
        return actor == organization || block.timestamp < _administrators[organization][actor];
    }

    function _isPerson(uint64 actor) private view returns (bool) {
        Kind kind = _actors[actor].kind;
        return kind == Kind.Patient || kind == Kind.Clinician;
    }

    function _inGoodStanding(Kind kind, Standing standing, uint40 validUntil) private view returns (bool) {
        if (kind == Kind.Patient || kind == Kind.Device) return true;
        return standing == Standing.Active && block.timestamp < validUntil;
    }

    function _requireActor(uint64 actor) private view returns (ActorState storage state) {
        state = _actors[actor];
        if (state.account == address(0)) revert ActorRegistryUnknownActor(actor);
    }

    function _requireAccount(uint64 actor, address account) private view returns (ActorState storage state) {
        state = _actors[actor];
        address holder = state.account;
        if (holder == address(0)) revert ActorRegistryUnknownActor(actor);
        if (holder != account) revert ActorRegistryNotAccount(actor, account);
    }

    function _requireKind(uint64 actor, Kind kind) private view returns (ActorState storage state) {
        state = _requireActor(actor);
        if (state.kind != kind) revert ActorRegistryWrongKind(actor, state.kind);
    }

    function _requireOrganization(uint64 organization, address account) private view {
        _requireAccount(organization, account);
        _requireKind(organization, Kind.Organization);
    }

    function _requireIssuer(uint64 issuer) private view {
        ActorState storage state = _actors[issuer];
        if (state.kind != Kind.Organization || !_inGoodStanding(Kind.Organization, state.standing, state.validUntil)) {
            revert ActorRegistryInvalidIssuer(issuer);
        }
    }

    function _requireFuture(uint40 time) private view {
        if (time <= block.timestamp) revert ActorRegistryExpiryPassed(time, block.timestamp);
    }

    function _requireDigest(bytes32 digest) private pure {
        if (digest == 0) revert ActorRegistryEmptyDigest();
    }
}
