// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {Handler} from "./Handler.sol";

/// @dev Compares the contracts with what was kept beside them.
abstract contract Checks is Handler {
    /// [C8] [C9] [C11] what may be read or written is what was last granted by who may, and nothing once revoked.
    function checkConsents() external view {
        for (uint64 grantee = 1; grantee <= LAST_ACTOR + 1; ++grantee) {
            _checkConsent(PATIENT, grantee, uint8((turn * 7) % 67));
            _checkConsent(RELATIVE, grantee, uint8((turn * 11) % 67));
        }
        for (uint64 member = FIRST_CLINICIAN; member <= LAST_CLINICIAN; ++member) {
            for (uint64 organization = HOSPITAL; organization <= PRACTICE; ++organization) {
                uint8 place = uint8((turn * 5) % 67);
                uint64 patient = turn % 4 == 0 ? RELATIVE : PATIENT;
                require(
                    charts.canReadAsMember(patient, organization, member, place) ==
                        _readsAs(patient, organization, member, place),
                    "[C8] canReadAsMember"
                );
                require(
                    charts.canWriteAsMember(patient, organization, member, place) ==
                        _writesAs(patient, organization, member, place),
                    "[C8] canWriteAsMember"
                );
            }
        }
    }

    /// [C12] [C15] [C19] epochs, sequences and heads are what the calls add up to.
    function checkCharts() external view {
        _checkChart(PATIENT, 2);
        _checkChart(RELATIVE, 1);
    }

    /// [C16] [C17] versions have no gap, a retraction stays; a few records at a time.
    function checkRecords() external view {
        for (uint256 i = 0; i < 4 && i < papers.length; ++i) _checkRecord(papers[(turn * 3 + i) % papers.length]);
        if (papers.length != 0) _checkRecord(papers[papers.length - 1]);
    }

    /// [C1] [C2] [C3] [C5] [C6] who acts for whom, who practises, who belongs where.
    function checkActors() external view {
        require(actors.actorCount() == count, "[C1] ids");
        uint64 actor = uint64(turn % LAST_ACTOR) + 1;
        Person memory person = people[actor];
        IActorRegistry.Actor memory found = actors.actorOf(actor);
        require(found.account == person.account && found.proposedAccount == person.proposed, "[C2] account");
        require(found.kind == person.kind && found.keyGeneration == person.generation, "[C3] generation");
        require(found.standing == person.standing && found.validUntil == person.validUntil, "[C4] standing");
        require(found.practising == _practises(actor), "[C5] practising");
        for (uint64 organization = HOSPITAL; organization <= PRACTICE; ++organization) {
            require(
                actors.isMember(organization, actor) == (block.timestamp < members[organization][actor]),
                "[C6] member"
            );
            require(actors.isAdministrator(organization, actor) == _manages(actor, organization), "[C6] administrator");
        }
        require(
            keccak256(abi.encode(actors.mandateOf(PATIENT, actor))) == keccak256(abi.encode(_mandate(PATIENT, actor))),
            "[C6] mandate"
        );
    }

    /// @dev What is too much after every call, once at the end of a run.
    function checkAll() external view {
        for (uint256 i = 0; i < papers.length; ++i) _checkRecord(papers[i]);
        for (uint64 grantee = 1; grantee <= LAST_ACTOR; ++grantee) {
            for (uint8 place = 0; place < 66; ++place) {
                _checkConsent(PATIENT, grantee, place);
                _checkConsent(RELATIVE, grantee, place);
            }
        }
        _checkChart(PATIENT, 64);
        _checkChart(RELATIVE, 64);
    }

    function recordCount() external view returns (uint256) {
        return papers.length;
    }

    function _checkConsent(uint64 patient, uint64 grantee, uint8 place) private view {
        IChartEvents.Consent memory consent = charts.consentOf(patient, grantee);
        Held memory held = consents[patient][grantee];
        require(consent.revoked == (held.terms.expiresAt != 0 && !held.given), "[C9] revoked");
        require(consent.sequence == held.sequence, "[C15] sequence");
        IChartEvents.Terms memory terms = IChartEvents.Terms(
            consent.readMask,
            consent.writeMask,
            consent.notBefore,
            consent.expiresAt,
            consent.purpose
        );
        require(keccak256(abi.encode(terms)) == keccak256(abi.encode(held.terms)), "[C8] terms");
        require(charts.canRead(patient, grantee, place) == _reads(patient, grantee, place), "[C8] [C9] [C11] canRead");
        require(
            charts.canWrite(patient, grantee, place) == _writes(patient, grantee, place),
            "[C8] [C9] [C11] canWrite"
        );
    }

    function _checkChart(uint64 patient, uint8 compartments) private view {
        for (uint8 i = 0; i < compartments; ++i) {
            uint8 place = uint8((turn * 3 + i) % 64);
            require(charts.epochOf(patient, place) == expected[patient].epochs[place], "[C12] epoch");
        }
        IChartEvents.Chart memory chart = charts.chartOf(patient);
        require(chart.head == expected[patient].head, "[C19] head");
        require(chart.sequence == expected[patient].sequence, "[C15] sequence of the patient");
        require((chart.keyList != 0) == expected[patient].open, "[C7] open");
    }

    function _checkRecord(Paper memory paper) private view {
        (uint32 version, IChartEvents.Status status) = charts.recordOf(paper.patient, paper.author, paper.sequence);
        State memory state = _stateAt(paper);
        require(version == state.version, "[C16] version");
        require(status == state.status, "[C17] status");
    }
}
