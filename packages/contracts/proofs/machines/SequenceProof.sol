// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {RecordRules} from "../../contracts/libraries/RecordRules.sol";

/// @title SequenceProof
/// @dev One author's counter in one chart, and the batches that `ChartRecords` counts on it.
contract SequenceProof {
    IActorRegistry.Kind private immutable KIND;

    uint32 private _reached;

    // What happened, kept beside the counter. No rule reads these; the assertions do.
    uint256 private _written;
    uint32 private _last;

    constructor(IActorRegistry.Kind kind) {
        KIND = kind;
    }

    function add(uint32 sequence, uint32 count) external {
        require(count >= 1 && count <= 32);
        require(RecordRules.mayFollow(KIND, _reached, sequence));
        uint32 reached = sequence + (count - 1);

        assert(sequence > _reached);
        assert(reached >= _reached + count);
        _last = _reached;
        _reached = reached;
        _written += count;
    }

    /// @dev Sequences of whoever is no device count the records: no gap, no number twice.
    function provesSequencesHaveNoGap() external view {
        if (KIND != IActorRegistry.Kind.Device) assert(_reached == _written);
    }

    /// @dev A device may skip numbers, but never comes back to one.
    function provesSequencesNeverGoBack() external view {
        assert(_reached >= _written);
        if (_written != 0) assert(_reached > _last);
    }
}
