import { isDeepStrictEqual } from "node:util";
import { PROBLEM_CODES, problemSchema } from "@chartkey/sdk/wire";
import fc from "fast-check";
import { OPERATIONS, type Operation } from "../../src/api/openapi/operations.ts";
import { shapeOf } from "../../src/api/openapi/schemas.ts";
import { freshFetch } from "../support/freshFetch.ts";
import { type FuzzRequest, type Known, requestOf } from "./requests.ts";

export interface Target {
  readonly url: string;
  /** The callers' own headers, the first one nobody's. */
  readonly callers: readonly Record<string, string>[];
  readonly known: Known;
}

/** What was sent, and how the answers were spread. */
export interface FuzzTally {
  readonly sent: number;
  readonly byStatus: Readonly<Record<number, number>>;
}

/** What nobody fuzzes: it ends the session that the others go on with. */
const LEFT_OUT = "delete /v1/session";

/**
 * Sends `runs` requests to every operation. No answer may be a failure of the service, and each must be one that the
 * document describes: a problem with a known code, or a body of the shape that it names.
 *
 * @throws fast-check's report of the smallest request that got another one, with the seed
 */
export async function fuzzApi(target: Target, { runs, seed }: { runs: number; seed: number }): Promise<FuzzTally> {
  const byStatus: Record<number, number> = {};
  let sent = 0;
  for (const operation of OPERATIONS.filter(({ method, path }) => `${method} ${path}` !== LEFT_OUT)) {
    const holds = fc.asyncProperty(requestOf(operation, target.known), async (request) => {
      const response = await send(target, operation, request);
      sent += 1;
      byStatus[response.status] = (byStatus[response.status] ?? 0) + 1;
      const complaint = await wrongWith(operation, response);
      if (complaint) throw new Error(`${operation.method} ${request.path}: ${complaint}`);
    });
    await fc.assert(holds, { numRuns: runs, seed });
  }
  return { sent, byStatus };
}

function send(
  { url, callers }: Target,
  { method, body: expected }: Operation,
  request: FuzzRequest,
): Promise<Response> {
  const { path, headers, body, caller } = request;
  const type = typeof expected === "string" ? "application/json" : "application/offset+octet-stream";
  return freshFetch(url + path, {
    method: method.toUpperCase(),
    headers: { ...(body !== undefined && { "content-type": type }), ...headers, ...callers[caller % callers.length] },
    ...(body !== undefined && { body }),
  });
}

const SUCCESSES = new Set([200, 201, 202, 204, 206]);

async function wrongWith({ method, status, answer }: Operation, response: Response): Promise<string | undefined> {
  const text = await response.text();
  const { status: answered } = response;
  if (answered >= 500 && answered !== 503) return `${String(answered)} ${text}`;
  if (method === "head") return undefined;
  // The one refusal that HTTP itself words: a range outside of the payload.
  if (answered === 416) return text === "" ? undefined : "a range is refused without a body";
  if (answered >= 400) return wrongProblem(response, text);
  if (!SUCCESSES.has(answered)) return `${String(answered)} is not described`;
  if (answer === undefined || answer === "bytes" || answered !== status) return undefined;
  const parsed = shapeOf(answer).safeParse(JSON.parse(text));
  return parsed.success ? undefined : `the answer has another shape: ${parsed.error.message}`;
}

function wrongProblem(response: Response, text: string): string | undefined {
  const type = response.headers.get("content-type");
  if (type !== "application/problem+json") return `a refusal of type ${String(type)}: ${text}`;
  const problem = problemSchema.safeParse(JSON.parse(text));
  if (!problem.success) return `no problem: ${text}`;
  if (!(PROBLEM_CODES as readonly string[]).includes(problem.data.code)) return `an unknown code: ${text}`;
  if (!isDeepStrictEqual(problem.data.status, response.status)) return `another status inside: ${text}`;
  return undefined;
}
