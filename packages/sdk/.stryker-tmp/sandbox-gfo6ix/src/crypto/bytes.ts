// @ts-nocheck
import { base64urlnopad } from "@scure/base";

/** By chance two samples are equal once in 2^128 times. */
const SAMPLE_BYTES = 16;

export const toBase64url = (bytes: Uint8Array): string => base64urlnopad.encode(bytes);
export const fromBase64url = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(base64urlnopad.decode(text));

/** WebCrypto's types refuse a view on a SharedArrayBuffer; nothing here ever makes one. */
export function asBufferSource(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}

/** Fresh bytes from the platform's generator. Refuses one that is evidently broken. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  requireRandomness();
  return crypto.getRandomValues(new Uint8Array(length));
}

/**
 * Refuses to go on with a generator that fails, stands still or repeats itself. Such a thing would make one key out of
 * two; it cannot show that a generator is good.
 */
export function requireRandomness(): void {
  const [first, second] = [sample(), sample()];
  if (isUniform(first) || isUniform(second) || first.every((byte, index) => byte === second[index]))
    throw new Error("The random number generator is broken.");
}

const sample = (): Uint8Array => crypto.getRandomValues(new Uint8Array(SAMPLE_BYTES));
const isUniform = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === bytes[0]);

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Views of the first `count` bytes of `parts`, or of all when there are fewer. */
export function firstBytes(parts: readonly Uint8Array[], count: number): Uint8Array<ArrayBuffer>[] {
  let left = count;
  return parts.flatMap((part) => {
    const view = asBufferSource(part.subarray(0, left));
    left -= view.length;
    return view.length > 0 ? [view] : [];
  });
}

/** `parts` without their first `count` bytes. */
export function dropBytes(parts: readonly Uint8Array[], count: number): Uint8Array[] {
  let left = count;
  return parts.flatMap((part) => {
    const gone = Math.min(left, part.length);
    left -= gone;
    return gone === part.length ? [] : [part.subarray(gone)];
  });
}
