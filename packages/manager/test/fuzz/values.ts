import fc from "fast-check";
import type { JsonSchema } from "../../src/api/openapi/schemas.ts";

/** Texts that programs have fallen over. */
const NASTY = [
  "",
  " ",
  "0",
  "-1",
  "00000000000000000001",
  "18446744073709551616",
  "9".repeat(400),
  "1e309",
  "NaN",
  "0x",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "..%2f..%2f",
  "%",
  "%00",
  "%zz",
  "'; drop table blobs; --",
  '{"$ne":1}',
  "\u0000",
  "\ufffd",
  "‮abc",
  "a".repeat(5_000),
  "bafkrei" + "a".repeat(52),
  "bafybei" + "7".repeat(52),
  "0x" + "ff".repeat(32),
];

export const nastyText = (): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 60 }));

const nastyValue = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    nastyText(),
    fc.constantFrom(null, "\ud800", true, -1, 0.5, 2 ** 53, -0, [], {}, [[[[[]]]]], { toString: 1 }),
    fc.double(),
    fc.jsonValue({ maxDepth: 3 }),
  );

/** A value of that shape. Patterns of the API are anchored and bounded, so every match is one. */
export function valueOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, enum: choices, const: only, pattern, anyOf, items, properties } = schema;
  if (only !== undefined) return fc.constant(only);
  if (Array.isArray(choices)) return fc.constantFrom(...(choices as unknown[]));
  if (Array.isArray(anyOf)) return fc.oneof(...(anyOf as JsonSchema[]).map(valueOf));
  if (type === "string")
    return typeof pattern === "string" ? fc.stringMatching(new RegExp(pattern)) : fc.string({ maxLength: 40 });
  if (type === "integer" || type === "number") return integerOf(schema);
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "array") return fc.array(valueOf((items ?? {}) as JsonSchema), { maxLength: 3 });
  if (type === "object") return objectOf((properties ?? {}) as Record<string, JsonSchema>, schema.required as string[]);
  return fc.jsonValue({ maxDepth: 2 });
}

function integerOf({ minimum, maximum }: JsonSchema): fc.Arbitrary<number> {
  return fc.maxSafeInteger().map((value) => Math.min(Math.max(value, Number(minimum ?? -10)), Number(maximum ?? 1e12)));
}

function objectOf(properties: Record<string, JsonSchema>, required: string[] = []): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, valueOf(part)]));
  return fc.record(parts, { requiredKeys: required });
}

/** A value of that shape with one thing wrong somewhere, or something else altogether. */
export function damaged(schema: JsonSchema): fc.Arbitrary<unknown> {
  const anywhere = fc.tuple(valueOf(schema), fc.nat(), nastyValue()).map(([value, place, bad]) => {
    if (typeof value !== "object" || value === null) return bad;
    const keys = [...Object.keys(value), "extra"];
    return { ...value, [keys[place % keys.length] ?? "extra"]: bad };
  });
  return fc.oneof({ weight: 3, arbitrary: anywhere }, { weight: 1, arbitrary: nastyValue() });
}
