// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ActorRegistry} from "../../contracts/ActorRegistry.sol";
import {ChartRegistry} from "../../contracts/ChartRegistry.sol";
import {ACTOR_REGISTRY, CHART_REGISTRY} from "./Bytecode.sol";

interface Vm {
    function assume(bool condition) external;
    function prank(address caller) external;
    function store(address account, bytes32 slot, bytes32 value) external;
    function warp(uint256 time) external;
}

interface Svm {
    function createUint(uint256 bits, string memory name) external returns (uint256);
    function enableSymbolicStorage(address account) external;
}

/// @dev An authority by which everybody holds every role, at once: what is shown holds whoever the roles are given to.
contract Everybody {
    function canCall(address, address, bytes4) external pure returns (bool immediate, uint32 delay) {
        return (true, 0);
    }
}

/// @dev The bytecode that is deployed, in any state whatever: every storage slot is a symbol, so what holds for one call
///      here holds after any history.
abstract contract Setting {
    Vm internal constant VM = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    Svm internal constant SVM = Svm(0xF3993A62377BCd56AE39D773740A5390411E8BC9);

    ChartRegistry internal _charts;
    ActorRegistry internal _actors;

    function setUp() public {
        Everybody authority = new Everybody();
        _actors = ActorRegistry(_deploy(abi.encodePacked(ACTOR_REGISTRY, abi.encode(authority))));
        _charts = ChartRegistry(_deploy(abi.encodePacked(CHART_REGISTRY, abi.encode(authority, _actors))));
        SVM.enableSymbolicStorage(address(_actors));
        SVM.enableSymbolicStorage(address(_charts));
        _name(address(_actors), authority, 0);
        // Beside the authority: whether the registry is paused, and how many actors it knows of.
        _name(address(_charts), authority, SVM.createUint(72, "pausedAndKnown") << 168);
        VM.warp(SVM.createUint(40, "now"));
    }

    function _deploy(bytes memory code) private returns (address created) {
        assembly {
            created := create(0, add(code, 32), mload(code))
        }
        assert(created != address(0));
    }

    /// @dev An address that is a symbol cannot be called, so the authority's is put back.
    function _name(address registry, Everybody authority, uint256 rest) private {
        VM.store(registry, 0, bytes32(rest | uint160(address(authority))));
    }
}
