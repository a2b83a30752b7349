import { headAfter } from "../chain/head.ts";
import { read } from "../chain/send.ts";
import type { ChartkeyContext } from "../context.ts";
import { ListIncompleteError } from "../errors.ts";
import type { RecordChange } from "../wire/chain.ts";

/** An index may be a few blocks behind; this long is it given to catch up before its list counts as wrong. */
const ATTEMPTS = 24;
const PAUSE = 250;

/**
 * All record changes of a chart, in order, proven complete against the chart's head on chain.
 *
 * @throws {@link ListIncompleteError} when the index keeps hiding, adding, altering or reordering something.
 */
export async function verifiedChanges(context: ChartkeyContext, patient: bigint): Promise<RecordChange[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const changes = await context.index.records(patient);
    const head = await read(context, ({ charts }) => charts.headOf(patient));
    if (changes.every((change) => change.patient === patient) && headAfter(changes) === head) return changes;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new ListIncompleteError();
}
