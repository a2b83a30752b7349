// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Epochs
/// @dev The epochs of 64 compartments, 16 bits each. The first 13 share a slot with what every write of a patient
///      loads, so the usual compartments cost a record nothing more.
library Epochs {
    uint256 internal constant NEAR = 13;

    uint256 private constant PER_WORD = 16;

    /// @dev The highest bit of every lane. No epoch gets there, so a lane never spills into its neighbour.
    uint256 private constant SPENT = 0x8000800080008000800080008000800080008000800080008000800080008000;

    function of_(uint208 near, uint256[4] storage far, uint8 compartment) internal view returns (uint32) {
        if (compartment < NEAR) return _lane(near, compartment);
        uint256 place = compartment - NEAR;
        return _lane(far[place / PER_WORD], place % PER_WORD);
    }

    /// @dev The near epochs after each compartment in `mask` moved by one; moves the far ones. `spent` when one was at
    ///      its last. The loops end with the highest bit of the mask: at most four words and 64 lanes.
    function advance(
        uint208 near,
        uint256[4] storage far,
        uint64 mask
    ) internal returns (uint208 nearAfter, bool spent) {
        uint256 moved = near + _step(mask & ((1 << NEAR) - 1));
        uint256 rest = mask >> NEAR;
        for (uint256 word = 0; rest != 0; ++word) {
            if (rest & 0xffff != 0) {
                uint256 after_ = far[word] + _step(rest & 0xffff);
                spent = spent || after_ & SPENT != 0;
                far[word] = after_;
            }
            rest >>= PER_WORD;
        }
        return (uint208(moved), spent || moved & SPENT != 0);
    }

    function _lane(uint256 word, uint256 lane) private pure returns (uint32) {
        return uint16(word >> (16 * lane));
    }

    /// @dev Bits spread to a word with 1 in the 16-bit lane of each.
    function _step(uint256 bits) private pure returns (uint256 step) {
        for (uint256 lane = 0; bits != 0; ++lane) {
            step |= (bits & 1) << (16 * lane);
            bits >>= 1;
        }
    }
}
