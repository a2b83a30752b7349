/** The middle one; of an even number the upper of the two. 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A figure with so many digits after the point. */
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
