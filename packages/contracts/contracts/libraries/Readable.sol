// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DateTimeLib} from "solady/src/utils/DateTimeLib.sol";
import {IActorRegistry} from "../interfaces/IActorRegistry.sol";
import {IChartEvents} from "../interfaces/IChartEvents.sol";

/// @title Readable
/// @notice What a wallet shows instead of masks, codes and minutes, hashed the way EIP-712 wants it.
/// @dev A person signs "2027-01-31 09:00 UTC" and compartments 0 and 2, not 29965500 and 5. The contract builds the
///      same text from what it is about to do, so the two cannot differ.
library Readable {
    /// @dev `hashStruct` member for `uint8[]`: the compartments in `mask`, the lowest first.
    function compartments(uint64 mask) internal pure returns (bytes32) {
        uint256[] memory numbers = new uint256[](_bitsIn(mask));
        uint256 found;
        for (uint256 compartment = 0; found < numbers.length; ++compartment) {
            if ((mask >> compartment) & 1 == 0) continue;
            numbers[found] = compartment;
            ++found;
        }
        return keccak256(abi.encodePacked(numbers));
    }

    /// @dev `hashStruct` member for `string`: minutes since the Unix epoch as "2027-01-31 09:00 UTC".
    function minute(uint32 minutes_) internal pure returns (bytes32) {
        (uint256 year, uint256 month, uint256 day) = DateTimeLib.epochDayToDate(minutes_ / 1440);
        uint256 ofDay = minutes_ % 1440;
        return
            keccak256(
                abi.encodePacked(
                    _digits(year / 100),
                    _digits(year % 100),
                    "-",
                    _digits(month),
                    "-",
                    _digits(day),
                    " ",
                    _digits(ofDay / 60),
                    ":",
                    _digits(ofDay % 60),
                    " UTC"
                )
            );
    }

    /// @dev `hashStruct` member for `string`: seconds since the Unix epoch as "2027-01-31 09:00 UTC". What has no such
    ///      text is refused: two numbers with one text would let the sender choose between them.
    function second(uint40 seconds_) internal pure returns (bytes32) {
        if (seconds_ % 60 != 0 || seconds_ / 60 > type(uint32).max) {
            revert IActorRegistry.ActorRegistryNotWholeMinutes(seconds_);
        }
        return minute(uint32(seconds_ / 60));
    }

    /// @dev `hashStruct` member for `string`: the HL7 v3 PurposeOfUse code, "?" for what is none.
    function purpose(uint8 code) internal pure returns (bytes32) {
        if (code == uint8(IChartEvents.Purpose.TREAT)) return keccak256("TREAT");
        if (code == uint8(IChartEvents.Purpose.ETREAT)) return keccak256("ETREAT");
        if (code == uint8(IChartEvents.Purpose.HPAYMT)) return keccak256("HPAYMT");
        if (code == uint8(IChartEvents.Purpose.HOPERAT)) return keccak256("HOPERAT");
        if (code == uint8(IChartEvents.Purpose.HRESCH)) return keccak256("HRESCH");
        if (code == uint8(IChartEvents.Purpose.PATRQT)) return keccak256("PATRQT");
        if (code == uint8(IChartEvents.Purpose.FAMRQT)) return keccak256("FAMRQT");
        return keccak256("?");
    }

    /// @dev `hashStruct` member for `string`.
    function kind(IActorRegistry.Kind kind_) internal pure returns (bytes32) {
        if (kind_ == IActorRegistry.Kind.Patient) return keccak256("patient");
        if (kind_ == IActorRegistry.Kind.Clinician) return keccak256("clinician");
        if (kind_ == IActorRegistry.Kind.Organization) return keccak256("organization");
        if (kind_ == IActorRegistry.Kind.Device) return keccak256("device");
        return keccak256("?");
    }

    /// @dev `hashStruct` member for `string`.
    function status(IChartEvents.Status status_) internal pure returns (bytes32) {
        if (status_ == IChartEvents.Status.EnteredInError) return keccak256("entered in error");
        if (status_ == IChartEvents.Status.Erased) return keccak256("erased");
        return keccak256("?");
    }

    /// @dev `hashStruct` member for `string`.
    function reason(IChartEvents.RetractionReason reason_) internal pure returns (bytes32) {
        if (reason_ == IChartEvents.RetractionReason.WrongPatient) return keccak256("wrong patient");
        if (reason_ == IChartEvents.RetractionReason.WrongContent) return keccak256("wrong content");
        if (reason_ == IChartEvents.RetractionReason.Duplicate) return keccak256("duplicate");
        if (reason_ == IChartEvents.RetractionReason.PatientWish) return keccak256("patient's wish");
        if (reason_ == IChartEvents.RetractionReason.LegalDuty) return keccak256("legal duty");
        return keccak256("?");
    }

    /// @dev `hashStruct` member for `string`.
    function answer(IChartEvents.Answer answer_) internal pure returns (bytes32) {
        if (answer_ == IChartEvents.Answer.Confirmed) return keccak256("confirmed");
        if (answer_ == IChartEvents.Answer.Refused) return keccak256("refused");
        return keccak256("?");
    }

    /// @dev Two decimal digits of a number below 100.
    function _digits(uint256 number) private pure returns (bytes2) {
        return bytes2(uint16(((48 + number / 10) << 8) | (48 + (number % 10))));
    }

    function _bitsIn(uint64 mask) private pure returns (uint256 bits) {
        for (uint256 rest = mask; rest != 0; rest &= rest - 1) ++bits;
    }
}
