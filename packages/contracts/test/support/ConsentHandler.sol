// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {Handler} from "./Handler.sol";

/// @dev Charts, epochs and consents.
abstract contract ConsentHandler is Handler {
    uint32 private constant TEN_YEARS = 5_259_600;

    function openEpochs(uint8 how, uint64 which, uint64 mask, uint8 what) external {
        uint64 patient = what % 8 == 0 ? _anybody(which) : _patient(which);
        uint256 key = _keyFor(patient);
        Way way = _wayOf(how);
        bool acts = _actsFor(patient, _acting(key, way));
        bytes32 keys = what % 16 == 1 ? bytes32(0) : SOME;

        if (what % 4 == 2) {
            bool should =
                acts && people[patient].kind == IActorRegistry.Kind.Patient && !expected[patient].open && keys != 0;
            if (_settle(_send(_openChart(key, patient, keys), way), should, "openChart")) expected[patient].open = true;
        } else {
            if (what % 16 == 3) mask = 0;
            bool should = acts && expected[patient].open && mask != 0 && keys != 0;
            bool ok = _send(_openEpochs(key, patient, mask, keys, SOME), way);
            if (_settle(ok, should, "openEpochs")) _countEpochs(patient, mask);
        }
    }

    function requestOrDeny(uint8 how, uint64 which, uint64 who, uint64 by, uint64 mask, uint32 when) external {
        uint64 patient = _patient(which);
        uint64 grantee = _anybody(who);
        Way way = _wayOf(how);

        if (by % 3 != 0) {
            uint256 key = _keyFor(grantee);
            IChartEvents.Terms memory terms = _terms(mask, by, when);
            bytes32 reason = by % 16 == 1 ? bytes32(0) : SOME;
            bool should =
                _actsFor(grantee, _acting(key, way)) &&
                    _practises(grantee) &&
                    !charts.paused() &&
                    expected[patient].open &&
                    grantee != patient &&
                    _sound(terms) &&
                    reason != 0;
            _settle(_send(_requestAccess(key, grantee, patient, terms, reason), way), should, "requestAccess");
        } else {
            uint64 actor = by % 2 == 0 ? patient : _anybody(by / 6);
            uint256 key = _keyFor(actor);
            bool should =
                _actsFor(actor, _acting(key, way)) &&
                    (actor == patient || _mandate(patient, actor).mayGrant) &&
                    expected[patient].open &&
                    _isSomebodyElse(grantee, patient);
            _settle(_send(_denyAccess(key, actor, patient, grantee), way), should, "denyAccess");
        }
    }

    /// @dev Half by the patient, half by somebody, with a mandate or without.
    function grant(uint8 how, uint64 which, uint64 who, uint64 by, uint64 read, uint64 write, uint32 when) external {
        uint64 patient = by % 16 == 1 ? _anybody(which) : _patient(which);
        uint64 actor = by % 2 == 0 ? patient : _anybody(by / 2);
        uint64 grantee = _anybody(who);
        IChartEvents.Terms memory terms = _terms(read, write, when);
        if (actor != patient && when % 4 != 0) {
            // Three of four proxies try to stay within their mandate.
            IActorRegistry.Mandate memory mandate = _mandate(patient, actor);
            terms.readMask &= mandate.compartments;
            terms.writeMask &= mandate.compartments;
            if (terms.expiresAt > mandate.until) terms.expiresAt = mandate.until;
        }
        bytes32 envelope = (terms.readMask == 0) == (when % 32 == 1) ? SOME : bytes32(0);
        uint256 key = _keyFor(actor);
        Way way = _wayOf(how);

        bool should =
            _actsFor(actor, _acting(key, way)) &&
                !charts.paused() &&
                _isSomebodyElse(grantee, patient) &&
                _sound(terms) &&
                (envelope == 0) == (terms.readMask == 0) &&
                (
                    actor == patient
                        ? people[patient].kind == IActorRegistry.Kind.Patient
                        : _mayGive(patient, actor, grantee, terms)
                );
        bool ok = _send(_grantOn(key, actor, patient, grantee, terms, envelope), way);
        if (!_settle(ok, should, "grant")) return;
        (consents[patient][grantee].terms, consents[patient][grantee].given) = (terms, true);
    }

    function revoke(uint8 how, uint64 which, uint64 who, uint64 by, uint64 mask) external {
        uint64 patient = _patient(which);
        uint64 actor = by % 2 == 0 ? patient : _anybody(by / 2);
        uint64 grantee = _grantee(patient, who);
        uint256 key = _keyFor(actor);
        Way way = _wayOf(how);
        bool acts = _actsFor(actor, _acting(key, way));
        Held storage held = consents[patient][grantee];

        if (actor == patient && by % 4 == 0) {
            if (by % 32 == 0) mask = 0;
            bool should = acts && held.given && expected[patient].open && mask != 0;
            bool ok = _send(_revokeAndRotate(key, patient, grantee, mask, SOME, SOME), way);
            if (!_settle(ok, should, "revokeAndRotate")) return;
            _countEpochs(patient, mask);
        } else {
            IActorRegistry.Mandate memory mandate = _mandate(patient, actor);
            bool reaches = mandate.mayRevoke && _within(held.terms, mandate.compartments);
            bool should = acts && held.given && (actor == patient || reaches);
            if (!_settle(_send(_revoke(key, actor, patient, grantee), way), should, "revoke")) return;
        }
        held.given = false;
    }

    /// @dev The regulator, or somebody who is not.
    function changePause(uint8 caller, uint8 what) external {
        bool authorized = caller % 4 != 0;
        // Two of three times unpaused, or most grants would be refused for that alone.
        bool pausing = what % 3 == 0;
        bool should = authorized && charts.paused() != pausing;
        if (!authorized) VM.prank(VM.addr(_key(caller)));
        (bool ok, ) = address(charts).call(
            pausing ? abi.encodeCall(charts.pause, ()) : abi.encodeCall(charts.unpause, ())
        );
        _settle(ok, should, "pause");
    }

    /// @dev Three of four times somebody who holds a consent, if there is one.
    function _grantee(uint64 patient, uint64 who) private view returns (uint64 grantee) {
        grantee = _anybody(who);
        for (uint64 i = 0; i < LAST_ACTOR && who % 4 != 0; ++i) {
            uint64 other = 1 + ((who / 4 + i) % LAST_ACTOR);
            if (consents[patient][other].given) return other;
        }
    }

    function _mayGive(
        uint64 patient,
        uint64 proxy,
        uint64 grantee,
        IChartEvents.Terms memory terms
    ) private view returns (bool) {
        IActorRegistry.Mandate memory mandate = _mandate(patient, proxy);
        Held memory replaced = consents[patient][grantee];
        return
            mandate.mayGrant &&
            grantee != proxy &&
            terms.expiresAt <= mandate.until &&
            _within(terms, mandate.compartments) &&
            (!replaced.given || _within(replaced.terms, mandate.compartments));
    }

    function _within(IChartEvents.Terms memory terms, uint64 compartments) private pure returns (bool) {
        for (uint8 i = 0; i < 64; ++i) {
            if ((_has(terms.readMask, i) || _has(terms.writeMask, i)) && !_has(compartments, i)) return false;
        }
        return true;
    }

    function _isSomebodyElse(uint64 actor, uint64 patient) private view returns (bool) {
        return actor != patient && actor != 0 && actor <= count;
    }

    /// @dev Mostly sound, short enough to end within a run.
    function _terms(uint64 read, uint64 write, uint32 when) private view returns (IChartEvents.Terms memory terms) {
        uint32 start = _minute() + (when % 5 == 0 ? (when / 5) % 600 : 0);
        uint32 lasts = when % 7 == 0 ? (when / 7) % (TEN_YEARS + 100) : (when / 7) % 30_000;
        if (when % 32 == 2) (read, write) = (0, 0);
        if (when % 8 == 3) write = 0;
        if (when % 8 == 5) read = 0;
        uint8 purpose =
            when % 64 == 6
                ? 0
                : when % 64 == 7
                    ? 8
                    : 1 + uint8(when % 7);
        return IChartEvents.Terms(read, write, start, start + lasts, purpose);
    }

    function _sound(IChartEvents.Terms memory terms) private view returns (bool) {
        uint256 now_ = _minute();
        return
            (terms.readMask != 0 || terms.writeMask != 0) &&
            terms.notBefore < terms.expiresAt &&
            now_ < terms.expiresAt &&
            terms.expiresAt <= now_ + TEN_YEARS &&
            terms.purpose >= 1 &&
            terms.purpose <= 7;
    }

    function _countEpochs(uint64 patient, uint64 mask) private {
        for (uint8 i = 0; i < 64; ++i) if (_has(mask, i)) ++expected[patient].epochs[i];
    }
}
