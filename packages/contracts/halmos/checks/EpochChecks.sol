// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Epochs} from "../../contracts/libraries/Epochs.sol";
import {Vm} from "./Setting.sol";

/// @dev The lanes of the epochs, bit by bit, for all epochs and all masks there could be. The words apart, which the
///      library also works on one by one: together they have a path for each of a million masks.
contract EpochChecks {
    Vm private constant VM = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

    /// @dev The highest bit of every lane. `Epochs` refuses an epoch that gets there, so none begins there.
    uint256 private constant SPENT = 0x8000800080008000800080008000800080008000800080008000800080008000;

    uint256[4] private _far;

    function check_NearEpochsMoveByOne(uint208 near, uint16 mask, uint8 lane) external {
        VM.assume(mask < 1 << 13 && lane < 13 && near & SPENT == 0);
        (uint208 nearAfter, bool spent) = Epochs.advance(near, _far, mask);
        if (spent) return;
        assert(_lane(nearAfter, lane) == _lane(near, lane) + ((mask >> lane) & 1));
        assert(Epochs.of_(nearAfter, _far, lane) == _lane(nearAfter, lane));
    }

    function check_NearEpochsEndAtTheLast(uint208 near, uint16 mask, uint8 lane) external {
        VM.assume(mask < 1 << 13 && lane < 13 && near & SPENT == 0);
        VM.assume(_lane(near, lane) == 0x7fff && (mask >> lane) & 1 == 1);
        (, bool spent) = Epochs.advance(near, _far, mask);
        assert(spent);
    }

    function check_FarEpochsMoveByOne(uint8 word, uint208 near, uint256 epochs, uint16 mask, uint8 lane) external {
        VM.assume(word < 4 && lane < 16 && epochs & SPENT == 0 && near & SPENT == 0);
        // One path for each word, so that its slot is known.
        if (word == 0) _farMoves(0, near, epochs, mask, lane);
        else if (word == 1) _farMoves(1, near, epochs, mask, lane);
        else if (word == 2) _farMoves(2, near, epochs, mask, lane);
        else _farMoves(3, near, epochs, mask & 7, lane);
    }

    function _farMoves(uint256 word, uint208 near, uint256 epochs, uint16 mask, uint256 lane) private {
        _far[word] = epochs;
        (uint208 nearAfter, bool spent) = Epochs.advance(near, _far, uint64(mask) << uint64(13 + 16 * word));
        uint256 last = (_lane(epochs, lane) + ((mask >> lane) & 1)) >> 15;
        if (last == 1) assert(spent);
        if (spent) return;
        assert(nearAfter == near);
        assert(_lane(_far[word], lane) == _lane(epochs, lane) + ((mask >> lane) & 1));
        for (uint256 other = 0; other < 4; ++other) assert(other == word || _far[other] == 0);
    }

    function _lane(uint256 word, uint256 lane) private pure returns (uint256) {
        return (word >> (16 * lane)) & 0xffff;
    }
}
