// @ts-nocheck
import { maskOf, minutesCeil, minutesFloor } from "../chart/masks.ts";
import { InvalidInputError } from "../errors.ts";
import { PURPOSES, type Terms } from "../wire/chain.ts";
import type { GrantAccessParameters } from "./grantAccess.ts";

export const NO_POINTER = `0x${"0".repeat(64)}`;

/** Terms as the contract takes them. @throws {@link InvalidInputError} */
export function termsOf(parameters: Omit<GrantAccessParameters, "grantee" | "patient" | "history">): Terms {
  const terms = {
    readMask: maskOf(parameters.read),
    writeMask: maskOf(parameters.write),
    notBefore: minutesFloor(parameters.notBefore ?? new Date()),
    expiresAt: minutesCeil(parameters.expiresAt),
    purpose: parameters.purpose,
  };
  if ((terms.readMask | terms.writeMask) === 0n) throw new InvalidInputError("Choose at least one part of the chart.");
  if (!(terms.expiresAt > terms.notBefore) || parameters.expiresAt.getTime() <= Date.now())
    throw new InvalidInputError("The end of the period must be in the future and after its start.");
  return terms;
}

export const termsForChain = (terms: Terms) => ({ ...terms, purpose: PURPOSES.indexOf(terms.purpose) });
