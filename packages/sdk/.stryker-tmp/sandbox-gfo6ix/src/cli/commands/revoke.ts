// @ts-nocheck
import { z } from "zod";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { actorIdSchema, commonSchema, parseOptions } from "../options.ts";
import { partLabels } from "../parts.ts";

const schema = z.object({ ...commonSchema.shape, grantee: actorIdSchema });

/** Ends a consent; what could be read under it gets new keys. */
export async function revoke(io: CliIo, values: unknown): Promise<Outcome> {
  const { grantee, ...options } = parseOptions(schema, values);
  return withSession(io, options, async (session) => {
    const label = await partLabels(session, session.actor.actor);
    const { rotated, transactionHash } = await session.revoke({ grantee });
    const keys = rotated.length === 0 ? [] : [`New keys: ${rotated.map(label).join(", ")}.`];
    return {
      data: { grantee, rotated, transactionHash },
      lines: [
        `The access of number ${String(grantee)} has ended. What they opened before stays known to them.`,
        ...keys,
      ],
    };
  });
}
