// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {Readable} from "../../contracts/libraries/Readable.sol";

/// @dev `Readable`, many values at a time.
contract ReadableHarness {
    function compartments(uint64[] calldata masks) external pure returns (bytes32[] memory hashes) {
        hashes = new bytes32[](masks.length);
        for (uint256 i = 0; i < masks.length; ++i) hashes[i] = Readable.compartments(masks[i]);
    }

    function minutesOf(uint32[] calldata minutes_) external pure returns (bytes32[] memory hashes) {
        hashes = new bytes32[](minutes_.length);
        for (uint256 i = 0; i < minutes_.length; ++i) hashes[i] = Readable.minute(minutes_[i]);
    }

    function second(uint40 seconds_) external pure returns (bytes32) {
        return Readable.second(seconds_);
    }

    function purpose(uint8 code) external pure returns (bytes32) {
        return Readable.purpose(code);
    }

    function kind(IActorRegistry.Kind code) external pure returns (bytes32) {
        return Readable.kind(code);
    }

    function status(IChartEvents.Status code) external pure returns (bytes32) {
        return Readable.status(code);
    }

    function reason(IChartEvents.RetractionReason code) external pure returns (bytes32) {
        return Readable.reason(code);
    }

    function answer(IChartEvents.Answer code) external pure returns (bytes32) {
        return Readable.answer(code);
    }
}
