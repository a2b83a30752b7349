import { read } from "../chain/send.ts";
import type { AuthorContext } from "../session.ts";

/** The last number under which this author added a record to the chart; 0 before the first. */
export async function lastSequence(author: AuthorContext, patient: bigint): Promise<number> {
  const self = author.self.actor;
  const { sequence } = await read(author, async ({ charts }) =>
    self === patient ? charts.chartOf(patient) : charts.consentOf(patient, self),
  );
  return Number(sequence);
}
