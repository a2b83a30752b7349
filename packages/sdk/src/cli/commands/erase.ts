import { resolve } from "node:path";
import { z } from "zod";
import { InvalidInputError } from "../../errors.ts";
import { writePrivateFile } from "../../node/privateFiles.ts";
import { certificateJson } from "../../wire/erasure.ts";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { commonSchema, parseOptions, recordRefSchema } from "../options.ts";

const schema = z.object({
  ...commonSchema.shape,
  record: recordRefSchema,
  certificate: z.string().min(1).optional(),
  yes: z.boolean().default(false),
});

/** Erases a record of one's own chart for good; with `--certificate`, keeps what the manager states of it in a file. */
export async function erase(io: CliIo, values: unknown): Promise<Outcome> {
  const { record, certificate: file, yes, ...options } = parseOptions(schema, values);
  if (record.version !== undefined)
    throw new InvalidInputError("A record is erased with all its versions; leave the version out.");
  if (!yes) throw new InvalidInputError("This cannot be undone.", { hints: ["Say it with --yes."] });
  return withSession(io, options, async (session) => {
    const { author = session.actor.actor, sequence } = record;
    const { receipt, deleted, certificate } = await session.erase({ author, sequence });
    const kept = file !== undefined && certificate !== undefined ? resolve(file) : undefined;
    if (kept !== undefined && certificate !== undefined) await writePrivateFile(kept, certificateJson(certificate));
    return {
      data: {
        record: `${String(author)}/${String(sequence)}`,
        transactionHash: receipt?.transactionHash ?? null,
        deleted,
        certificate: kept ?? null,
      },
      lines: [
        `${String(author)}/${String(sequence)} is erased.`,
        certificate === undefined
          ? "There is no manager that could delete its ciphertext: it is still in the store."
          : `The manager states that none of its stores has any of ${String(certificate.absent.length)} objects.`,
        ...(kept === undefined ? [] : [`Its certificate is in ${kept}; check it with \`chartkey check-erasure\`.`]),
      ],
    };
  });
}
