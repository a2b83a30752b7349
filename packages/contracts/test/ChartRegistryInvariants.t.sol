// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChartHandler} from "./support/ChartHandler.sol";
import {Vm} from "./support/World.sol";

/// @dev After any sequence of calls, in any order, the contracts hold what the handler kept beside them. How often each
///      action was made and allowed is written down at the end of a run, summed and checked by `support/callCounts.ts`.
contract ChartRegistryInvariantTest {
    Vm private constant VM = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

    ChartHandler private _handler;

    function setUp() public {
        _handler = new ChartHandler();
    }

    /// @dev The runner calls the handler only: calls straight to the registries would nearly all revert.
    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// [C8] [C9] [C11] [C12] [C15] [C16] [C17] [C19] the contracts hold what was done and nothing else.
    function invariant_ContractsHoldWhatWasDone() public view {
        _handler.checkConsents();
        _handler.checkCharts();
        _handler.checkRecords();
        _handler.checkActors();
    }

    /// @dev Called by the runner at the end of each run.
    function afterInvariant() public {
        _handler.checkAll();
        VM.writeLine("cache/invariant-calls.txt", _handler.tallies());
    }

    /// @dev A fixed walk must leave what it should: that shows that the handler's calls reach the contracts at all.
    function test_HandlerReachesTheContracts() public {
        _handler.grant(0, 1, 1, 0, type(uint64).max, type(uint64).max, 28_004);
        _handler.addRecord(0, 1, 12, 0, 5, 0);
        _handler.addRecord(7, 1, 1, 0, 1, 0);
        _handler.amendRecord(0, 1, 0, 5, 0);
        _handler.disputeRecord(7, 1, 0, 0);
        _handler.answerDispute(0, 1, 1, 0);
        _handler.retractRecord(0, 1, 1, 41, 0);
        _handler.revoke(0, 1, 1, 4, 3);
        _handler.addRecord(0, 1, 12, 0, 5, 0);
        require(_handler.recordCount() == 2, "the handler's calls do not get through");
        _handler.checkConsents();
        _handler.checkCharts();
        _handler.checkAll();
        _handler.checkActors();
    }
}
