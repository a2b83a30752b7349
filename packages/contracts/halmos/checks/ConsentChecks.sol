// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {Setting} from "./Setting.sol";

contract ConsentChecks is Setting {
    /// @dev Whoever reads holds a consent that covers it, now, and is in good standing.
    function check_ReadingNeedsAConsent(uint64 patient, uint64 grantee, uint8 compartment) external view {
        if (grantee == patient || !_charts.canRead(patient, grantee, compartment)) return;
        IChartEvents.Consent memory consent = _charts.consentOf(patient, grantee);
        assert(_isLive(consent));
        assert(compartment < 64 && consent.readMask & (uint64(1) << compartment) != 0);
        assert(_actors.inGoodStanding(grantee));
    }

    function check_WritingNeedsAConsent(uint64 patient, uint64 grantee, uint8 compartment) external view {
        if (grantee == patient || !_charts.canWrite(patient, grantee, compartment)) return;
        IChartEvents.Consent memory consent = _charts.consentOf(patient, grantee);
        assert(_isLive(consent));
        assert(compartment < 64 && consent.writeMask & (uint64(1) << compartment) != 0);
        assert(_actors.inGoodStanding(grantee));
    }

    function check_MembersNeedTheOrganizationsConsent(
        uint64 patient,
        uint64 organization,
        uint64 member,
        uint8 compartment
    ) external view {
        bool reads = _charts.canReadAsMember(patient, organization, member, compartment);
        bool writes = _charts.canWriteAsMember(patient, organization, member, compartment);
        if (!reads && !writes) return;
        IChartEvents.Consent memory consent = _charts.consentOf(patient, organization);
        assert(_isLive(consent) && _actors.isMember(organization, member));
        assert(_actors.inGoodStanding(organization) && _actors.inGoodStanding(member));
        assert(!reads || consent.readMask & (uint64(1) << compartment) != 0);
        assert(!writes || consent.writeMask & (uint64(1) << compartment) != 0);
    }

    /// @dev A revocation that went through ends reading and writing in its own block, in every compartment.
    function check_RevokingEndsAtOnce(
        address caller,
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        uint8 compartment
    ) external {
        VM.assume(grantee != patient);
        VM.prank(caller);
        _charts.revoke(actor, patient, grantee);
        assert(!_charts.canRead(patient, grantee, compartment));
        assert(!_charts.canWrite(patient, grantee, compartment));
        assert(!_charts.canReadAsMember(patient, grantee, actor, compartment));
    }

    /// @dev The account of the patient, or of a proxy whose mandate allows it and covers all of what it grants.
    function check_OnlyThePatientOrAProxyGrants(
        address caller,
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        IChartEvents.Terms calldata terms,
        bytes32 envelope
    ) external {
        IActorRegistry.Mandate memory mandate = _actors.mandateOf(patient, actor);
        bool paused = _charts.paused();
        VM.prank(caller);
        _charts.grant(actor, patient, grantee, terms, envelope);
        assert(!paused);
        assert(_actors.actorOf(actor).account == caller);
        assert(grantee != patient);
        if (actor == patient) return;
        assert(mandate.mayGrant && terms.expiresAt <= mandate.until && grantee != actor);
        assert((terms.readMask | terms.writeMask) & ~mandate.compartments == 0);
    }

    /// @dev A grant writes its terms, and leaves the sequence and everybody else's consent as they were.
    function check_AGrantIsItsTerms(
        address caller,
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        IChartEvents.Terms calldata terms,
        bytes32 envelope
    ) external {
        uint32 sequence = _charts.consentOf(patient, grantee).sequence;
        VM.prank(caller);
        _charts.grant(actor, patient, grantee, terms, envelope);
        IChartEvents.Consent memory consent = _charts.consentOf(patient, grantee);
        assert(consent.sequence == sequence && !consent.revoked && consent.purpose == terms.purpose);
        assert(consent.readMask == terms.readMask && consent.writeMask == terms.writeMask);
        assert(consent.notBefore == terms.notBefore && consent.expiresAt == terms.expiresAt);
    }

    function check_AGrantTouchesNobodyElse(
        address caller,
        uint64 actor,
        uint64 patient,
        uint64 grantee,
        IChartEvents.Terms calldata terms,
        bytes32 envelope,
        uint64 otherPatient,
        uint64 otherGrantee
    ) external {
        VM.assume(otherPatient != patient || otherGrantee != grantee);
        IChartEvents.Consent memory before_ = _charts.consentOf(otherPatient, otherGrantee);
        VM.prank(caller);
        _charts.grant(actor, patient, grantee, terms, envelope);
        _requireSame(before_, _charts.consentOf(otherPatient, otherGrantee));
    }

    function _isLive(IChartEvents.Consent memory consent) private view returns (bool) {
        uint256 minute = block.timestamp / 60;
        return !consent.revoked && consent.notBefore <= minute && minute < consent.expiresAt;
    }

    function _requireSame(IChartEvents.Consent memory a, IChartEvents.Consent memory b) private pure {
        assert(a.readMask == b.readMask && a.writeMask == b.writeMask && a.purpose == b.purpose);
        assert(a.notBefore == b.notBefore && a.expiresAt == b.expiresAt);
        assert(a.sequence == b.sequence && a.revoked == b.revoked);
    }
}
