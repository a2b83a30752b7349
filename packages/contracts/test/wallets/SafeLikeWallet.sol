// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @dev A multisig in the manner of Safe: owners sign a message of the wallet's own domain that wraps the digest, and
///      `threshold` signatures, in rising order of their owners, count as one.
contract SafeLikeWallet is IERC1271 {
    bytes32 private constant DOMAIN = keccak256("EIP712Domain(uint256 chainId,address verifyingContract)");
    bytes32 private constant MESSAGE = keccak256("SafeMessage(bytes message)");
    uint256 private constant LENGTH = 65;

    mapping(address owner => bool) private _isOwner;
    uint256 private _threshold;

    constructor(address[] memory owners, uint256 threshold) {
        for (uint256 i = 0; i < owners.length; ++i) _isOwner[owners[i]] = true;
        _threshold = threshold;
    }

    function isValidSignature(bytes32 digest, bytes calldata signatures) external view returns (bytes4) {
        if (signatures.length != _threshold * LENGTH) return bytes4(0);
        bytes32 message = messageOf(digest);
        address last;
        for (uint256 i = 0; i < _threshold; ++i) {
            (address owner, , ) = ECDSA.tryRecoverCalldata(message, signatures[i * LENGTH:(i + 1) * LENGTH]);
            if (!_isOwner[owner] || owner <= last) return bytes4(0);
            last = owner;
        }
        return IERC1271.isValidSignature.selector;
    }

    /// @dev What the owners sign in place of `digest`.
    function messageOf(bytes32 digest) public view returns (bytes32) {
        bytes32 domain = keccak256(abi.encode(DOMAIN, block.chainid, address(this)));
        bytes32 message = keccak256(abi.encode(MESSAGE, keccak256(abi.encode(digest))));
        return keccak256(abi.encodePacked(hex"1901", domain, message));
    }
}
