// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {ActorBuilders} from "./ActorBuilders.sol";
import {ChartBuilders} from "./ChartBuilders.sol";

/// @dev What the registries should hold, kept beside them, and the rules in the plainest words: no packing, no
///      shortcuts, nothing of the contracts' own libraries.
abstract contract Expected is ActorBuilders, ChartBuilders {
    struct Person {
        IActorRegistry.Kind kind;
        IActorRegistry.Standing standing;
        uint40 validUntil;
        uint32 generation;
        address account;
        address proposed;
    }

    /// @param given A consent that was granted and not revoked since, over or not.
    struct Held {
        IChartEvents.Terms terms;
        bool given;
        uint32 sequence;
    }

    struct Paper {
        uint64 patient;
        uint64 author;
        uint32 sequence;
    }

    /// @dev Version 0: not changed since it was added.
    struct State {
        uint32 version;
        IChartEvents.Status status;
    }

    struct ExpectedChart {
        bool open;
        uint32 sequence;
        bytes32 head;
        uint32[64] epochs;
    }

    uint64 internal count;
    mapping(uint64 actor => Person) internal people;
    mapping(uint64 organization => mapping(uint64 member => uint40 until)) internal members;
    mapping(uint64 organization => mapping(uint64 actor => uint40 until)) internal administrators;
    mapping(uint64 patient => mapping(uint64 proxy => IActorRegistry.Mandate)) internal mandates;

    mapping(uint64 patient => ExpectedChart) internal expected;
    mapping(uint64 patient => mapping(uint64 grantee => Held)) internal consents;
    mapping(uint64 patient => mapping(uint64 author => mapping(uint32 sequence => State))) internal states;
    Paper[] internal papers;

    function _expectBuilt() internal {
        count = LAST_ACTOR;
        for (uint64 actor = PATIENT; actor <= LAST_ACTOR; ++actor) {
            Person storage person = people[actor];
            (person.kind, person.generation, person.account) = (_kindOf(actor), 1, _accountOf(actor));
            if (_needsStanding(person.kind)) {
                (person.standing, person.validUntil) = (IActorRegistry.Standing.Active, LICENSED_UNTIL);
            }
        }
        expected[PATIENT].open = true;
    }

    function _actsFor(uint64 actor, address account) internal view returns (bool) {
        return account != address(0) && people[actor].account == account;
    }

    function _practises(uint64 actor) internal view returns (bool) {
        Person memory person = people[actor];
        if (!_needsStanding(person.kind)) return person.kind != IActorRegistry.Kind.None;
        return person.standing == IActorRegistry.Standing.Active && block.timestamp < person.validUntil;
    }

    function _isPerson(uint64 actor) internal view returns (bool) {
        IActorRegistry.Kind kind = people[actor].kind;
        return kind == IActorRegistry.Kind.Patient || kind == IActorRegistry.Kind.Clinician;
    }

    function _manages(uint64 actor, uint64 organization) internal view returns (bool) {
        return actor == organization || block.timestamp < administrators[organization][actor];
    }

    function _belongs(uint64 member, uint64 organization) internal view returns (bool) {
        return block.timestamp < members[organization][member] && _practises(organization) && _practises(member);
    }

    /// @dev The mandate that holds now, or an empty one.
    function _mandate(uint64 patient, uint64 proxy) internal view returns (IActorRegistry.Mandate memory mandate) {
        if (_minute() < mandates[patient][proxy].until) mandate = mandates[patient][proxy];
    }

    function _holds(Held memory held) internal view returns (bool) {
        return held.given && held.terms.notBefore <= _minute() && _minute() < held.terms.expiresAt;
    }

    function _reads(uint64 patient, uint64 grantee, uint8 compartment) internal view returns (bool) {
        if (grantee == patient) return expected[patient].open && compartment < 64;
        Held memory held = consents[patient][grantee];
        return
            _holds(held) &&
            _has(held.terms.readMask, compartment) &&
            _practises(grantee) &&
            people[grantee].kind != IActorRegistry.Kind.Device;
    }

    function _writes(uint64 patient, uint64 grantee, uint8 compartment) internal view returns (bool) {
        if (grantee == patient) return expected[patient].open && compartment < 64;
        Held memory held = consents[patient][grantee];
        return _holds(held) && _has(held.terms.writeMask, compartment) && _practises(grantee);
    }

    function _readsAs(uint64 patient, uint64 organization, uint64 member, uint8 place) internal view returns (bool) {
        Held memory held = consents[patient][organization];
        return _holds(held) && _has(held.terms.readMask, place) && _belongs(member, organization);
    }

    function _writesAs(uint64 patient, uint64 organization, uint64 member, uint8 place) internal view returns (bool) {
        Held memory held = consents[patient][organization];
        return _holds(held) && _has(held.terms.writeMask, place) && _belongs(member, organization);
    }

    /// @dev Whether `author` may put something into `compartment`, under the name it gives.
    function _puts(uint64 patient, uint64 author, uint64 organization, uint8 place) internal view returns (bool) {
        if (place >= 64 || !expected[patient].open || !_practises(author)) return false;
        if (organization != 0) return _writesAs(patient, organization, author, place);
        return author == patient || _writes(patient, author, place);
    }

    function _reached(uint64 patient, uint64 author) internal view returns (uint32) {
        return author == patient ? expected[patient].sequence : consents[patient][author].sequence;
    }

    function _stateAt(Paper memory paper) internal view returns (State memory state) {
        if (paper.sequence == 0 || paper.sequence > _reached(paper.patient, paper.author)) return state;
        state = states[paper.patient][paper.author][paper.sequence];
        if (state.version == 0) state = State(1, IChartEvents.Status.Active);
    }

    function _inUse(State memory state) internal pure returns (bool) {
        return state.status == IChartEvents.Status.Active || state.status == IChartEvents.Status.Disputed;
    }

    /// @dev The record takes its next version.
    function _move(Paper memory paper, IChartEvents.Status to, uint8 place, uint32 epoch, bytes32 pointer) internal {
        uint32 version = _stateAt(paper).version + 1;
        states[paper.patient][paper.author][paper.sequence] = State(version, to);
        _follow(paper, version, to, place, epoch, pointer);
    }

    function _follow(
        Paper memory paper,
        uint32 version,
        IChartEvents.Status status,
        uint8 place,
        uint32 epoch,
        bytes32 pointer
    ) internal {
        ExpectedChart storage chart = expected[paper.patient];
        chart.head = keccak256(
            abi.encode(chart.head, paper.author, paper.sequence, version, place, epoch, pointer, status)
        );
    }

    function _needsStanding(IActorRegistry.Kind kind) internal pure returns (bool) {
        return kind == IActorRegistry.Kind.Clinician || kind == IActorRegistry.Kind.Organization;
    }
}
