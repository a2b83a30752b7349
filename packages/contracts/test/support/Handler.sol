// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Expected} from "./Expected.sol";

/// @dev What the handlers of actors, consents and records share. Each call is made whether or not it is allowed; that it
///      went through when it should not, or the other way round, fails the run at once.
abstract contract Handler is Expected {
    /// @dev How often an action was made, and how often it was allowed: a run in which nothing is allowed shows nothing.
    mapping(bytes4 action => uint256 times) internal made;
    mapping(bytes4 action => uint256 times) internal allowed;

    /// @dev Grows with every action, so that the checks look at another part each time.
    uint256 internal turn;

    constructor() {
        _build();
        _cancelNonces();
        _expectBuilt();
    }

    /// @dev Compares what happened with what should have.
    function _settle(bool happened, bool should, string memory action) internal returns (bool) {
        require(happened == should, should ? string.concat(action, " refused") : string.concat(action, " allowed"));
        ++turn;
        ++made[msg.sig];
        if (happened) ++allowed[msg.sig];
        return happened;
    }

    /// @dev One of the first actors, now and then nobody or somebody who does not exist.
    function _anybody(uint64 who) internal view returns (uint64) {
        who %= 5 * LAST_ACTOR + 2;
        if (who < 5 * LAST_ACTOR) return 1 + (who % LAST_ACTOR);
        return who == 5 * LAST_ACTOR ? 0 : count + 1;
    }

    /// @dev One of the two who can have a chart.
    function _patient(uint64 which) internal pure returns (uint64) {
        return which % 3 == 0 ? RELATIVE : PATIENT;
    }

    /// @dev The key of the account that acts for `actor`, some key for who does not exist.
    function _keyFor(uint64 actor) internal view returns (uint256) {
        address account = people[actor].account;
        for (uint256 i = 0; i < ACCOUNTS; ++i) if (VM.addr(_key(i)) == account) return _key(i);
        return _key(actor);
    }

    /// @dev Some time from now, in seconds: mostly soon, now and then long, sometimes past.
    function _later(uint32 time) internal view returns (uint40) {
        if (time % 16 == 0) return uint40(block.timestamp - (time % 3));
        uint256 span = time % 16 < 3 ? 3 days : 800 days;
        // A signed end is shown in whole minutes.
        return uint40((block.timestamp / 1 minutes + 1 + (time % (span / 1 minutes))) * 1 minutes);
    }

    function _bit(uint256 word, uint256 bit) internal pure returns (bool) {
        return (word >> bit) & 1 == 1;
    }
}
