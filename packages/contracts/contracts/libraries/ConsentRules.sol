// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChartEvents} from "../interfaces/IChartEvents.sol";

/// @title ConsentRules
/// @dev What a consent slot becomes and what it allows: the rules alone, without mappings or callers, so that they can
///      be proven as they are.
library ConsentRules {
    /// @dev Puts `consent` on new terms. The sequence stays: whoever wrote goes on counting. Written member by member:
    ///      the compiler turns that into one write to the slot, but a whole struct into three.
    function grant(IChartEvents.Consent storage consent, IChartEvents.Terms memory terms) internal {
        consent.readMask = terms.readMask;
        consent.writeMask = terms.writeMask;
        consent.notBefore = terms.notBefore;
        consent.expiresAt = terms.expiresAt;
        consent.purpose = terms.purpose;
        consent.revoked = false;
    }

    /// @dev Whether there is something to revoke: a consent that was given and not revoked, over or not.
    function isGiven(IChartEvents.Consent memory consent) internal pure returns (bool) {
        return consent.expiresAt != 0 && !consent.revoked;
    }

    function isLive(IChartEvents.Consent memory consent, uint256 minute) internal pure returns (bool) {
        return !consent.revoked && consent.notBefore <= minute && minute < consent.expiresAt;
    }

    function mayRead(
        IChartEvents.Consent memory consent,
        uint8 compartment,
        uint256 minute
    ) internal pure returns (bool) {
        return isLive(consent, minute) && includes(consent.readMask, compartment);
    }

    function mayWrite(
        IChartEvents.Consent memory consent,
        uint8 compartment,
        uint256 minute
    ) internal pure returns (bool) {
        return isLive(consent, minute) && includes(consent.writeMask, compartment);
    }

    /// @dev Whether a proxy for `compartments` may give, or end, a consent on these masks.
    function reaches(uint64 compartments, uint64 readMask, uint64 writeMask) internal pure returns (bool) {
        return (readMask | writeMask) & ~compartments == 0;
    }

    function includes(uint64 mask, uint8 compartment) internal pure returns (bool) {
        return (mask >> compartment) & 1 == 1;
    }
}
