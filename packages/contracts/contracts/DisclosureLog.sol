// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IActorRegistry} from "./interfaces/IActorRegistry.sol";
import {IDisclosureLog} from "./interfaces/IDisclosureLog.sol";

/// @title DisclosureLog
/// @dev Nobody has a say in another manager's log: there is no authority in here.
contract DisclosureLog is IDisclosureLog {
    IActorRegistry private immutable ACTORS;

    mapping(uint64 manager => Log) private _logs;

    mapping(uint64 manager => mapping(uint64 index => bytes32 root)) private _roots;

    /// @param actors_ The registry whose organizations run the managers.
    constructor(IActorRegistry actors_) {
        ACTORS = actors_;
    }

    /// @inheritdoc IDisclosureLog
    function publishRoot(uint64 manager, bytes32 root, uint64 entries, uint40 until) external {
        IActorRegistry.Kind kind = ACTORS.requirePractising(manager, msg.sender);
        if (kind != IActorRegistry.Kind.Organization) revert DisclosureLogNotOrganization(manager, kind);
        if (root == 0 || entries == 0) revert DisclosureLogEmpty();
        Log memory log = _logs[manager];
        if (until <= log.until || until > block.timestamp) {
            revert DisclosureLogInvalidPeriod(log.until, until, block.timestamp);
        }

        bytes32 chain = keccak256(abi.encode(log.chain, root, entries, until));
        _roots[manager][log.count] = root;
        _logs[manager] = Log({chain: chain, count: log.count + 1, until: until});
        emit RootPublished(manager, log.count, root, chain, entries, log.until, until);
    }

    /// @inheritdoc IDisclosureLog
    function logOf(uint64 manager) external view returns (Log memory) {
        return _logs[manager];
    }

    /// @inheritdoc IDisclosureLog
    function rootOf(uint64 manager, uint64 index) external view returns (bytes32) {
        return _rootOf(manager, index);
    }

    /// @inheritdoc IDisclosureLog
    function includes(
        uint64 manager,
        uint64 index,
        bytes32 leaf,
        bytes32[] calldata proof
    ) external view returns (bool) {
        return MerkleProof.verifyCalldata(proof, _rootOf(manager, index), leaf);
    }

    /// @inheritdoc IDisclosureLog
    function actors() external view returns (IActorRegistry) {
        return ACTORS;
    }

    function _rootOf(uint64 manager, uint64 index) private view returns (bytes32) {
        uint64 count = _logs[manager].count;
        if (index >= count) revert DisclosureLogUnknownRoot(manager, index, count);
        return _roots[manager][index];
    }
}
