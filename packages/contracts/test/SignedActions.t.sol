// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../contracts/interfaces/IChartEvents.sol";
import {ISignedActions} from "../contracts/interfaces/ISignedActions.sol";
import {ActorBuilders} from "./support/ActorBuilders.sol";
import {ChartBuilders} from "./support/ChartBuilders.sol";

/// @dev What a signature lets through: the call that was signed, once, and nothing that differs from it in one bit.
contract SignedActionsFuzzTest is ActorBuilders, ChartBuilders {
    uint64 private constant CLINICIAN = FIRST_CLINICIAN;

    /// @dev Bytes of padding that follow the 65 of a signature.
    uint256 private constant PADDING = 31;

    function setUp() public {
        _build();
        _cancelNonces();
        _grant(CLINICIAN, IChartEvents.Terms(1, 1, _minute(), _minute() + 1000, 1));
        VM.prank(_accountOf(CLINICIAN));
        charts.addRecord(PATIENT, CLINICIAN, 0, 1, 0, 0, SOME);
    }

    /// [C26] [C27] with one bit of it changed a signed call is refused, as it was signed it is done, and no second time.
    function testFuzz_OneBitIsEnough(uint8 which, uint256 position, uint8 bit, bytes32 digest, uint16 lasts) public {
        VM.assume(digest != 0);
        Action memory action = _action(which, digest, lasts);
        bytes memory signed = _signedWith(action, action.key);
        bytes memory changed = bytes.concat(signed);
        position = 4 + (position % (signed.length - 4 - PADDING));
        changed[position] ^= bytes1(uint8(1 << (bit % 8)));

        require(!_arrives(action.target, changed), "[C27] changed");
        require(_arrives(action.target, signed), "[C31] refused after a changed one");
        require(!_arrives(action.target, signed), "[C26] twice");
    }

    /// [C26] a key that is not the account's signs nothing in its name.
    function testFuzz_AnotherKeySignsNothing(uint8 which, uint256 key, bytes32 digest) public {
        // Order of secp256k1, above which there are no private keys.
        key = 1 + (key % 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140);
        VM.assume(digest != 0);
        Action memory action = _action(which, digest, 0);
        VM.assume(VM.addr(key) != VM.addr(action.key));
        require(!_arrives(action.target, _signedWith(action, key)), "[C26] another key");
        require(_arrives(action.target, _signedWith(action, action.key)), "[C26] the account's key");
    }

    /// [C26] bytes that nobody signed are no signature, whatever their number.
    function testFuzz_NoiseSignsNothing(uint64 grantee, uint256 nonce, bytes calldata noise) public {
        IChartEvents.Terms memory terms = IChartEvents.Terms(1, 0, _minute(), _minute() + 60, 1);
        address account = _accountOf(PATIENT);
        grantee = CLINICIAN + (grantee % 3);
        try charts.grantFor(PATIENT, PATIENT, grantee, terms, SOME, account, nonce, block.timestamp, noise) {
            revert("[C26] noise");
        } catch (bytes memory reason) {
            require(bytes4(reason) == ISignedActions.SignedActionsInvalidSignature.selector, "[C26] another reason");
        }
        require(charts.nonceWordOf(account, nonce >> 8) & (1 << (nonce & 0xff)) == (nonce == 0 ? 1 : 0), "[C29] spent");
    }

    /// [C29] nonces count in any order, each once, for its account only.
    function testFuzz_NoncesInAnyOrder(uint256[4] memory nonces) public {
        for (uint256 i = 0; i < nonces.length; ++i) {
            bool fresh = nonces[i] != 0;
            for (uint256 j = 0; j < i; ++j) if (nonces[j] == nonces[i]) fresh = false;

            VM.prank(_accountOf(PATIENT));
            (bool done, ) = address(charts).call(abi.encodeCall(ISignedActions.cancelNonce, (nonces[i])));
            require(done == fresh, "[C29] a nonce counts once");
            uint256 theirs = charts.nonceWordOf(_accountOf(RELATIVE), nonces[i] >> 8);
            require(theirs == (nonces[i] >> 8 == 0 ? 1 : 0), "[C29] another account's nonce");
        }
    }

    /// [C26] a signature counts until its deadline and not a second longer.
    function testFuzz_UntilTheDeadline(uint8 which, bytes32 digest, uint32 later) public {
        VM.assume(digest != 0);
        Action memory action = _action(which, digest, 0);
        bytes memory signed = _signedWith(action, action.key);
        if (later != 0) {
            VM.warp(START + later);
            require(!_arrives(action.target, signed), "[C26] late");
            VM.warp(START);
        }
        require(_arrives(action.target, signed), "[C26] in time");
    }

    /// @dev One of the actions, each of which would go through if it were sent as it was signed.
    function _action(uint8 which, bytes32 digest, uint16 lasts) private view returns (Action memory) {
        uint32 until = _minute() + 1 + lasts;
        uint256 patient = _keyOf(PATIENT);
        which %= 12;
        if (which == 0) return _rotateKey(patient, PATIENT, digest);
        if (which == 1) return _proposeAccount(patient, PATIENT, address(bytes20(digest)));
        if (which == 2) return _addMember(_keyOf(HOSPITAL), HOSPITAL, HOSPITAL, CLINICIAN, uint40(until) * 60);
        if (which == 3) {
            IActorRegistry.Mandate memory mandate = IActorRegistry.Mandate(
                uint64(uint256(digest)) | 1,
                until,
                true,
                true,
                true
            );
            return _appointProxy(patient, PATIENT, RELATIVE, mandate);
        }
        if (which == 4) return _openEpochs(patient, PATIENT, uint64(uint256(digest)) | 1, digest, SOME);
        IChartEvents.Terms memory terms = IChartEvents.Terms(
            uint64(uint256(digest)) | 1,
            uint64(lasts),
            _minute(),
            until,
            1
        );
        if (which == 5) return _requestAccess(_keyOf(CLINICIAN), CLINICIAN, PATIENT, terms, digest);
        if (which == 6) return _grantOn(patient, PATIENT, PATIENT, CLINICIAN + 1, terms, digest);
        if (which == 7) return _revokeAndRotate(patient, PATIENT, CLINICIAN, 1, digest, SOME);
        if (which == 8)
            return _addRecord(_keyOf(CLINICIAN), PATIENT, CLINICIAN, 0, 2, IChartEvents.NewRecord(0, 0, digest));
        if (which == 9) return _addRecords(_keyOf(CLINICIAN), PATIENT, CLINICIAN, 0, 2, _batch(digest, lasts));
        if (which == 10) {
            return _amendRecord(_keyOf(CLINICIAN), PATIENT, CLINICIAN, 0, 1, 1, IChartEvents.NewRecord(0, 0, digest));
        }
        return _disputeRecord(patient, PATIENT, PATIENT, CLINICIAN, 1, 1, digest);
    }

    function _batch(bytes32 digest, uint16 size) private pure returns (IChartEvents.NewRecord[] memory records) {
        records = new IChartEvents.NewRecord[](1 + (size % 4));
        for (uint256 i = 0; i < records.length; ++i) records[i] = IChartEvents.NewRecord(0, 0, digest);
    }

    function _arrives(address target, bytes memory call) private returns (bool done) {
        VM.prank(_accountOf(PRACTICE));
        (done, ) = target.call(call);
    }
}
