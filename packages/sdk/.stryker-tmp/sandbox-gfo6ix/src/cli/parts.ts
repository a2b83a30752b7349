// @ts-nocheck
import type { ChartkeySession } from "../createChartkey.ts";
import { InvalidInputError } from "../errors.ts";

/** Finds parts of a chart by number or by label, whatever the case of the letters. @throws {@link InvalidInputError} */
export async function findParts(
  session: ChartkeySession,
  patient: bigint,
  wanted: readonly string[],
): Promise<number[]> {
  if (wanted.length === 0) return [];
  const known = await session.compartments(patient);
  return wanted.map((text) => {
    const found = known.find(
      ({ index, label }) => String(index) === text || label.toLowerCase() === text.toLowerCase(),
    );
    if (found) return found.index;
    const names = known.map(({ index, label }) => `${String(index)} (${label})`).join(", ");
    throw new InvalidInputError("This chart has no such part.", { hints: [`Its parts are ${names}.`] });
  });
}

/** Labels by number, where this actor knows them. */
export async function partLabels(session: ChartkeySession, patient: bigint): Promise<(index: number) => string> {
  const known = new Map((await session.compartments(patient)).map(({ index, label }) => [index, label]));
  return (index) => known.get(index) ?? `Part ${String(index)}`;
}
