// @ts-nocheck
import { headAfter } from "../chain/head.ts";
import { read } from "../chain/send.ts";
import { fromWallet } from "../chain/fromWallet.ts";
import type { ChartkeyContext } from "../context.ts";
import { ListIncompleteError } from "../errors.ts";
import type { RecordChange } from "../wire/chain.ts";

/** The chart may change between the two reads; so often is it read again, each time after the index has caught up. */
const ATTEMPTS = 4;

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
    await context.index.waitFor(
      await context.provider.getBlockNumber().catch((cause: unknown) => Promise.reject(fromWallet(cause) as Error)),
    );
  }
  throw new ListIncompleteError();
}
