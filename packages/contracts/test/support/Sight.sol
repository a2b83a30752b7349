// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {IChartRegistry} from "../../contracts/interfaces/IChartRegistry.sol";

/// @dev Many reads of both registries in one call, for the comparison with the model.
contract Sight {
    struct Holdings {
        IActorRegistry.Actor[] actors;
        bool[] members;
        bool[] administrators;
        IActorRegistry.Mandate[] mandates;
        IChartEvents.Consent[] consents;
        IChartEvents.Chart[] charts;
        uint32[] epochs;
    }

    IChartRegistry private immutable CHARTS;
    IActorRegistry private immutable ACTORS;

    constructor(IChartRegistry charts) {
        (CHARTS, ACTORS) = (charts, charts.actors());
    }

    /// @return time The block's time that the answers hold for.
    /// @return can For each patient, compartment and actor up to `last` whether the actor reads and writes, and then for each
    ///         organization and member the same.
    function access(
        uint64[] calldata patients,
        uint64[] calldata organizations,
        uint64 last,
        uint64[] calldata members,
        uint8[] calldata compartments
    ) external view returns (uint256 time, bool[] memory can) {
        can = new bool[](2 * patients.length * compartments.length * (last + organizations.length * members.length));
        uint256 n;
        for (uint256 p = 0; p < patients.length; ++p) {
            for (uint256 c = 0; c < compartments.length; ++c) {
                for (uint64 actor = 1; actor <= last; ++actor) {
                    can[n++] = CHARTS.canRead(patients[p], actor, compartments[c]);
                    can[n++] = CHARTS.canWrite(patients[p], actor, compartments[c]);
                }
                for (uint256 o = 0; o < organizations.length; ++o) {
                    for (uint256 m = 0; m < members.length; ++m) {
                        can[n++] = CHARTS.canReadAsMember(patients[p], organizations[o], members[m], compartments[c]);
                        can[n++] = CHARTS.canWriteAsMember(patients[p], organizations[o], members[m], compartments[c]);
                    }
                }
            }
        }
        time = block.timestamp;
    }

    /// @dev All there is of these patients and organizations.
    function holdings(
        uint64[] calldata patients,
        uint64[] calldata organizations
    ) external view returns (Holdings memory held) {
        uint64 last = ACTORS.actorCount();
        held.actors = new IActorRegistry.Actor[](last);
        held.members = new bool[](last * organizations.length);
        held.administrators = new bool[](last * organizations.length);
        held.mandates = new IActorRegistry.Mandate[](last * patients.length);
        held.consents = new IChartEvents.Consent[](last * patients.length);
        held.charts = new IChartEvents.Chart[](patients.length);
        held.epochs = new uint32[](64 * patients.length);
        for (uint64 i = 0; i < last; ++i) {
            held.actors[i] = ACTORS.actorOf(i + 1);
            for (uint256 o = 0; o < organizations.length; ++o) {
                held.members[i * organizations.length + o] = ACTORS.isMember(organizations[o], i + 1);
                held.administrators[i * organizations.length + o] = ACTORS.isAdministrator(organizations[o], i + 1);
            }
            for (uint256 p = 0; p < patients.length; ++p) {
                held.mandates[i * patients.length + p] = ACTORS.mandateOf(patients[p], i + 1);
                held.consents[i * patients.length + p] = CHARTS.consentOf(patients[p], i + 1);
            }
        }
        for (uint256 p = 0; p < patients.length; ++p) {
            held.charts[p] = CHARTS.chartOf(patients[p]);
            for (uint8 c = 0; c < 64; ++c) held.epochs[p * 64 + c] = CHARTS.epochOf(patients[p], c);
        }
    }

    /// @dev Version and status of each record.
    function records(
        uint64[] calldata patients,
        uint64[] calldata authors,
        uint32[] calldata sequences
    ) external view returns (uint32[] memory versions, IChartEvents.Status[] memory statuses) {
        versions = new uint32[](patients.length);
        statuses = new IChartEvents.Status[](patients.length);
        for (uint256 i = 0; i < patients.length; ++i) {
            (versions[i], statuses[i]) = CHARTS.recordOf(patients[i], authors[i], sequences[i]);
        }
    }
}
