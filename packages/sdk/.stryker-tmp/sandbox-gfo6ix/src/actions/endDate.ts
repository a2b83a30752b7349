// @ts-nocheck
import { minutesCeil } from "../chart/masks.ts";
import { InvalidInputError } from "../errors.ts";

/** An end date in Unix seconds, up to the whole minute that a signed text can say. @throws {@link InvalidInputError} when it is over. */
export function endOf(date: Date): number {
  if (!(date.getTime() > Date.now())) throw new InvalidInputError("The end date must be in the future.");
  return minutesCeil(date) * 60;
}
