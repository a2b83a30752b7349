import { CID_HEADER } from "@chartkey/sdk/wire";
import { OPERATIONS, PATH_PARTS, type Operation } from "./operations.ts";
import { componentSchemas, type JsonSchema, onTheWire, refTo } from "./schemas.ts";

/** Of the API, not of the program: it changes when what is written in the document does. */
const VERSION = "1.0.0";

/** The API as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1). */
export function openApiDocument(): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS)
    (paths[templateOf(operation.path)] ??= {})[operation.method] = described(operation);
  return {
    openapi: "3.1.1",
    info: {
      title: "Chartkey EHR manager",
      version: VERSION,
      description:
        "Wide integers travel as decimal text. Refusals are RFC 9457 problems; match on `code`. Lists come oldest first and " +
        "name the block that they reflect. The service holds no key: bodies of objects and payloads are ciphertext.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        session: { type: "http", scheme: "bearer", description: "The token of `POST /v1/session`." },
      },
    },
  };
}

const templateOf = (path: string): string => path.replace(/:(\w+)/g, "{$1}");

function described(operation: Operation): JsonSchema {
  const { summary, caller, body, status, answer, path, method } = operation;
  return {
    operationId: `${method} ${path}`.replace(/[^a-z0-9]+/gi, "_").replace(/_$/, ""),
    summary,
    ...(caller === "owner" && { description: "The account must be that of the actor in the path." }),
    security: caller === "anyone" ? [] : [{ session: [] }],
    parameters: parametersOf(operation),
    ...(body !== undefined && { requestBody: { required: true, content: bodyContent(body) } }),
    responses: {
      [String(status)]: {
        description: "Done.",
        ...(answer && { content: answer === "bytes" ? BYTES : json(refTo(answer)) }),
        ...(path.startsWith("/v1/uploads/") && {
          headers: { [CID_HEADER]: { description: "CID of an upload that is complete", schema: { type: "string" } } },
        }),
      },
      default: { description: "Refused.", content: { "application/problem+json": { schema: refTo("Problem") } } },
    },
  };
}

const BYTES = { "application/octet-stream": {} };
const json = (schema: JsonSchema): JsonSchema => ({ "application/json": { schema } });

function bodyContent(body: NonNullable<Operation["body"]>): JsonSchema {
  return typeof body === "string" ? json(refTo(body)) : BYTES;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** Everything that is said beside the body. */
export function parametersOf({ path, query, headers, caller }: Operation): Parameter[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]): Parameter => {
    const schema = PATH_PARTS[name];
    if (!schema) throw new Error(`Nothing says what ${name} may be.`);
    return { name, in: "path", required: true, schema: onTheWire(schema) };
  });
  const actor: Parameter[] = caller === "session" ? [{ name: "chartkey-actor", in: "header", ...ACTOR }] : [];
  return [...inPath, ...partsOf("query", query), ...partsOf("header", headers), ...actor];
}

/** The actor that a request acts as, which must be the account's own. */
const ACTOR = { required: false, schema: { type: "string", pattern: String.raw`^\d{1,20}$` } };

function partsOf(where: "query" | "header", schema: Operation["query"]): Parameter[] {
  return Object.entries(schema?.shape ?? {}).map(([name, part]) => ({
    name,
    in: where,
    required: !part.safeParse(undefined).success,
    schema: onTheWire(part),
  }));
}
