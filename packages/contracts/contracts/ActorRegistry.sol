// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IActorRegistry} from "./interfaces/IActorRegistry.sol";

/// @title ActorRegistry
/// @dev Each write of an actor ends in a private function that takes the acting account, so a call that arrives with
///      a signature instead of a sender can end in the same place.
contract ActorRegistry is IActorRegistry, AccessManaged {
    mapping(uint64 actor => Actor) private _actors;

    mapping(uint64 organization => mapping(uint64 member => uint40 until)) private _members;

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
    function license(uint64 clinician, uint40 validUntil) external restricted {
        _approve(clinician, Kind.Clinician, validUntil);
    }

    /// @inheritdoc IActorRegistry
    function accredit(uint64 organization, uint40 validUntil) external restricted {
        _approve(organization, Kind.Organization, validUntil);
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
    function addMember(uint64 organization, uint64 member, uint40 until) external {
        _addMember(msg.sender, organization, member, until);
    }

    /// @inheritdoc IActorRegistry
    function removeMember(uint64 organization, uint64 member) external {
        _removeMember(msg.sender, organization, member);
    }

    /// @inheritdoc IActorRegistry
    function actorOf(uint64 actor) external view returns (Actor memory) {
        return _actors[actor];
    }

    /// @inheritdoc IActorRegistry
    function actorCount() external view returns (uint64) {
        return _actorCount;
    }

    /// @inheritdoc IActorRegistry
    function inGoodStanding(uint64 actor) external view returns (bool) {
        return _inGoodStanding(_actors[actor]);
    }

    /// @inheritdoc IActorRegistry
    function isMember(uint64 organization, uint64 member) external view returns (bool) {
        return _isMember(organization, member);
    }

    /// @inheritdoc IActorRegistry
    function requireAccount(uint64 actor, address account) external view {
        _requireAccount(actor, account);
    }

    /// @inheritdoc IActorRegistry
    function requirePractising(uint64 actor, address account) external view {
        Actor storage state = _requireAccount(actor, account);
        if (!_inGoodStanding(state)) revert ActorRegistryNotInGoodStanding(actor, state.standing, state.validUntil);
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
        Actor storage state = _actors[actor];
        state.account = account;
        state.kind = kind;
        state.keyGeneration = 1;
        state.keyDigest = keyDigest;
        emit ActorRegistered(actor, account, kind, keyDigest, profile, vault);
    }

    function _rotateKey(address account, uint64 actor, bytes32 keyDigest) private {
        Actor storage state = _requireAccount(actor, account);
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

    /// @dev Renewing does not lift a suspension: only `reinstate` does, so neither can happen by oversight.
    function _approve(uint64 actor, Kind kind, uint40 validUntil) private {
        Actor storage state = _requireKind(actor, kind);
        if (state.standing == Standing.Suspended) revert ActorRegistryWrongStanding(actor, Standing.Suspended);
        _requireFuture(validUntil);

        state.standing = Standing.Active;
        state.validUntil = validUntil;
        emit StandingChanged(actor, Standing.Active, validUntil);
    }

    function _changeStanding(uint64 actor, Standing from, Standing to) private {
        Actor storage state = _requireActor(actor);
        if (state.standing != from) revert ActorRegistryWrongStanding(actor, state.standing);

        state.standing = to;
        emit StandingChanged(actor, to, state.validUntil);
    }

    function _addMember(address account, uint64 organization, uint64 member, uint40 until) private {
        _requireAccount(organization, account);
        _requireKind(organization, Kind.Organization);
        _requireKind(member, Kind.Clinician);
        _requireFuture(until);

        _members[organization][member] = until;
        emit MemberAdded(organization, member, until);
    }

    function _removeMember(address account, uint64 organization, uint64 member) private {
        if (_actors[organization].account != account) _requireAccount(member, account);
        if (!_isMember(organization, member)) revert ActorRegistryNotMember(organization, member);

        delete _members[organization][member];
        emit MemberRemoved(organization, member);
    }

    function _isMember(uint64 organization, uint64 member) private view returns (bool) {
        return block.timestamp < _members[organization][member];
    }

    function _inGoodStanding(Actor storage state) private view returns (bool) {
        Kind kind = state.kind;
        if (kind == Kind.Patient || kind == Kind.Device) return true;
        return state.standing == Standing.Active && block.timestamp < state.validUntil;
    }

    function _requireActor(uint64 actor) private view returns (Actor storage state) {
        state = _actors[actor];
        if (state.account == address(0)) revert ActorRegistryUnknownActor(actor);
    }

    function _requireAccount(uint64 actor, address account) private view returns (Actor storage state) {
        state = _actors[actor];
        address holder = state.account;
        if (holder == address(0)) revert ActorRegistryUnknownActor(actor);
        if (holder != account) revert ActorRegistryNotAccount(actor, account);
    }

    function _requireKind(uint64 actor, Kind kind) private view returns (Actor storage state) {
        state = _requireActor(actor);
        if (state.kind != kind) revert ActorRegistryWrongKind(actor, state.kind);
    }

    function _requireFuture(uint40 time) private view {
        if (time <= block.timestamp) revert ActorRegistryExpiryPassed(time, block.timestamp);
    }

    function _requireDigest(bytes32 digest) private pure {
        if (digest == 0) revert ActorRegistryEmptyDigest();
    }
}
