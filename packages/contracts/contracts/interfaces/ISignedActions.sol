// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Actions that arrive with a signature instead of a sender
/// @notice Every action `x` of an actor has a signed twin `xFor`: the account signs EIP-712 text, anybody sends it and
///         pays. Nobody is trusted with that: who sends has no say in what is done, and the direct call always works.
/// @dev The text names the account, so a signature of one contract wallet says nothing for another wallet of the same
///      owner. Nonces are unordered: any number that the account has not used yet, each usable once. Records carry
///      none: their sequence or version can be used once too.
interface ISignedActions {
    /// @notice The signature was to be used until `deadline` (Unix seconds), which is before the block's time `now_`.
    error SignedActionsExpired(uint256 deadline, uint256 now_);

    /// @notice `account` used or cancelled `nonce` before.
    error SignedActionsNonceUsed(address account, uint256 nonce);

    /// @notice `account` did not sign this text for this contract on this chain.
    error SignedActionsInvalidSignature(address account);

    /// @notice `account` will never use `nonce`: whatever it signed with it is void.
    event NonceCancelled(address indexed account, uint256 nonce);

    /// @notice Voids what the caller signed with `nonce`.
    function cancelNonce(uint256 nonce) external;

    /// @notice `cancelNonce`, signed by `account`.
    function cancelNonceFor(address account, uint256 nonce, uint256 deadline, bytes calldata signature) external;

    /// @notice The nonces `256 * word` to `256 * word + 255` of `account`: bit i is set when that nonce was used.
    function nonceWordOf(address account, uint256 word) external view returns (uint256);
}
