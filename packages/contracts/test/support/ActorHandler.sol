// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {Handler} from "./Handler.sol";

/// @dev Accounts, keys, licences, organizations and proxies.
abstract contract ActorHandler is Handler {
    function changeIdentity(uint8 how, uint64 who, uint8 what, uint8 other) external {
        uint64 actor = _anybody(who);
        uint256 key = _keyFor(actor);
        Way way = _wayOf(how);
        bool acts = _actsFor(actor, _acting(key, way));
        bytes32 digest = other % 16 == 0 ? bytes32(0) : SOME;
        what %= 8;

        if (what == 0) {
            bool ok = _send(_rotateKey(key, actor, digest), way);
            if (_settle(ok, acts && digest != 0, "rotateKey")) ++people[actor].generation;
        } else if (what == 1) {
            _settle(_send(_publishProfile(key, actor, digest), way), acts && digest != 0, "publishProfile");
        } else if (what == 2) {
            _settle(_send(_publishVault(key, actor, digest), way), acts && digest != 0, "publishVault");
        } else if (what == 3) {
            _registerSomebody(_key(other), way, other);
        } else if (what < 6) {
            address proposed = other % 8 == 0 ? address(0) : VM.addr(_key(other));
            bool ok = _send(_proposeAccount(key, actor, proposed), way);
            if (_settle(ok, acts, "proposeAccount")) people[actor].proposed = proposed;
        } else {
            _accept(actor, other, way);
        }
    }

    function changeStanding(uint64 who, uint8 what, uint32 time, uint64 behind, uint8 caller) external {
        uint64 actor = _anybody(who);
        Person storage person = people[actor];
        uint40 until = _later(time);
        uint64 issuer = behind % 3 == 0 ? _anybody(behind / 3) : 0;
        bool authorized = caller % 8 != 0;
        what %= 4;

        if (!authorized) VM.prank(VM.addr(_key(caller)));
        bool should = authorized && person.kind != IActorRegistry.Kind.None;
        if (what < 2) {
            IActorRegistry.Kind kind = what == 0 ? IActorRegistry.Kind.Clinician : IActorRegistry.Kind.Organization;
            bool stands =
                issuer == 0 || (people[issuer].kind == IActorRegistry.Kind.Organization && _practises(issuer));
            should =
                should &&
                person.kind == kind &&
                person.standing != IActorRegistry.Standing.Suspended &&
                until > block.timestamp &&
                (what == 1 || stands);
            bytes memory call =
                what == 0
                    ? abi.encodeCall(actors.license, (actor, issuer, until))
                    : abi.encodeCall(actors.accredit, (actor, until));
            (bool ok, ) = address(actors).call(call);
            if (_settle(ok, should, "license")) {
                (person.standing, person.validUntil) = (IActorRegistry.Standing.Active, until);
            }
        } else {
            (IActorRegistry.Standing from, IActorRegistry.Standing to) = what == 2
                ? (IActorRegistry.Standing.Active, IActorRegistry.Standing.Suspended)
                : (IActorRegistry.Standing.Suspended, IActorRegistry.Standing.Active);
            bytes memory call =
                what == 2 ? abi.encodeCall(actors.suspend, (actor)) : abi.encodeCall(actors.reinstate, (actor));
            (bool ok, ) = address(actors).call(call);
            if (_settle(ok, should && person.standing == from, "suspend")) person.standing = to;
        }
    }

    function changeMember(uint8 how, uint64 who, uint64 by, uint32 time, bool in_) external {
        uint64 organization = _organization(by);
        uint64 member = in_ && who % 3 != 0 ? FIRST_CLINICIAN + ((who / 3) % 3) : _member(organization, who);
        uint64 actor = by % 5 < 2 ? organization : _anybody(by / 5);
        if (!in_ && by % 5 == 2) actor = member;
        uint256 key = _keyFor(actor);
        Way way = _wayOf(how);
        bool acts = _actsFor(actor, _acting(key, way));

        if (in_) {
            uint40 until = (_later(time) / 60) * 60;
            bool should =
                acts &&
                    people[organization].kind == IActorRegistry.Kind.Organization &&
                    _manages(actor, organization) &&
                    people[member].kind == IActorRegistry.Kind.Clinician &&
                    until > block.timestamp;
            bool ok = _send(_addMember(key, actor, organization, member, until), way);
            if (_settle(ok, should, "addMember")) members[organization][member] = until;
        } else {
            bool should =
                acts &&
                    (actor == member || _manages(actor, organization)) &&
                    block.timestamp < members[organization][member];
            bool ok = _send(_removeMember(key, actor, organization, member), way);
            if (_settle(ok, should, "removeMember")) members[organization][member] = 0;
        }
    }

    function changeAdministrator(uint8 how, uint64 who, uint64 by, uint32 time, bool in_) external {
        uint64 organization = _organization(by);
        uint64 administrator = _anybody(who);
        Way way = _wayOf(how);

        if (in_) {
            uint40 until = (_later(time) / 60) * 60;
            uint256 key = _keyFor(organization);
            bool should =
                _actsFor(organization, _acting(key, way)) &&
                    people[organization].kind == IActorRegistry.Kind.Organization &&
                    _isPerson(administrator) &&
                    until > block.timestamp;
            bool ok = _send(_addAdministrator(key, organization, administrator, until), way);
            if (_settle(ok, should, "addAdministrator")) administrators[organization][administrator] = until;
        } else {
            uint64 actor =
                by % 5 < 2
                    ? organization
                    : by % 5 == 2
                        ? administrator
                        : _anybody(by / 5);
            uint256 key = _keyFor(actor);
            bool should =
                _actsFor(actor, _acting(key, way)) &&
                    (actor == organization || actor == administrator) &&
                    administrators[organization][administrator] != 0;
            bool ok = _send(_removeAdministrator(key, actor, organization, administrator), way);
            if (_settle(ok, should, "removeAdministrator")) administrators[organization][administrator] = 0;
        }
    }

    function changeProxy(uint8 how, uint64 which, uint64 who, uint64 compartments, uint32 time, uint8 may) external {
        uint64 patient = who % 8 == 0 ? _anybody(which) : _patient(which);
        uint64 proxy = _anybody(who / 8);
        Way way = _wayOf(how);

        if (may < 200) {
            uint256 key = _keyFor(patient);
            // Half of them reach everything, or hardly any consent would be within their reach.
            if (_bit(may, 3)) compartments = type(uint64).max;
            uint32 until = uint32(_later(time) / 60);
            IActorRegistry.Mandate memory mandate = IActorRegistry.Mandate(
                compartments,
                until,
                _bit(may, 0),
                _bit(may, 1),
                _bit(may, 2)
            );
            bool should =
                _actsFor(patient, _acting(key, way)) &&
                    people[patient].kind == IActorRegistry.Kind.Patient &&
                    proxy != patient &&
                    _isPerson(proxy) &&
                    compartments != 0 &&
                    until > _minute();
            bool ok = _send(_appointProxy(key, patient, proxy, mandate), way);
            if (_settle(ok, should, "appointProxy")) mandates[patient][proxy] = mandate;
        } else {
            uint64 actor =
                may % 3 == 0
                    ? patient
                    : may % 3 == 1
                        ? proxy
                        : _anybody(which / 3);
            uint256 key = _keyFor(actor);
            bool should =
                _actsFor(actor, _acting(key, way)) &&
                    (actor == patient || actor == proxy) &&
                    mandates[patient][proxy].until != 0;
            bool ok = _send(_dismissProxy(key, actor, patient, proxy), way);
            if (_settle(ok, should, "dismissProxy")) delete mandates[patient][proxy];
        }
    }

    function _accept(uint64 actor, uint8 other, Way way) private {
        // Half of those who try were asked to.
        address proposed = people[actor].proposed;
        uint256 key = _key(other);
        for (uint256 i = 0; i < ACCOUNTS && other >= 128; ++i) if (VM.addr(_key(i)) == proposed) key = _key(i);
        address account = _acting(key, way);
        bool ok = _send(_acceptAccount(key, actor), way);
        if (!_settle(ok, account != address(0) && account == proposed, "acceptAccount")) return;
        (people[actor].account, people[actor].proposed) = (account, address(0));
    }

    function _registerSomebody(uint256 key, Way way, uint8 what) private {
        IActorRegistry.Kind kind = IActorRegistry.Kind(what % 5);
        address account = _acting(key, way);
        bool ok = _send(_register(key, kind, SOME), way);
        if (!_settle(ok, account != address(0) && kind != IActorRegistry.Kind.None, "register")) return;
        Person storage person = people[++count];
        (person.kind, person.generation, person.account) = (kind, 1, account);
    }

    /// @dev Three of four times one who belongs to it, if there is one.
    function _member(uint64 organization, uint64 who) private view returns (uint64 member) {
        member = _anybody(who);
        for (uint64 i = 0; i < LAST_ACTOR && who % 4 != 0; ++i) {
            uint64 other = 1 + ((who / 4 + i) % LAST_ACTOR);
            if (block.timestamp < members[organization][other]) return other;
        }
    }

    function _organization(uint64 which) private view returns (uint64) {
        if (which % 11 == 0) return _anybody(which / 11);
        return which % 2 == 0 ? HOSPITAL : PRACTICE;
    }
}
