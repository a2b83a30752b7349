// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../interfaces/IActorRegistry.sol";
import {IChartEvents} from "../interfaces/IChartEvents.sol";

/// @title RecordRules
/// @dev How sequences and versions move: the rules alone, without storage or callers, so that they can be proven as
///      they are.
library RecordRules {
    /// @dev Kept only for a record that was amended, disputed or retracted; version 0 stands for "version 1, active".
    struct Record {
        // slot 0: 4 + 1 = 5 bytes
        uint32 version;
        IChartEvents.Status status;
    }

    /// @dev Whether an author of `kind` who has reached `reached` may call its next record `sequence`. A device counts
    ///      itself, so that what it lost on the way shows as a gap; everybody else has none.
    function mayFollow(IActorRegistry.Kind kind, uint32 reached, uint32 sequence) internal pure returns (bool) {
        if (kind == IActorRegistry.Kind.Device) return sequence > reached;
        return sequence > reached && sequence - reached == 1;
    }

    function stateOf(Record memory record) internal pure returns (uint32 version, IChartEvents.Status status) {
        if (record.version == 0) return (1, IChartEvents.Status.Active);
        return (record.version, record.status);
    }

    /// @dev Whether the record is in use: its content can be amended, and it can be retracted.
    function isInUse(IChartEvents.Status status) internal pure returns (bool) {
        return status == IChartEvents.Status.Active || status == IChartEvents.Status.Disputed;
    }

    function isRetraction(IChartEvents.Status status) internal pure returns (bool) {
        return status == IChartEvents.Status.EnteredInError || status == IChartEvents.Status.Erased;
    }
}
