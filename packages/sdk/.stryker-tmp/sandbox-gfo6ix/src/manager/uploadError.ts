// @ts-nocheck
import { DetailedError } from "tus-js-client";
import { ChartkeyError, StoreUnavailableError } from "../errors.ts";
import { problemSchema } from "../wire/problem.ts";
import { errorOf } from "./managerClient.ts";

/** The SDK error of what tus reports: the stream's own error, the server's problem answer, or a lost connection. */
export function uploadError(cause: Error): Error {
  if (cause instanceof ChartkeyError) return cause;
  if (!(cause instanceof DetailedError)) return new StoreUnavailableError({ cause });
  if (cause.causingError instanceof ChartkeyError) return cause.causingError;
  const response = cause.originalResponse;
  if (!response) return new StoreUnavailableError();
  const problem = problemSchema.safeParse(parseJson(response.getBody()));
  return errorOf(problem.success ? problem.data : undefined, response.getStatus());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
