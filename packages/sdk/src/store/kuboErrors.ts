import { BlobNotFoundError, ChartkeyError, StoreUnavailableError } from "../errors.ts";

/** Kubo's names for "I do not have this block" in its error texts. */
export const MISSING = /not found|could not find/i;

export const saysSo = (error: unknown, words: RegExp): boolean => error instanceof Error && words.test(error.message);

/** Runs one conversation with Kubo and gives its failures our names. */
export async function answered<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ChartkeyError) throw cause;
    if (cause instanceof Error && cause.name === "HTTPError" && MISSING.test(cause.message))
      throw new BlobNotFoundError({ cause });
    throw new StoreUnavailableError({ cause });
  }
}
