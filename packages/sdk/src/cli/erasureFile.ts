import { readFile } from "node:fs/promises";
import { InvalidInputError } from "../errors.ts";

/** The JSON of a certificate. @throws {@link InvalidInputError} */
export async function readErasureFile(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new InvalidInputError(`${path} cannot be read.`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidInputError(`${path} is no JSON, so no certificate.`, { cause });
  }
}
