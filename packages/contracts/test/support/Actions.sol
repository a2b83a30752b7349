// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChartRegistry} from "../../contracts/interfaces/IChartRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {World} from "./World.sol";

/// @dev Sends one action in any of the ways in which it can arrive, right ones and wrong ones.
abstract contract Actions is World {
    /// @dev `Late`: signed until a time that passed. `Again`: signed with a nonce that was cancelled, or, where there is
    ///      none, with a bit flipped. The other wrong ones: somebody else calls; somebody else signs in the account's
    ///      name; somebody else signs in its own.
    enum Way {
        Direct,
        Signed,
        OtherCaller,
        OtherSigner,
        OtherAccount,
        Late,
        Again
    }

    /// @param key Private key of the account that acts.
    /// @param arguments What the direct call takes, encoded; the signed twin takes the same first.
    /// @param text Members of the EIP-712 text between `account` and the nonce.
    /// @param counted Whether the twin carries a nonce.
    struct Action {
        address target;
        uint256 key;
        bytes4 direct;
        bytes4 twin;
        bytes arguments;
        bytes32 typeHash;
        bytes text;
        bool counted;
    }

    /// @dev So many accounts take part; each acts for any number of actors.
    uint256 internal constant ACCOUNTS = 11;

    bytes32 private constant DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    /// @dev Cancelled for every account before anything else; the nonces in use count from 1.
    uint256 private constant CANCELLED = 0;

    uint256 private _nonce;

    function _cancelNonces() internal {
        for (uint256 i = 0; i < ACCOUNTS; ++i) {
            VM.prank(VM.addr(_key(i)));
            charts.cancelNonce(CANCELLED);
            VM.prank(VM.addr(_key(i)));
            actors.cancelNonce(CANCELLED);
        }
    }

    /// @dev Direct or properly signed in eleven cases of sixteen, so that most of what follows has something to build on.
    function _wayOf(uint8 how) internal pure returns (Way) {
        how %= 16;
        if (how < 7) return Way.Direct;
        return how < 11 ? Way.Signed : Way(how - 9);
    }

    /// @dev The account for which `way` counts, given that `key` is to act; zero when it counts for none.
    function _acting(uint256 key, Way way) internal pure returns (address) {
        if (way == Way.Direct || way == Way.Signed) return VM.addr(key);
        if (way == Way.OtherCaller || way == Way.OtherAccount) return VM.addr(_otherKey(key));
        return address(0);
    }

    function _send(Action memory action, Way way) internal returns (bool ok) {
        bytes memory call = _callOf(action, way);
        if (way == Way.Direct) VM.prank(VM.addr(action.key));
        else VM.prank(VM.addr(_otherKey(action.key)));
        (ok, ) = action.target.call(call);
    }

    function _callOf(Action memory action, Way way) internal returns (bytes memory) {
        if (way == Way.Direct || way == Way.OtherCaller) return abi.encodePacked(action.direct, action.arguments);

        if (way == Way.OtherSigner) return _signedWith(action, _otherKey(action.key));
        address account = VM.addr(way == Way.OtherAccount ? _otherKey(action.key) : action.key);
        uint256 nonce = way == Way.Again ? CANCELLED : ++_nonce;
        uint256 deadline = way == Way.Late ? block.timestamp - 1 : block.timestamp;
        bytes32 digest = _digestOf(action, account, nonce, deadline);
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(way == Way.OtherAccount ? _otherKey(action.key) : action.key, digest);
        if (way == Way.Again && !action.counted) r ^= bytes32(uint256(1));
        return _twinOf(action, account, nonce, deadline, abi.encodePacked(r, s, v));
    }

    /// @dev The twin in the name of the account that acts, signed with `key`, until the present second.
    function _signedWith(Action memory action, uint256 key) internal returns (bytes memory) {
        address account = VM.addr(action.key);
        uint256 nonce = ++_nonce;
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, _digestOf(action, account, nonce, block.timestamp));
        return _twinOf(action, account, nonce, block.timestamp, abi.encodePacked(r, s, v));
    }

    /// @dev Private key of an account, by number.
    function _key(uint256 number) internal pure returns (uint256) {
        return _keyOf(PATIENT) + (number % ACCOUNTS);
    }

    function _otherKey(uint256 key) private pure returns (uint256) {
        return _key(key - _keyOf(PATIENT) + 1);
    }

    function _digestOf(
        Action memory action,
        address account,
        uint256 nonce,
        uint256 deadline
    ) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN, keccak256("Chartkey"), keccak256("1"), block.chainid, action.target)
        );
        bytes memory counted = action.counted ? abi.encode(nonce) : bytes("");
        bytes32 text = keccak256(
            abi.encodePacked(action.typeHash, abi.encode(account), action.text, counted, abi.encode(deadline))
        );
        return keccak256(abi.encodePacked("\x19\x01", domain, text));
    }

    /// @dev The twins take the same arguments and then account, nonce where there is one, deadline and signature.
    function _twinOf(
        Action memory action,
        address account,
        uint256 nonce,
        uint256 deadline,
        bytes memory signature
    ) private pure returns (bytes memory) {
        if (action.twin == IChartRegistry.addRecordsFor.selector) {
            (
                uint64 patient,
                uint64 author,
                uint64 organization,
                uint32 first,
                IChartEvents.NewRecord[] memory list
            ) = abi.decode(action.arguments, (uint64, uint64, uint64, uint32, IChartEvents.NewRecord[]));
            return
                abi.encodeCall(
                    IChartRegistry.addRecordsFor,
                    (patient, author, organization, first, list, account, deadline, signature)
                );
        }
        bytes memory head = abi.encodePacked(action.arguments, abi.encode(account));
        if (action.counted) head = abi.encodePacked(head, nonce);
        return
            abi.encodePacked(
                action.twin,
                head,
                deadline,
                // Where the signature begins: behind deadline and this word.
                head.length + 64,
                signature.length,
                signature,
                new bytes(31)
            );
    }
}
