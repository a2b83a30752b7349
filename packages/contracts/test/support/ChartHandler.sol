// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {IActorRegistry} from "../../contracts/interfaces/IActorRegistry.sol";
import {ActorHandler} from "./ActorHandler.sol";
import {Checks} from "./Checks.sol";
import {ConsentHandler} from "./ConsentHandler.sol";
import {RecordHandler} from "./RecordHandler.sol";
import {Selectors} from "./Selectors.sol";

/// @dev Everything that can happen, the passing of time and calls of strangers included.
contract ChartHandler is ActorHandler, ConsentHandler, RecordHandler, Checks {
    /// @dev Mostly minutes, so that consents are met in their windows; at times more than a month.
    function wait(uint16 time) external {
        uint256 span =
            time % 64 < 40
                ? 100 minutes
                : time % 64 < 63
                    ? 20 hours
                    : 40 days;
        _settle(true, true, "wait");
        VM.warp(block.timestamp + ((uint256(time) * 1 hours) % span));
    }

    /// @dev Somebody who acts for nobody calls anything, with words that look like arguments. Only `register` and what
    ///      concerns its own nonces can come of it; that the rest is as it was, the checks see.
    function callAsStranger(address caller, uint8 which, uint256[10] memory words, uint16 plain) external {
        if (caller == address(this) || caller == address(VM)) caller = address(1);
        for (uint256 i = 0; i < ACCOUNTS; ++i) if (caller == VM.addr(_key(i))) caller = address(2);
        (address target, bytes4 selector) = _anything(which);
        bytes memory call = abi.encodePacked(selector);
        for (uint256 i = 0; i < words.length; ++i) {
            uint256 word =
                _bit(plain, i)
                    ? words[i]
                    : words[i] % 5 == 0
                        ? _minute() + (words[i] % 99)
                        : words[i] % 9;
            call = abi.encodePacked(call, word);
        }

        VM.prank(caller);
        (bool ok, ) = target.call(call);
        _settle(ok, ok, "stranger");
        if (!ok || selector != IActorRegistry.register.selector) return;
        Person storage person = people[++count];
        (person.kind, person.generation) = (actors.kindOf(count), 1);
        person.account = caller;
    }

    /// @dev How often each action was made and allowed: "grant 12 5;revoke 9 2;…".
    function tallies() external view returns (string memory) {
        return
            string.concat(
                _tally("changeIdentity", this.changeIdentity.selector),
                _tally("changeStanding", this.changeStanding.selector),
                _tally("changeMember", this.changeMember.selector),
                _tally("changeAdministrator", this.changeAdministrator.selector),
                _tally("changeProxy", this.changeProxy.selector),
                _tally("openEpochs", this.openEpochs.selector),
                _tally("requestOrDeny", this.requestOrDeny.selector),
                _tally("grant", this.grant.selector),
                _tally("revoke", this.revoke.selector),
                _tally("changePause", this.changePause.selector),
                _tally("addRecord", this.addRecord.selector),
                _tally("addRecords", this.addRecords.selector),
                _tally("amendRecord", this.amendRecord.selector),
                _tally("retractRecord", this.retractRecord.selector),
                _tally("disputeRecord", this.disputeRecord.selector),
                _tally("answerDispute", this.answerDispute.selector),
                _tally("callAsStranger", this.callAsStranger.selector),
                _tally("wait", this.wait.selector)
            );
    }

    function _anything(uint8 which) private view returns (address target, bytes4 selector) {
        bytes4[] memory list = Selectors.ofBoth();
        target = which % 2 == 0 ? address(charts) : address(actors);
        if (which % 8 < 3) (target, list) = (address(charts), Selectors.ofCharts());
        else if (which % 8 < 6) (target, list) = (address(actors), Selectors.ofActors());
        else if (which % 8 == 6) (target, list) = (address(authority), Selectors.ofManager());
        return (target, list[(which / 8) % list.length]);
    }

    function _tally(string memory name, bytes4 action) private view returns (string memory) {
        return string.concat(name, " ", Strings.toString(made[action]), " ", Strings.toString(allowed[action]), ";");
    }
}
