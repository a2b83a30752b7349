/** Smallest plaintext of a sealed object, in bytes. */
// @ts-nocheck

export const MIN_PADDED_BYTES = 4096;

/**
 * Padmé size of `length` bytes: at most 12 % more, and only O(log log n) bits of the length remain visible.
 * Source: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019, section 4.
 */
export function paddedSize(length: number): number {
  if (length <= MIN_PADDED_BYTES) return MIN_PADDED_BYTES;
  const exponent = Math.floor(Math.log2(length));
  const mantissaBits = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - mantissaBits);
  return Math.ceil(length / step) * step;
}
