/** A small seeded generator (xorshift32), so that a finding can be repeated from its seed. */
// @ts-nocheck

export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed || 1;
  }
  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }
}

type Mutation = (bytes: Uint8Array, chance: Chance) => Uint8Array;

const cut = (bytes: Uint8Array, chance: Chance): [number, number] => {
  const [one, other] = [chance.below(bytes.length + 1), chance.below(bytes.length + 1)];
  return [Math.min(one, other), Math.max(one, other)];
};
const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const MUTATIONS: readonly Mutation[] = [
  function flip(bytes, chance) {
    const copy = Uint8Array.from(bytes);
    const place = chance.below(copy.length);
    copy[place] = (copy[place] ?? 0) ^ (1 << chance.below(8));
    return copy;
  },
  function overwrite(bytes, chance) {
    const copy = Uint8Array.from(bytes);
    copy[chance.below(copy.length)] = chance.below(256);
    return copy;
  },
  function truncate(bytes, chance) {
    return bytes.slice(0, chance.below(bytes.length));
  },
  function remove(bytes, chance) {
    const [from, to] = cut(bytes, chance);
    return join(bytes.subarray(0, from), bytes.subarray(to));
  },
  function repeat(bytes, chance) {
    const [from, to] = cut(bytes, chance);
    return join(bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to));
  },
  function insert(bytes, chance) {
    const at = chance.below(bytes.length + 1);
    const noise = Uint8Array.from({ length: 1 + chance.below(40) }, () => chance.below(256));
    return join(bytes.subarray(0, at), noise, bytes.subarray(at));
  },
  function erase(bytes, chance) {
    const [from, to] = cut(bytes, chance);
    return Uint8Array.from(bytes).fill(chance.below(2) * 0x0a, from, to);
  },
  function insertLine(bytes, chance) {
    const lines = [
      "\n",
      "-> ",
      "--- ",
      "-> mlkem768x25519 AAAA\n",
      "\n---",
      `-> grease ${"A".repeat(chance.below(64))}\n`,
    ];
    const at = chance.below(Math.min(bytes.length, 2_000) + 1);
    return join(bytes.subarray(0, at), Buffer.from(lines[chance.below(lines.length)] ?? ""), bytes.subarray(at));
  },
];

/** `bytes` changed in one to three ways; never the same as before. */
export function mutate(bytes: Uint8Array, chance: Chance): Uint8Array {
  for (;;) {
    let changed = bytes;
    for (let count = 1 + chance.below(3); count > 0; count--)
      changed = (changed.length > 0 && MUTATIONS[chance.below(MUTATIONS.length)]?.(changed, chance)) || changed;
    if (!Buffer.from(changed).equals(bytes)) return changed;
  }
}
