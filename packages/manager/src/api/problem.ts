import type { ProblemCode } from "@chartkey/sdk/wire";
import { ChartkeyError } from "@chartkey/sdk/store";
import type { z } from "zod";

const STATUS = {
  INVALID_INPUT: 400,
  NOT_SIGNED_IN: 401,
  SIGN_IN_REFUSED: 403,
  NOT_FOUND: 404,
  NOT_ERASED_ON_CHAIN: 409,
  NOT_REPLACED_ON_CHAIN: 409,
  WRONG_CHAIN: 409,
  WRONG_REGISTRY: 409,
  SIGNATURE_EXPIRED: 409,
  WRONG_CODE: 409,
  REGISTRY_REFUSED: 409,
  NOT_RELAYED: 403,
  ORIGIN_REFUSED: 403,
  TOO_SLOW: 408,
  TOO_LARGE: 413,
  CONTENT_MISMATCH: 422,
  TOO_MANY_REQUESTS: 429,
  QUOTA_USED_UP: 429,
  UPLOAD_QUOTA_USED_UP: 429,
  INTERNAL: 500,
  READS_STOPPED: 503,
  STORE_UNAVAILABLE: 503,
  CHAIN_UNAVAILABLE: 503,
  RELAYER_UNAVAILABLE: 503,
  MAIL_UNAVAILABLE: 503,
  STORAGE_FULL: 507,
} as const satisfies Record<ProblemCode, number>;

const TITLES: Record<ProblemCode, string> = {
  INVALID_INPUT: "The request is not valid.",
  NOT_SIGNED_IN: "Sign in first.",
  SIGN_IN_REFUSED: "The sign-in was refused.",
  NOT_FOUND: "There is nothing here that you may see.",
  NOT_ERASED_ON_CHAIN: "The record is not erased on chain.",
  NOT_REPLACED_ON_CHAIN: "The chain does not name that version, or not long enough.",
  WRONG_CHAIN: "This was signed for another chain.",
  WRONG_REGISTRY: "This was signed for another registry.",
  SIGNATURE_EXPIRED: "The time until which the signature counts is over. Sign again.",
  WRONG_CODE: "This is not the code, or it counts no longer. Ask for a new one.",
  REGISTRY_REFUSED: "The registry refuses this. Nothing was sent.",
  NOT_RELAYED: "This service does not pay for this action.",
  QUOTA_USED_UP: "The number of actions that are paid for is used up for now. Pay the fee yourself, or wait.",
  RELAYER_UNAVAILABLE: "The fee cannot be paid for you now. Nothing was sent.",
  MAIL_UNAVAILABLE: "No e-mail can be sent now. Nothing was turned on.",
  ORIGIN_REFUSED: "This page may not ask for changes here.",
  TOO_SLOW: "The request took too long to arrive. Nothing was kept of it.",
  UPLOAD_QUOTA_USED_UP: "You have uploaded as much as one may in a day. Wait a while.",
  TOO_LARGE: "This is larger than the service takes.",
  CONTENT_MISMATCH: "The content is not what it was announced as. Nothing was kept.",
  TOO_MANY_REQUESTS: "Too many requests. Wait a moment.",
  READS_STOPPED: "Nothing is given out at the moment. The operators of this service are looking into a problem.",
  INTERNAL: "Something unexpected went wrong.",
  STORE_UNAVAILABLE: "The file store cannot be reached. Nothing was changed.",
  CHAIN_UNAVAILABLE: "The chain cannot be reached.",
  STORAGE_FULL: "The file store is full. Nothing was kept.",
};

/** What a contract said. */
interface ProblemExtensions {
  readonly revert?: string;
  readonly revertData?: string;
}

interface ProblemOptions extends ErrorOptions {
  /** Seconds after which it may work. */
  readonly retryAfter?: number;
  readonly extensions?: ProblemExtensions;
}

/** A refusal with one of the published codes; answered as RFC 9457 problem details. `detail` never repeats what was sent. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly extensions: ProblemExtensions;
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, detail?: string, { extensions = {}, retryAfter, ...options }: ProblemOptions = {}) {
    super(detail ?? TITLES[code], options);
    this.code = code;
    this.detail = detail;
    this.extensions = extensions;
    this.retryAfter = retryAfter;
  }

  get status(): (typeof STATUS)[ProblemCode] {
    return STATUS[this.code];
  }

  /** @param status of the answer, where another protocol has its own for this refusal */
  body(status: number = this.status): string {
    const { code, detail } = this;
    return JSON.stringify({
      type: "about:blank",
      title: TITLES[code],
      status,
      ...(detail === undefined ? {} : { detail }),
      code,
      ...this.extensions,
    });
  }

  response(headers?: HeadersInit): Response {
    const all = new Headers(headers);
    all.set("content-type", "application/problem+json");
    all.set("cache-control", "no-store");
    all.set("x-content-type-options", "nosniff");
    if (this.retryAfter !== undefined) all.set("retry-after", String(this.retryAfter));
    return new Response(this.body(), { status: this.status, headers: all });
  }
}

/** The one refusal for what is not there and for what may not be seen. */
export const notFound = () => new Problem("NOT_FOUND");

/** Parses input at the edge; the answer says which part is wrong and how, without repeating its value. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message));
  throw new Problem("INVALID_INPUT", reasons.join("; "));
}

/** Everything thrown, as a problem. What is not ours becomes `INTERNAL` and keeps its text to itself. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ChartkeyError) return storeProblem(error);
  return new Problem(isFull(error) ? "STORAGE_FULL" : "INTERNAL", undefined, { cause: error });
}

function storeProblem(error: ChartkeyError): Problem {
  switch (error.code) {
    case "BLOB_NOT_FOUND":
      return notFound();
    case "BLOB_MISMATCH":
      return new Problem("CONTENT_MISMATCH");
    case "BLOB_TOO_LARGE":
      return new Problem("TOO_LARGE", error.summary);
    case "INVALID_INPUT":
      return new Problem("INVALID_INPUT", error.summary);
    case "STORE_UNAVAILABLE":
      return new Problem(isFull(error) ? "STORAGE_FULL" : "STORE_UNAVAILABLE", undefined, { cause: error });
    default:
      return new Problem("INTERNAL", undefined, { cause: error });
  }
}

/** A disk's error, PostgreSQL's `disk_full`, or Kubo's words, at whatever depth. */
function isFull(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ("code" in each && FULL.has(String(each.code))) return true;
    if (/no space left on device/i.test(each.message)) return true;
  }
  return false;
}

const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "53100"]);
