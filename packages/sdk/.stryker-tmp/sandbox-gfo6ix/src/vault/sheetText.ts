// @ts-nocheck
import { WrongSheetError } from "../errors.ts";

/** Human-readable part of a sheet's bech32m text: with it the text has 90 characters, the most that bech32 promises for. */
export const PREFIX = "cksheet";
const LENGTH = 90;
const GROUP = 5;
const UNUSED_CHARACTER = /[^qpzry9x8gf2tvdw0s3jn54khce6mua7l]/;

/** As it was printed, without what people and scanners put between the characters. */
export function tidySheet(text: string): string {
  return text.toLowerCase().replaceAll(/[\s\-–—_.]/g, "");
}

/** A sheet's text in groups, to be read and typed. */
export function sheetGroups(text: string): string[] {
  return (
    tidySheet(text)
      .toUpperCase()
      .match(new RegExp(`.{1,${String(GROUP)}}`, "g")) ?? []
  );
}

/** What can be said before the checksum: it only knows that something is wrong. @throws {@link WrongSheetError} */
export function checkSpelling(tidy: string, called: string): void {
  if (!tidy.startsWith(`${PREFIX}1`))
    throw new WrongSheetError(`${called} is not one of Chartkey's: it does not begin with ${PREFIX.toUpperCase()}1.`, {
      hints: ["Type the whole text below the code, from its first character."],
    });
  if (tidy.length !== LENGTH)
    throw new WrongSheetError(`${called} has ${String(LENGTH)} characters; this has ${String(tidy.length)}.`, {
      hints: ["Compare it with the paper group by group."],
    });
  const wrong = tidy.slice(PREFIX.length + 1).search(UNUSED_CHARACTER);
  if (wrong >= 0) {
    const group = Math.floor((wrong + PREFIX.length + 1) / GROUP) + 1;
    throw new WrongSheetError(`${called} has a character in group ${String(group)} that sheets never use.`, {
      hints: ["Sheets have no B, I or O, and no 1 after the beginning: it may be 8, L or 0."],
    });
  }
}
