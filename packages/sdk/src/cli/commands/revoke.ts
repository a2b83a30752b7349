import { z } from "zod";
import type { LeftOutReason, LeftOutRecord } from "../../actions/exposedRecords.ts";
import type { StrongRevokeReturn } from "../../actions/strongRevoke.ts";
import type { ChartkeySession } from "../../createChartkey.ts";
import { EXIT } from "../exitCodes.ts";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { actorIdSchema, commonSchema, parseOptions } from "../options.ts";
import { partLabels } from "../parts.ts";
import { type Progress, progressOn } from "../progress.ts";

const schema = z.object({ ...commonSchema.shape, grantee: actorIdSchema, strong: z.boolean().default(false) });

type PartLabel = (compartment: number) => string;

/** Ends a consent; what could be read under it gets new keys. With `--strong`, also what is there already. */
export async function revoke(io: CliIo, values: unknown): Promise<Outcome> {
  const { grantee, strong, ...options } = parseOptions(schema, values);
  return withSession(io, options, async (session) => {
    const label = await partLabels(session, session.actor.actor);
    if (strong) return revokeStrongly(session, { grantee, label, progress: progressOn(io, options.json) });
    const { rotated, withheld, transactionHash } = await session.revoke({ grantee });
    return {
      data: { grantee, rotated, withheld, transactionHash },
      lines: [...endedLines(grantee, rotated.map(label)), ...withheld.map(withheldLine)],
    };
  });
}

async function revokeStrongly(
  session: ChartkeySession,
  parameters: { grantee: bigint; label: PartLabel; progress: Progress },
): Promise<Outcome> {
  const { grantee, label, progress } = parameters;
  progress.begin("new keys for what is there");
  const result = await session.strongRevoke({
    grantee,
    onProgress: ({ done, total }) => {
      progress.update(done, total, "records");
    },
  });
  progress.end(`${String(result.resealed)} records have new keys`);
  const { revoked, withheld, leftOut, ...rest } = result;
  const rotated = revoked?.rotated ?? [];
  const exitCode = result.finished ? EXIT.ok : EXIT.refused;
  return {
    data: { grantee, rotated, withheld, transactionHash: revoked?.transactionHash ?? null, leftOut, ...rest },
    lines: [
      ...(revoked ? endedLines(grantee, rotated.map(label)) : []),
      ...strongLines(result),
      ...leftOut.map((record) => leftOutLine(record, label)),
      ...withheld.map(withheldLine),
    ],
    exitCode,
  };
}

const endedLines = (grantee: bigint, parts: readonly string[]): string[] => [
  `The access of number ${String(grantee)} has ended. What they opened before stays known to them.`,
  ...(parts.length === 0 ? [] : [`New keys: ${parts.join(", ")}.`]),
];

function strongLines({ resealed, remaining, undeleted, leftOut }: StrongRevokeReturn): string[] {
  const stays = leftOut.length === 0 ? "" : ` ${String(leftOut.length)} stay as they were:`;
  return [
    ...(remaining === 0
      ? []
      : [
          `The keys of this chart changed meanwhile; ${String(remaining)} records are left. Run the same command again.`,
        ]),
    ...(undeleted === 0
      ? []
      : [
          `The store still keeps the old ciphertext of ${String(undeleted)} records. Run the same command again in a while.`,
        ]),
    `${String(resealed)} records have new keys now; their old keys open nothing any more.${stays}`,
  ];
}

const REASONS: Record<LeftOutReason, string> = {
  others: "somebody else wrote it; erase it if nobody should be able to read it",
  fromNow: "somebody who may read from now on only would get it with the new key",
  withdrawn: "it is marked as entered in error",
  unreadable: "its encrypted content is missing or damaged",
  tooLarge: "it has too many versions and files",
};

const leftOutLine = ({ author, sequence, compartment, reason }: LeftOutRecord, label: PartLabel): string =>
  `  ${String(author)}/${String(sequence)} (${label(compartment)}): ${REASONS[reason]}.`;

const withheldLine = (other: bigint): string =>
  `Number ${String(other)} has no new key: their own changed. Look at it with \`chartkey key ${String(other)}\`.`;
