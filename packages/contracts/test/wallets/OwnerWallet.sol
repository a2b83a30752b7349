// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @dev A wallet that asks nothing but its owner's signature on the bare digest. What one such wallet accepts, every
///      other of the same owner would accept too, unless the text itself names the account.
contract OwnerWallet is IERC1271 {
    // slot 0
    address private _owner;

    constructor(address owner) {
        _owner = owner;
    }

    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        (address recovered, , ) = ECDSA.tryRecoverCalldata(digest, signature);
        return recovered == _owner ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
