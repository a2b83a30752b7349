// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ISignedActions} from "../interfaces/ISignedActions.sol";

/// @title SignedActions
/// @dev Checks signatures and spends nonces. A plain signature of the account's own key counts first, whether or not
///      the account has code: an EIP-7702 account keeps its key. Everything else is asked of the account by ERC-1271.
abstract contract SignedActions is ISignedActions, EIP712 {
    bytes32 private constant CANCEL_NONCE = keccak256("CancelNonce(address account,uint256 nonce,uint256 deadline)");

    mapping(address account => mapping(uint256 word => uint256 bits)) private _nonces;

    constructor() EIP712("Chartkey", "1") {}

    /// @inheritdoc ISignedActions
    function cancelNonce(uint256 nonce) external {
        _cancelNonce(msg.sender, nonce);
    }

    /// @inheritdoc ISignedActions
    function cancelNonceFor(address account, uint256 nonce, uint256 deadline, bytes calldata signature) external {
        bytes32 action = keccak256(abi.encode(CANCEL_NONCE, account, nonce, deadline));
        _requireSignature(account, deadline, action, signature);
        _cancelNonce(account, nonce);
    }

    /// @inheritdoc ISignedActions
    function nonceWordOf(address account, uint256 word) external view returns (uint256) {
        return _nonces[account][word];
    }

    /// @dev For actions that could be repeated: the signature and its nonce count once.
    function _spendSignature(
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes32 action,
        bytes calldata signature
    ) internal {
        _requireSignature(account, deadline, action, signature);
        _spendNonce(account, nonce);
    }

    /// @dev For actions that name a sequence or version, which can count only once.
    /// @param action `hashStruct` of the EIP-712 text.
    function _requireSignature(
        address account,
        uint256 deadline,
        bytes32 action,
        bytes calldata signature
    ) internal view {
        if (block.timestamp > deadline) revert SignedActionsExpired(deadline, block.timestamp);
        bytes32 digest = _hashTypedDataV4(action);
        (address recovered, , ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (recovered != account || account == address(0)) {
            if (!SignatureChecker.isValidERC1271SignatureNowCalldata(account, digest, signature)) {
                revert SignedActionsInvalidSignature(account);
            }
        }
    }

    function _cancelNonce(address account, uint256 nonce) private {
        _spendNonce(account, nonce);
        emit NonceCancelled(account, nonce);
    }

    function _spendNonce(address account, uint256 nonce) private {
        uint256 bits = _nonces[account][nonce >> 8];
        uint256 bit = 1 << (nonce & 0xff);
        if (bits & bit != 0) revert SignedActionsNonceUsed(account, nonce);
        _nonces[account][nonce >> 8] = bits | bit;
    }
}
