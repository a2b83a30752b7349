// @ts-nocheck
import { z } from "zod";
import type { RecordView } from "../../chart/recordViews.ts";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { actorIdSchema, commonSchema, parseOptions } from "../options.ts";
import { table } from "../output.ts";
import { partLabels } from "../parts.ts";

const schema = z.object({ ...commonSchema.shape, chart: actorIdSchema.optional() });

const LOCKED = {
  noKey: "(not shared with you)",
  erased: "(erased)",
  unreadable: "(cannot be read)",
} as const;
const STATUS: Readonly<Record<string, string>> = { active: "", enteredInError: "entered in error", erased: "erased" };

/** The records of a chart, newest first, proven complete against the chain. */
export async function list(io: CliIo, values: unknown): Promise<Outcome> {
  const options = parseOptions(schema, values);
  return withSession(io, options, async (session) => {
    const chart = options.chart ?? session.actor.actor;
    const [records, label] = await Promise.all([session.records(chart), partLabels(session, chart)]);
    const row = (record: RecordView): string[] => [
      `${String(record.author)}/${String(record.sequence)}`,
      new Date(record.addedAt * 1_000).toISOString().slice(0, 10),
      label(record.compartment),
      record.version === 1 ? "" : `version ${String(record.version)}`,
      STATUS[record.status] ?? record.status,
      record.title ?? (record.locked === false ? "" : LOCKED[record.locked]),
    ];
    return {
      data: { chart, records: records.map((record) => ({ ...record, part: label(record.compartment) })) },
      lines: [...table(records.map(row)), records.length === 0 ? "No records yet." : countOf(records)],
    };
  });
}

function countOf(records: readonly RecordView[]): string {
  const open = records.filter(({ locked }) => locked === false).length;
  return `${String(records.length)} records, ${String(open)} readable; the list is complete, as the chain says.`;
}
