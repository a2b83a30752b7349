// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChartHandler} from "./support/ChartHandler.sol";

/// @dev After any sequence of calls, in any order, the contract holds what the handler kept beside it.
contract ChartRegistryInvariantTest {
    ChartHandler private _handler;

    function setUp() public {
        _handler = new ChartHandler();
    }

    /// @dev The runner calls the handler only: calls straight to the registry would nearly all revert.
    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// [C8] [C9] only a grant lets somebody read or write; a revoked grantee does neither.
    function invariant_ConsentsAreWhatWasGranted() public view {
        _handler.checkConsents();
    }

    /// [C15] [C16] [C17] sequences and versions grow without a gap; a retraction stays.
    function invariant_RecordsOnlyGrow() public view {
        _handler.checkRecords();
    }

    /// [C12] [C19] epochs and head are what the calls add up to.
    function invariant_EpochsAndHeadAddUp() public view {
        _handler.checkEpochsAndHead();
    }

    /// @dev Shows that the handler's calls do reach the contract: a fixed walk must leave records behind.
    function test_HandlerWrites() public {
        _handler.grant(0, 1, 3, 0, 600);
        _handler.addRecord(0, 5);
        _handler.addRecord(1, 1);
        _handler.amendRecord(1, 0, false);
        _handler.retractRecord(1, true);
        _handler.revoke(0, 3, true);
        _handler.addRecord(1, 1);
        require(_handler.recordCount() == 2, "the handler's calls do not get through");
        _handler.checkConsents();
        _handler.checkRecords();
        _handler.checkEpochsAndHead();
    }
}
