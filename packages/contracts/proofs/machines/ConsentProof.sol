// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {ConsentRules} from "../../contracts/libraries/ConsentRules.sol";

/// @title ConsentProof
/// @dev One patient and one grantee, and everything that anybody can do about them, in any order: what `ChartConsents`
///      and `ActorRegistry` do to the consent, the pause and the standing, with the same rules and the same refusals.
///      Callers are not checked: here everybody plays patient, proxy and regulator, so what is proven holds whoever
///      holds the roles and whatever a mandate says. The checker does not look into a storage pointer, so after
///      `ConsentRules.grant` it takes the consent for anything at all: what is proven holds whatever a grant writes.
contract ConsentProof {
    using ConsentRules for IChartEvents.Consent;

    IChartEvents.Consent private _consent;
    IActorRegistry.Standing private _standing;
    bool private _paused;
    uint256 private _minute;
    uint256 private _validUntil;

    /// @dev What the patient, or a proxy for it, said last. No rule reads it; the assertions do.
    bool private _consented;

    function grant(IChartEvents.Terms memory terms) external {
        require(!_paused);
        _requireTerms(terms);
        _consent.grant(terms);
        _consented = true;
    }

    function revoke() external {
        _endConsent();
    }

    function pause() external {
        require(!_paused);
        _paused = true;
    }

    function unpause() external {
        require(_paused);
        _paused = false;
    }

    function license(uint256 validUntil) external {
        require(_standing != IActorRegistry.Standing.Suspended && validUntil > _minute);
        _standing = IActorRegistry.Standing.Active;
        _validUntil = validUntil;
    }

    function suspend() external {
        require(_standing == IActorRegistry.Standing.Active);
        _standing = IActorRegistry.Standing.Suspended;
    }

    function reinstate() external {
        require(_standing == IActorRegistry.Standing.Suspended);
        _standing = IActorRegistry.Standing.Active;
    }

    function pass(uint256 minutes_) external {
        _minute += minutes_;
    }

    /// @dev Before a grant and after a revocation there is no consent, whatever else anybody does and however time passes.
    function provesOnlyGrantsGive() external view {
        if (!_consented) assert(!_consent.isGiven());
    }

    /// @dev Nothing that a regulator does, and no time that passes, makes live what nobody consented to.
    function provesEveryConsentIsInItsWindow() external view {
        if (_consent.isLive(_minute)) assert(_consent.notBefore <= _minute && _minute < _consent.expiresAt);
    }

    /// @dev A consent that is live can be ended, and is over in that very minute, paused or not.
    function provesRevokingEndsAtOnce() external {
        bool live = _consent.isLive(_minute);
        bool given = _consent.isGiven();
        if (live) assert(given);
        if (!given) return;
        _endConsent();
        assert(!_consent.isLive(_minute) && !_consent.isGiven());
    }

    function _endConsent() private {
        require(_consent.isGiven());
        _consent.revoked = true;
        _consented = false;
    }

    function _requireTerms(IChartEvents.Terms memory terms) private view {
        require(terms.readMask != 0 || terms.writeMask != 0);
        require(terms.expiresAt > terms.notBefore && terms.expiresAt > _minute);
    }
}
