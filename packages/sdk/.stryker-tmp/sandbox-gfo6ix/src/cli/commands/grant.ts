// @ts-nocheck
import { z } from "zod";
import { purposeSchema } from "../../wire/chain.ts";
import { InvalidInputError } from "../../errors.ts";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { actorIdSchema, commonSchema, parseOptions, partListSchema, untilSchema } from "../options.ts";
import { findParts, partLabels } from "../parts.ts";

const schema = z.object({
  ...commonSchema.shape,
  grantee: actorIdSchema,
  read: partListSchema.optional(),
  write: partListSchema.optional(),
  purpose: purposeSchema,
  from: untilSchema.optional(),
  until: untilSchema,
  history: z.enum(["all", "from-now"]),
});

/** Consents to what one clinician or organization may read and write, why, and until when. */
export async function grant(io: CliIo, values: unknown): Promise<Outcome> {
  const { grantee, read = [], write = [], purpose, from, until, history, ...options } = parseOptions(schema, values);
  if (read.length + write.length === 0)
    throw new InvalidInputError("Say which parts, with --read, --write or both, like --read Labs,Notes.");
  return withSession(io, options, async (session) => {
    const patient = session.actor.actor;
    const [readParts, writeParts, label] = await Promise.all([
      findParts(session, patient, read),
      findParts(session, patient, write),
      partLabels(session, patient),
    ]);
    const { transactionHash } = await session.grant({
      grantee,
      read: readParts,
      write: writeParts,
      purpose,
      expiresAt: until,
      history: history === "all" ? "all" : "fromNow",
      ...(from === undefined ? {} : { notBefore: from }),
    });
    const words = (parts: readonly number[]): string => parts.map(label).join(", ") || "nothing";
    return {
      data: {
        grantee,
        read: readParts,
        write: writeParts,
        purpose,
        until: until.toISOString(),
        history,
        transactionHash,
      },
      lines: [
        `Number ${String(grantee)} may read ${words(readParts)} and write ${words(writeParts)} until ${until.toISOString()}.`,
        "End it with `chartkey revoke`.",
      ],
    };
  });
}
