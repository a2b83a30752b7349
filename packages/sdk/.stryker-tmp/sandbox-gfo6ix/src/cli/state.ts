// @ts-nocheck
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { InvalidInputError } from "../errors.ts";
import { connectionSchema } from "./connection.ts";
import type { CliIo } from "./io.ts";
import { parseJson } from "../node/parseJson.ts";
import { privateFolder, writePrivateFile } from "../node/privateFiles.ts";

const stateSchema = z.strictObject({
  version: z.literal(1),
  connection: connectionSchema,
  actor: z.string().regex(/^\d{1,20}$/),
  /** Where the wallet's key is; absent when it comes by stdin or is typed each time. */
  keyFile: z.string().min(1).optional(),
});

/** What is remembered from one command to the next: where things are, never a secret. */
export type State = z.output<typeof stateSchema>;

const FILE = "state.json";

/** `--state`, else `CHARTKEY_STATE`, else `.chartkey` in the home folder. */
export function stateFolder({ env }: CliIo, option: string | undefined): string {
  return resolve(option ?? env["CHARTKEY_STATE"] ?? join(env["HOME"] ?? homedir(), ".chartkey"));
}

/** @throws {@link InvalidInputError} when nobody signed up or in with this folder. */
export async function readState(folder: string): Promise<State> {
  const text = await readFile(join(folder, FILE), "utf8").catch((cause: unknown) => {
    throw new InvalidInputError("Nobody has signed up or in from here yet.", {
      cause,
      hints: [
        "`chartkey sign-up` makes a new person; `chartkey sign-in` uses one that exists.",
        "Another folder with a state is named with --state.",
      ],
    });
  });
  const result = stateSchema.safeParse(parseJson(text));
  if (result.success) return result.data;
  throw new InvalidInputError("The saved state cannot be used.", {
    hints: ["Make a new one with `chartkey sign-in`."],
  });
}

export async function hasState(folder: string): Promise<boolean> {
  return readState(folder).then(
    () => true,
    () => false,
  );
}

export async function writeState(folder: string, state: State): Promise<void> {
  await privateFolder(folder);
  await writePrivateFile(join(folder, FILE), `${JSON.stringify(state, null, 2)}\n`, { replace: true });
}
