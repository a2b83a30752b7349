// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";

/// @dev Fails whoever asks.
contract RevertingWallet is IERC1271 {
    error Refused();

    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        revert Refused();
    }
}

/// @dev Says no in its own way: a well-formed answer that is not the one.
contract WrongMagicWallet is IERC1271 {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return 0xffffffff;
    }
}

/// @dev Says yes in too few bytes.
contract ShortAnswerWallet {
    fallback(bytes calldata) external returns (bytes memory) {
        return abi.encodePacked(IERC1271.isValidSignature.selector);
    }
}

/// @dev Answers a megabyte of zeros; whoever copies it pays for as much memory again.
contract MegabyteWallet {
    fallback(bytes calldata) external returns (bytes memory) {
        return new bytes(1_000_000);
    }
}

/// @dev Burns all the gas it gets.
contract BurningWallet is IERC1271 {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        uint256 rounds;
        while (true) ++rounds;
        return bytes4(uint32(rounds));
    }
}

/// @dev Registers an actor of its own while it is asked for a signature, and says yes whatever came of it. Not an
///      `IERC1271`: that one promises to change nothing.
contract ReenteringWallet {
    // slot 0
    IActorRegistry private _actors;

    constructor(IActorRegistry actors) {
        _actors = actors;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external returns (bytes4) {
        bytes32 any = keccak256(abi.encode(digest));
        try _actors.register{gas: 200_000}(IActorRegistry.Kind.Patient, any, any, any) returns (uint64) {
            return IERC1271.isValidSignature.selector;
        } catch {
            return IERC1271.isValidSignature.selector;
        }
    }
}
