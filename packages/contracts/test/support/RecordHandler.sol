// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {Handler} from "./Handler.sol";

/// @dev Records, their versions and the disputes about them.
abstract contract RecordHandler is Handler {
    function addRecord(uint8 how, uint64 which, uint64 who, uint64 under, uint8 place, uint16 skew) external {
        Way way = _wayOf(how);
        (Paper memory paper, uint64 organization, bool acts, uint256 key) = _draft(way, which, who, under, skew);
        IChartEvents.NewRecord memory record = _content(paper.patient, _place(paper, place), skew / 16);

        bool should = acts && _follows(paper) && _fits(paper, organization, record);
        bool ok = _send(_addRecord(key, paper.patient, paper.author, organization, paper.sequence, record), way);
        if (!_settle(ok, should, "addRecord")) return;
        _reach(paper);
        _added(paper, record);
    }

    /// @dev Mostly a few records of one compartment; sometimes none, or one more than allowed.
    function addRecords(
        uint8 how,
        uint64 which,
        uint64 who,
        uint64 under,
        uint8 place,
        uint16 skew,
        uint8 size
    ) external {
        Way way = _wayOf(how);
        (Paper memory paper, uint64 organization, bool acts, uint256 key) = _draft(way, which, who, under, skew);
        IChartEvents.NewRecord[] memory records = new IChartEvents.NewRecord[](
            size % 32 == 0
                ? 33
                : size % 32 == 1
                    ? 0
                    : 1 + (size % 4)
        );
        bool should = acts && _follows(paper) && records.length > 0 && records.length <= 32;
        for (uint256 i = 0; i < records.length; ++i) {
            // One in four batches goes through several compartments, one in eight spoils its last record.
            uint8 here = uint8((uint256(_place(paper, place)) + (size % 4 == 0 ? i : 0)) % 66);
            uint16 spoilt = size % 8 == 5 && i == records.length - 1 ? skew / 16 : 5;
            records[i] = _content(paper.patient, here, spoilt);
            should = should && _fits(paper, organization, records[i]);
        }

        bool ok = _send(_addRecords(key, paper.patient, paper.author, organization, paper.sequence, records), way);
        if (!_settle(ok, should, "addRecords")) return;
        for (uint256 i = 0; i < records.length; ++i) {
            _reach(paper);
            _added(paper, records[i]);
            paper = Paper(paper.patient, paper.author, paper.sequence + 1);
        }
    }

    function amendRecord(uint8 how, uint256 which, uint64 under, uint8 place, uint16 skew) external {
        Paper memory paper = _paper(which, under);
        uint64 organization = _under(under);
        IChartEvents.NewRecord memory record = _content(paper.patient, place, skew / 16);
        (uint32 version, bool current) = _version(paper, skew);
        uint256 key = _keyFor(paper.author);
        Way way = _wayOf(how);

        bool should =
            _actsFor(paper.author, _acting(key, way)) &&
                people[paper.author].kind != IActorRegistry.Kind.Device &&
                _fits(paper, organization, record) &&
                current &&
                _inUse(_stateAt(paper));
        bool ok = _send(
            _amendRecord(key, paper.patient, paper.author, organization, paper.sequence, version, record),
            way
        );
        if (!_settle(ok, should, "amendRecord")) return;
        _move(paper, IChartEvents.Status.Active, record.compartment, record.epoch, record.pointer);
    }

    function retractRecord(uint8 how, uint256 which, uint64 by, uint8 to, uint16 skew) external {
        Paper memory paper = _paper(which, by);
        uint64 actor =
            by % 3 == 0
                ? paper.author
                : by % 3 == 1
                    ? paper.patient
                    : _anybody(by / 3);
        IChartEvents.Status status =
            to < 40
                ? IChartEvents.Status(to % 5)
                : to % 2 == 0
                    ? IChartEvents.Status.EnteredInError
                    : IChartEvents.Status.Erased;
        IChartEvents.RetractionReason reason = IChartEvents.RetractionReason((to / 5) % 6);
        (uint32 version, bool current) = _version(paper, skew);
        uint256 key = _keyFor(actor);
        Way way = _wayOf(how);

        bool should =
            _actsFor(actor, _acting(key, way)) &&
                _mayRetract(paper, actor, status) &&
                reason != IChartEvents.RetractionReason.None &&
                current &&
                _inUse(_stateAt(paper));
        bool ok = _send(
            _retractRecord(key, actor, paper.patient, paper.author, paper.sequence, version, status, reason),
            way
        );
        if (_settle(ok, should, "retractRecord")) _move(paper, status, 0, uint32(reason), 0);
    }

    function disputeRecord(uint8 how, uint256 which, uint64 by, uint16 skew) external {
        Paper memory paper = _disputable(which);
        uint64 actor = by % 2 == 0 ? paper.patient : _anybody(by / 2);
        bytes32 statement = skew % 16 == 1 ? bytes32(0) : SOME;
        (uint32 version, bool current) = _version(paper, skew);
        uint256 key = _keyFor(actor);
        Way way = _wayOf(how);

        bool should =
            _actsFor(actor, _acting(key, way)) &&
                (actor == paper.patient || _mandate(paper.patient, actor).mayDispute) &&
                paper.author != paper.patient &&
                statement != 0 &&
                current &&
                _stateAt(paper).status == IChartEvents.Status.Active;
        bool ok = _send(
            _disputeRecord(key, actor, paper.patient, paper.author, paper.sequence, version, statement),
            way
        );
        if (_settle(ok, should, "disputeRecord")) _move(paper, IChartEvents.Status.Disputed, 0, 0, statement);
    }

    function answerDispute(uint8 how, uint256 which, uint8 what, uint16 skew) external {
        Paper memory paper = _disputed(which);
        bytes32 statement = skew % 16 == 1 ? bytes32(0) : SOME;
        IChartEvents.Answer answer = IChartEvents.Answer(what % 16 == 0 ? 0 : 1 + (what % 2));
        (uint32 version, bool current) = _version(paper, skew);
        uint256 key = _keyFor(paper.author);
        Way way = _wayOf(how);

        bool should =
            _actsFor(paper.author, _acting(key, way)) &&
                _practises(paper.author) &&
                people[paper.author].kind != IActorRegistry.Kind.Device &&
                answer != IChartEvents.Answer.None &&
                statement != 0 &&
                current &&
                _stateAt(paper).status == IChartEvents.Status.Disputed;
        bool ok = _send(
            _answerDispute(key, paper.patient, paper.author, paper.sequence, version, answer, statement),
            way
        );
        if (!_settle(ok, should, "answerDispute")) return;
        _move(paper, IChartEvents.Status.Active, 0, uint32(answer), statement);
    }

    function _mayRetract(Paper memory paper, uint64 actor, IChartEvents.Status status) private view returns (bool) {
        bool mistaken = status == IChartEvents.Status.EnteredInError;
        if (!_practises(actor) || people[actor].kind == IActorRegistry.Kind.Device) return false;
        if (actor == paper.patient) return mistaken || status == IChartEvents.Status.Erased;
        Held memory held = consents[paper.patient][actor];
        return actor == paper.author && mistaken && _holds(held) && held.terms.writeMask != 0;
    }

    /// @dev Half of the authors write under their own name, half under an organization's.
    function _draft(
        Way way,
        uint64 which,
        uint64 who,
        uint64 under,
        uint16 skew
    ) private view returns (Paper memory paper, uint64 organization, bool acts, uint256 key) {
        paper.patient = _patient(which);
        paper.author = _author(paper.patient, who);
        paper.sequence = _reached(paper.patient, paper.author) + 1;
        if (skew % 8 == 1) paper.sequence -= 1;
        if (skew % 8 == 2) paper.sequence += skew % 5;
        organization = _under(under);
        key = _keyFor(paper.author);
        acts = _actsFor(paper.author, _acting(key, way));
    }

    /// @dev One in eight times the patient, mostly somebody who may write under its own consent, if there is one.
    function _author(uint64 patient, uint64 who) private view returns (uint64 author) {
        if (who % 8 == 1) return patient;
        author = _anybody(who / 8);
        for (uint64 i = 0; i < LAST_ACTOR && who % 8 != 0; ++i) {
            uint64 other = 1 + ((who / 8 + i) % LAST_ACTOR);
            Held memory held = consents[patient][other];
            if (other != patient && _holds(held) && held.terms.writeMask != 0 && _practises(other)) return other;
        }
    }

    /// @dev Seven of eight times a compartment where the author may write under its own consent, if there is one.
    function _place(Paper memory paper, uint8 place) private view returns (uint8) {
        uint64 mask = consents[paper.patient][paper.author].terms.writeMask;
        for (uint256 i = 0; i < 64 && place % 8 != 0; ++i) {
            uint8 other = uint8((uint256(place) + i) % 64);
            if (_has(mask, other)) return other;
        }
        return place % 66;
    }

    function _under(uint64 under) private view returns (uint64) {
        if (under % 2 == 0) return 0;
        if (under % 16 == 1) return _anybody(under / 16);
        return under % 4 == 1 ? HOSPITAL : PRACTICE;
    }

    /// @dev Mostly at the current epoch.
    function _content(
        uint64 patient,
        uint8 place,
        uint16 skew
    ) private view returns (IChartEvents.NewRecord memory record) {
        record.compartment = place % 66;
        record.epoch = record.compartment < 64 ? expected[patient].epochs[record.compartment] : 0;
        if (skew % 16 == 1) record.epoch += 1;
        record.pointer = skew % 16 == 2 ? bytes32(0) : keccak256(abi.encode(place, skew));
    }

    function _fits(
        Paper memory paper,
        uint64 organization,
        IChartEvents.NewRecord memory record
    ) private view returns (bool) {
        return
            _puts(paper.patient, paper.author, organization, record.compartment) &&
            record.epoch == expected[paper.patient].epochs[record.compartment] &&
            record.pointer != 0;
    }

    function _follows(Paper memory paper) private view returns (bool) {
        uint32 next = _reached(paper.patient, paper.author) + 1;
        return
            people[paper.author].kind == IActorRegistry.Kind.Device ? paper.sequence >= next : paper.sequence == next;
    }

    function _reach(Paper memory paper) private {
        if (paper.author == paper.patient) expected[paper.patient].sequence = paper.sequence;
        else consents[paper.patient][paper.author].sequence = paper.sequence;
    }

    function _added(Paper memory paper, IChartEvents.NewRecord memory record) private {
        papers.push(paper);
        _follow(paper, 1, IChartEvents.Status.Active, record.compartment, record.epoch, record.pointer);
    }

    /// @dev A record that exists, now and then one that does not.
    function _paper(uint256 which, uint64 otherwise) private view returns (Paper memory) {
        if (papers.length != 0 && which % 16 != 0) return papers[(which / 16) % papers.length];
        uint64 author = _anybody(otherwise);
        return Paper(PATIENT, author, uint32(which % 3) * (_reached(PATIENT, author) + 1));
    }

    /// @dev Three of four times a record of somebody else that is not disputed, if there is one.
    function _disputable(uint256 which) private view returns (Paper memory paper) {
        paper = _paper(which, uint64(which % 16));
        for (uint256 i = 0; i < papers.length && which % 4 != 0; ++i) {
            Paper memory other = papers[(which / 16 + i) % papers.length];
            if (other.author != other.patient && _stateAt(other).status == IChartEvents.Status.Active) return other;
        }
    }

    /// @dev Three of four times a disputed record, if there is one.
    function _disputed(uint256 which) private view returns (Paper memory paper) {
        paper = _paper(which, uint64(which % 16));
        for (uint256 i = 0; i < papers.length && which % 4 != 0; ++i) {
            Paper memory other = papers[(which / 16 + i) % papers.length];
            if (_stateAt(other).status == IChartEvents.Status.Disputed) return other;
        }
    }

    /// @dev Mostly the version that the record has.
    function _version(Paper memory paper, uint16 skew) private view returns (uint32 version, bool current) {
        version = _stateAt(paper).version;
        current = version != 0 && skew % 8 != 7;
        if (skew % 8 == 7)
            version =
                skew % 16 == 7
                    ? version + 1
                    : version == 0
                        ? 7
                        : version - 1;
    }
}
