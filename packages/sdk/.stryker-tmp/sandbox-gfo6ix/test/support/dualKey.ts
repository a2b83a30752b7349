/** Arithmetic for a Poly1305 (RFC 8439) that two keys agree on. For tests: nobody else wants such a thing. */
// @ts-nocheck

const P = 2n ** 130n - 5n;
const BLOCK = 16;
const BLOCK_END = 2n ** 128n;
const CLAMP = 0x0ffffffc0ffffffc0ffffffc0fffffffn;

/** r and s of Poly1305, from the first 32 bytes of a ChaCha20 key stream. */
export interface OneTimeKey {
  readonly r: bigint;
  readonly s: bigint;
}

export const littleEndian = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

export function oneTimeKey(keyStream: Uint8Array): OneTimeKey {
  return {
    r: littleEndian(keyStream.subarray(0, BLOCK)) & CLAMP,
    s: littleEndian(keyStream.subarray(BLOCK, 2 * BLOCK)),
  };
}

const mod = (value: bigint): bigint => ((value % P) + P) % P;

function power(base: bigint, exponent: number): bigint {
  let result = 1n;
  for (let left = exponent, square = base; left > 0; left >>= 1, square = mod(square * square))
    if (left & 1) result = mod(result * square);
  return result;
}

function inverse(value: bigint): bigint {
  let [a, b, x, y] = [mod(value), P, 1n, 0n];
  while (a > 1n) {
    const quotient = b / a;
    [a, b, x, y] = [b - quotient * a, a, y - quotient * x, x];
  }
  return mod(x);
}

/**
 * Changes two 16-byte blocks of `ciphertext` (a multiple of 16 bytes, the first two blocks are overwritten) so that one tag
 * is right for it under both keys of ChaCha20-Poly1305 without associated data. Returns the tag.
 */
export function agreeOnTag(ciphertext: Uint8Array, [one, other]: readonly [OneTimeKey, OneTimeKey]): Uint8Array {
  const blocks = ciphertext.length / BLOCK + 1;
  const lengths = new Uint8Array(BLOCK);
  new DataView(lengths.buffer).setBigUint64(8, BigInt(ciphertext.length), true);
  const rest = ({ r }: OneTimeKey): bigint => {
    let sum = 0n;
    for (let index = 2; index < blocks; index++) {
      const block = index === blocks - 1 ? lengths : ciphertext.subarray(index * BLOCK, (index + 1) * BLOCK);
      sum = mod(sum + (littleEndian(block) + BLOCK_END) * power(r, blocks - index));
    }
    return sum;
  };
  const [restOne, restOther] = [rest(one), rest(other)];
  const [a, b, c, d] = [
    power(one.r, blocks),
    power(one.r, blocks - 1),
    power(other.r, blocks),
    power(other.r, blocks - 1),
  ];
  const determinant = inverse(a * d - b * c);
  for (let tag = 1n; ; tag++) {
    // The sum that gives this tag once s was added modulo 2^128, without what the fixed blocks give.
    const before = ({ s }: OneTimeKey, fixed: bigint): bigint => mod(((tag - s + BLOCK_END) % BLOCK_END) - fixed);
    const [left, right] = [before(one, restOne), before(other, restOther)];
    const first = mod((left * d - b * right) * determinant) - BLOCK_END;
    const second = mod((a * right - left * c) * determinant) - BLOCK_END;
    if (first < 0n || first >= BLOCK_END || second < 0n || second >= BLOCK_END) continue;
    write(ciphertext.subarray(0, BLOCK), first);
    write(ciphertext.subarray(BLOCK, 2 * BLOCK), second);
    const bytes = new Uint8Array(BLOCK);
    write(bytes, tag);
    return bytes;
  }
}

function write(target: Uint8Array, value: bigint): void {
  for (let index = 0, left = value; index < target.length; index++, left >>= 8n) target[index] = Number(left & 0xffn);
}
