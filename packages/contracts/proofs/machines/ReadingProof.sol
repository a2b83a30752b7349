// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChartEvents} from "../../contracts/interfaces/IChartEvents.sol";
import {ConsentRules} from "../../contracts/libraries/ConsentRules.sol";

/// @title ReadingProof
/// @dev For every consent, compartment and minute there could be: nobody reads or writes without a live consent. With
///      `ConsentProof`, which says when one is live, that makes: not readable, not writable.
contract ReadingProof {
    function provesALiveConsentWasGiven(IChartEvents.Consent memory consent, uint256 minute) external pure {
        if (ConsentRules.isLive(consent, minute)) assert(ConsentRules.isGiven(consent));
    }

    function provesReadingNeedsALiveConsent(
        IChartEvents.Consent memory consent,
        uint8 compartment,
        uint256 minute
    ) external pure {
        bool reads = ConsentRules.mayRead(consent, compartment, minute);
        if (reads) assert(ConsentRules.isLive(consent, minute));
    }

    function provesWritingNeedsALiveConsent(
        IChartEvents.Consent memory consent,
        uint8 compartment,
        uint256 minute
    ) external pure {
        bool writes = ConsentRules.mayWrite(consent, compartment, minute);
        if (writes) assert(ConsentRules.isLive(consent, minute));
    }

    /// @dev And the other way round: who may do neither in a revoked consent may do neither in any later minute.
    function provesRevokedIsForEver(
        IChartEvents.Consent memory consent,
        uint8 compartment,
        uint256 minute
    ) external pure {
        if (!consent.revoked) return;
        assert(!ConsentRules.mayRead(consent, compartment, minute));
        assert(!ConsentRules.mayWrite(consent, compartment, minute));
    }
}
