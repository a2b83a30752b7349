// @ts-nocheck
import { InvalidInputError } from "../errors.ts";

const COMPARTMENTS = 64;

/** Compartment numbers as the chain's bit mask. */
export function maskOf(compartments: readonly number[]): bigint {
  return compartments.reduce((mask, index) => {
    if (!Number.isInteger(index) || index < 0 || index >= COMPARTMENTS)
      throw new InvalidInputError("Parts of a chart are numbered 0 to 63.");
    return mask | (1n << BigInt(index));
  }, 0n);
}

export function compartmentsIn(mask: bigint): number[] {
  return Array.from({ length: COMPARTMENTS }, (_, index) => index).filter((index) => (mask >> BigInt(index)) & 1n);
}

export const inMask = (mask: bigint, index: number): boolean => ((mask >> BigInt(index)) & 1n) === 1n;

/** Consent windows count in minutes; a start is rounded down, an end up, so that no promised minute is lost. */
export const minutesFloor = (date: Date): number => Math.floor(date.getTime() / 60_000);
export const minutesCeil = (date: Date): number => Math.ceil(date.getTime() / 60_000);
export const dateOfMinutes = (minutes: number): Date => new Date(minutes * 60_000);
