// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "./IActorRegistry.sol";

/// @title What each manager has served, committed to
/// @notice A manager writes down every read that it serves. From time to time it commits to what it wrote with the root of
///         a Merkle tree. Once committed, no entry can be changed, taken out or put in unnoticed, by the manager included.
/// @dev The tree is OpenZeppelin's: pairs hashed in sorted order, leaves hashed twice, so that no inner node is a leaf.
interface IDisclosureLog {
    /// @notice `manager` is of kind `kind`; only an organization runs a manager.
    error DisclosureLogNotOrganization(uint64 manager, IActorRegistry.Kind kind);

    /// @notice A root stands for at least one entry.
    error DisclosureLogEmpty();

    /// @notice The period up to `until` (Unix seconds) does not follow the one up to `from`, or is not over at `now_`.
    error DisclosureLogInvalidPeriod(uint40 from, uint40 until, uint256 now_);

    /// @notice `manager` has published `count` roots; there is none with number `index`.
    error DisclosureLogUnknownRoot(uint64 manager, uint64 index, uint64 count);

    /// @notice `manager` commits to `entries` disclosures made from `from` to before `until` (Unix seconds).
    /// @dev Readers may rely on: indices of one manager run 0, 1, 2… without a gap; each period begins where the one before
    ///      ended, the first one at 0; `chain` is keccak256(abi.encode(chain before, root, entries, until)).
    event RootPublished(
        uint64 indexed manager,
        uint64 indexed index,
        bytes32 root,
        bytes32 chain,
        uint64 entries,
        uint40 from,
        uint40 until
    );

    /// @param chain Chained hash over every root of the manager; zero before the first one.
    /// @param count Number of roots.
    /// @param until Unix seconds up to which the manager has committed.
    struct Log {
        // slot 0
        bytes32 chain;
        // slot 1: 8 + 5 = 13 bytes
        uint64 count;
        uint40 until;
    }

    /// @notice Commits to the `entries` disclosures made since the last root and before `until` (Unix seconds). Caller: the
    ///         manager's account; the manager is an accredited organization.
    function publishRoot(uint64 manager, bytes32 root, uint64 entries, uint40 until) external;

    /// @notice How far `manager` has committed; all zero when it never did.
    function logOf(uint64 manager) external view returns (Log memory);

    /// @notice Root number `index` of `manager`.
    function rootOf(uint64 manager, uint64 index) external view returns (bytes32);

    /// @notice Whether `proof` leads from `leaf` to root number `index` of `manager`.
    function includes(
        uint64 manager,
        uint64 index,
        bytes32 leaf,
        bytes32[] calldata proof
    ) external view returns (bool);

    /// @notice The registry whose organizations run the managers.
    function actors() external view returns (IActorRegistry);
}
