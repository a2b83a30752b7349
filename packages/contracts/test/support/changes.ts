import type { ParamType } from "ethers";

const OTHER_ADDRESS = "0x00000000000000000000000000000000000000fe";
const OTHER_DIGEST = `0x${"fe".repeat(32)}`;

/** `values` with one of them changed, in every place there is, however deep; with the path of the change. */
export function* changesOf(types: readonly ParamType[], values: readonly unknown[]): Generator<[string, unknown[]]> {
  for (const [i, type] of types.entries()) {
    for (const [path, value] of variantsOf(type, values[i])) {
      yield [`${type.name}${path}`, values.with(i, value)];
    }
  }
}

/** `value` with one thing in it changed, always to something of the same type. */
function* variantsOf(type: ParamType, value: unknown): Generator<[string, unknown]> {
  if (type.arrayChildren !== null) {
    const list = value as readonly unknown[];
    yield [" without the last", list.slice(0, -1)];
    yield [" with the last twice", [...list, list.at(-1)]];
    yield [" turned round", list.toReversed()];
    for (const [i, item] of list.entries()) {
      for (const [path, changed] of variantsOf(type.arrayChildren, item))
        yield [`[${i}]${path}`, list.with(i, changed)];
    }
  } else if (type.components !== null) {
    const tuple = value as Readonly<Record<string, unknown>>;
    for (const member of type.components) {
      for (const [path, changed] of variantsOf(member, tuple[member.name])) {
        yield [`.${member.name}${path}`, { ...tuple, [member.name]: changed }];
      }
    }
  } else if (type.type === "bool") yield ["", !(value as boolean)];
  else if (type.type === "address") yield ["", OTHER_ADDRESS];
  else if (type.type === "bytes32") yield ["", OTHER_DIGEST];
  // Seconds are signed in whole minutes; another number of them is refused before the signature is looked at.
  else if (type.type === "uint40") yield ["", BigInt(value as number) + 60n];
  else if (type.type.startsWith("uint")) yield ["", BigInt(value as bigint | number) + 1n];
  else throw new Error(`Nothing is known about changing a ${type.type}.`);
}
