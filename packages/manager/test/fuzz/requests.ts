import fc from "fast-check";
import { parametersOf } from "../../src/api/openapi/document.ts";
import type { Operation } from "../../src/api/openapi/operations.ts";
import { onTheWire, shapeOf } from "../../src/api/openapi/schemas.ts";
import { damaged, nastyText, valueOf } from "./values.ts";

/** Ids that exist, by the name of the part of a request that they fit into. */
export type Known = Readonly<Record<string, readonly string[]>>;

export interface FuzzRequest {
  /** Which of the callers sends it. */
  readonly caller: number;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
}

/** What a header may carry at all: fetch refuses anything else before it leaves. */
const sendable = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?").trim();

/** Requests for one operation: most parts right, any of them wrong. */
export function requestOf(operation: Operation, known: Known): fc.Arbitrary<FuzzRequest> {
  const parameters = parametersOf(operation).map((parameter) => ({
    ...parameter,
    arbitrary: partOf(parameter.name, parameter.schema, parameter.required, known),
  }));
  const values = fc.tuple(...parameters.map(({ arbitrary }) => arbitrary));
  return fc
    .record({ caller: fc.nat(4), values, body: bodyOf(operation), strange: fc.nat(19) })
    .map(({ caller, values: chosen, body, strange }) => {
      let path = operation.path;
      const query = new URLSearchParams();
      const headers: Record<string, string> = {};
      for (const [at, { name, in: where }] of parameters.entries()) {
        const value = chosen[at];
        if (value === undefined) continue;
        // Rarely as it is, so that what no client would send arrives too.
        const written = strange === 0 ? value.replace(/[^\x21-\x7e]/g, "") : encodeURIComponent(value);
        if (where === "path") path = path.replace(`:${name}`, written || "%20");
        else if (where === "query") query.append(name, value);
        else headers[name] = sendable(value);
      }
      const search = query.size > 0 ? `?${query.toString()}` : "";
      return { caller, path: path + search, headers, body };
    });
}

function partOf(name: string, schema: object, required: boolean, known: Known): fc.Arbitrary<string | undefined> {
  const existing =
    known[name] ?? known[name.replace(/^chartkey-/, "")] ?? ACTORS_BY_PART[name]?.flatMap((as) => known[as] ?? []);
  const right = valueOf(schema as never).map(String);
  return fc.oneof(
    { weight: existing ? 6 : 0, arbitrary: fc.constantFrom(...(existing ?? [""])) },
    { weight: 4, arbitrary: right },
    { weight: 2, arbitrary: nastyText() },
    { weight: required ? 0 : 6, arbitrary: fc.constant(undefined) },
  );
}

const ACTORS_BY_PART: Record<string, string[]> = Object.fromEntries(
  ["patient", "proxy", "grantee", "organization", "member", "administrator", "author"].map((name) => [name, ["actor"]]),
);

function bodyOf({ body }: Operation): fc.Arbitrary<FuzzRequest["body"]> {
  if (body === undefined) return fc.constant(undefined);
  const bytes = fc.uint8Array({ maxLength: 200 }).map((some) => new Uint8Array(some));
  if (typeof body !== "string") return bytes;
  const schema = onTheWire(shapeOf(body));
  return fc.oneof(
    { weight: 4, arbitrary: valueOf(schema).map((value) => JSON.stringify(value)) },
    { weight: 6, arbitrary: damaged(schema).map((value) => JSON.stringify(value)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("", "{", "[".repeat(50_000), '"\\ud800"', "\ufeff{}", "nul", "1".repeat(9_999)),
    },
    { weight: 1, arbitrary: bytes },
  );
}
