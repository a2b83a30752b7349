// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {IActorRegistry} from "../interfaces/IActorRegistry.sol";
import {IChartEvents} from "../interfaces/IChartEvents.sol";
import {ConsentRules} from "../libraries/ConsentRules.sol";
import {Epochs} from "../libraries/Epochs.sol";

/// @title ChartConsents
/// @dev Charts, epochs, consents and proxies. Functions take the acting account; whether it called or signed is not
///      their business. The authority does not appear: no role reaches a consent or an epoch.
abstract contract ChartConsents is IChartEvents, AccessManaged, Pausable {
    using ConsentRules for Consent;

    /// @notice Longest time from now to the end of a consent or mandate, in minutes: ten years of 365.25 days.
    uint32 public constant MAX_CONSENT = 5_259_600;

    uint8 internal constant COMPARTMENTS = 64;

    IActorRegistry internal immutable ACTORS;

    /// @param sequence Number of records the patient has written.
    /// @param open What `keyList != 0` says too, kept beside `sequence` so that a patient's write loads one slot for
    ///        both.
    /// @param near Epochs of compartments 0 to 12, 16 bits each, the lowest first.
    /// @param far Epochs of compartments 13 to 63, 16 to a word.
    struct ChartState {
        // slot 0
        bytes32 head;
        // slot 1
        bytes32 keyList;
        // slot 2: 4 + 1 + 26 = 31 bytes
        uint32 sequence;
        bool open;
        uint208 near;
        // slots 3 to 6
        uint256[4] far;
    }

    /// @dev No actor above this number is known to exist. Shares its slot with the pause, which a grant loads anyway,
    ///      so that only the first grant to a newcomer asks the other registry.
    uint64 private _knownActors;

    mapping(uint64 patient => ChartState) internal _charts;

    mapping(uint64 patient => mapping(uint64 grantee => Consent)) internal _consents;

    /// @param authority The `AccessManager` that says who the regulator is.
    /// @param actors_ The registry whose actors these charts are about.
    constructor(address authority, IActorRegistry actors_) AccessManaged(authority) {
        ACTORS = actors_;
    }

    function _openChart(address account, uint64 patient, bytes32 keys) internal {
        IActorRegistry.Kind kind = ACTORS.requireAccount(patient, account);
        if (kind != IActorRegistry.Kind.Patient) revert ChartRegistryNotPatient(patient, kind);
        ChartState storage chart = _charts[patient];
        if (chart.open) revert ChartRegistryAlreadyOpen(patient);
        _requirePointer(keys);

        chart.keyList = keys;
        chart.open = true;
        emit ChartOpened(patient, keys);
    }

    function _openEpochs(address account, uint64 patient, uint64 mask, bytes32 keys, bytes32 keyring) internal {
        ACTORS.requireAccount(patient, account);
        _rotate(patient, mask, keys, keyring);
    }

    function _requestAccess(
        address account,
        uint64 grantee,
        uint64 patient,
        Terms memory terms,
        bytes32 reason
    ) internal whenNotPaused {
        ACTORS.requirePractising(grantee, account);
        _requireOpen(patient);
        if (grantee == patient) revert ChartRegistryInvalidGrantee(patient, grantee);
        _requireTerms(terms);
        _requirePointer(reason);

        emit AccessRequested(patient, grantee, terms, reason);
    }

    function _denyAccess(address account, uint64 actor, uint64 patient, uint64 grantee) internal {
        ACTORS.requireAccount(actor, account);
        if (actor != patient && !ACTORS.mandateOf(patient, actor).mayGrant)
            revert ChartRegistryProxyRefused(patient, actor);
        _requireOpen(patient);
        if (!_isSomebodyElse(patient, grantee)) revert ChartRegistryInvalidGrantee(patient, grantee);

        emit AccessDenied(patient, grantee, actor);
    }

    function _grant(
        address account,
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        Terms memory terms,
        bytes32 envelope
    ) internal whenNotPaused {
        IActorRegistry.Kind kind = ACTORS.requireAccount(actor, account);
        // A mandate has a patient behind it; only who acts alone must be one. That its chart is open is checked where a
        // record is written, which loads the slot anyway.
        if (actor == patient && kind != IActorRegistry.Kind.Patient) revert ChartRegistryNotPatient(patient, kind);
        if (!_isSomebodyElse(patient, grantee)) revert ChartRegistryInvalidGrantee(patient, grantee);
        _requireTerms(terms);
        if ((envelope == 0) != (terms.readMask == 0)) revert ChartRegistryEmptyPointer();

        Consent storage consent = _consents[patient][grantee];
        if (actor != patient) _requireMandateToGrant(patient, actor, grantee, terms, consent);
        consent.grant(terms);
        emit ConsentGranted(patient, grantee, actor, terms, envelope);
    }

    function _revoke(address account, uint64 actor, uint64 patient, uint64 grantee) internal {
        ACTORS.requireAccount(actor, account);
        if (actor != patient) _requireMandateToRevoke(patient, actor, _consents[patient][grantee]);
        _endConsent(actor, patient, grantee);
    }

    function _revokeAndRotate(
        address account,
        uint64 patient,
        uint64 grantee,
        uint64 mask,
        bytes32 keys,
        bytes32 keyring
    ) internal {
        ACTORS.requireAccount(patient, account);
        _endConsent(patient, patient, grantee);
        _rotate(patient, mask, keys, keyring);
    }

    function _epochOf(ChartState storage chart, uint8 compartment) internal view returns (uint32) {
        return Epochs.of_(chart.near, chart.far, compartment);
    }

    function _requireOpen(uint64 patient) internal view {
        if (!_charts[patient].open) revert ChartRegistryNotOpen(patient);
    }

    function _minute() internal view returns (uint256) {
        return block.timestamp / 1 minutes;
    }

    function _requireCompartment(uint8 compartment) internal pure {
        if (compartment >= COMPARTMENTS) revert ChartRegistryInvalidCompartment(compartment);
    }

    function _requirePointer(bytes32 pointer) internal pure {
        if (pointer == 0) revert ChartRegistryEmptyPointer();
    }

    function _endConsent(uint64 actor, uint64 patient, uint64 grantee) private {
        Consent storage consent = _consents[patient][grantee];
        if (!ConsentRules.isGiven(consent)) revert ChartRegistryNoConsent(patient, grantee);

        consent.revoked = true;
        emit ConsentRevoked(patient, grantee, actor);
    }

    function _rotate(uint64 patient, uint64 mask, bytes32 keys, bytes32 keyring) private {
        ChartState storage chart = _charts[patient];
        if (!chart.open) revert ChartRegistryNotOpen(patient);
        if (mask == 0) revert ChartRegistryEmptyMask();
        _requirePointer(keys);

        (uint208 near, bool spent) = Epochs.advance(chart.near, chart.far, mask);
        if (spent) revert ChartRegistryEpochsExhausted(mask);
        chart.near = near;
        chart.keyList = keys;
        emit EpochsOpened(patient, mask, keys, keyring);
    }

    /// @dev Ids run without a gap, so whoever is numbered below a known actor exists.
    function _isSomebodyElse(uint64 patient, uint64 other) private returns (bool) {
        if (other == patient || other == 0) return false;
        if (other < patient || other <= _knownActors) return true;
        uint64 count = ACTORS.actorCount();
        if (other > count) return false;
        _knownActors = count;
        return true;
    }

    /// @dev A proxy gives nothing to itself, nothing that outlasts its mandate, and takes no consent away by replacing
    ///      it that it could not end.
    function _requireMandateToGrant(
        uint64 patient,
        uint64 proxy,
        uint64 grantee,
        Terms memory terms,
        Consent memory replaced
    ) private view {
        IActorRegistry.Mandate memory mandate = ACTORS.mandateOf(patient, proxy);
        if (!mandate.mayGrant) revert ChartRegistryProxyRefused(patient, proxy);
        if (
            grantee == proxy ||
            terms.expiresAt > mandate.until ||
            !ConsentRules.reaches(mandate.compartments, terms.readMask, terms.writeMask) ||
            (replaced.isGiven() && !ConsentRules.reaches(mandate.compartments, replaced.readMask, replaced.writeMask))
        ) revert ChartRegistryProxyExceeded(patient, proxy);
    }

    function _requireMandateToRevoke(uint64 patient, uint64 proxy, Consent memory ended) private view {
        IActorRegistry.Mandate memory mandate = ACTORS.mandateOf(patient, proxy);
        if (!mandate.mayRevoke) revert ChartRegistryProxyRefused(patient, proxy);
        if (!ConsentRules.reaches(mandate.compartments, ended.readMask, ended.writeMask))
            revert ChartRegistryProxyExceeded(patient, proxy);
    }

    function _requireTerms(Terms memory terms) private view {
        if ((terms.readMask | terms.writeMask) == 0) revert ChartRegistryEmptyMask();
        uint256 now_ = _minute();
        if (terms.expiresAt <= terms.notBefore || terms.expiresAt <= now_ || terms.expiresAt - now_ > MAX_CONSENT) {
            revert ChartRegistryInvalidWindow(terms.notBefore, terms.expiresAt, now_);
        }
        if (terms.purpose == uint8(Purpose.None) || terms.purpose > uint8(type(Purpose).max)) {
            revert ChartRegistryInvalidPurpose(terms.purpose);
        }
    }
}
