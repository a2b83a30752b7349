import { type EpochKeys, epochKeysOf } from "../chart/epochKeys.ts";
import { bareView, groupByRecord, type RecordView } from "../chart/recordViews.ts";
import { verifiedChanges } from "../chart/verifiedChanges.ts";
import { mapInOrder } from "../crypto/segments.ts";
import { KeyNotGrantedError, toPlainError } from "../errors.ts";
import { resourceTypesOf } from "../health/fhir.ts";
import type { SessionContext } from "../session.ts";
import type { RecordChange } from "../wire/chain.ts";
import { hasContent, openManifest } from "./openRecord.ts";

const IN_FLIGHT = 8;

/**
 * The whole list of a chart, newest first, proven complete against the chain, with titles where this actor holds the key.
 *
 * @throws {@link ListIncompleteError}
 */
export async function listRecords(session: SessionContext, { patient }: { patient: bigint }): Promise<RecordView[]> {
  const [changes, keys] = await Promise.all([verifiedChanges(session, patient), epochKeysOf(session, patient)]);
  const views: RecordView[] = [];
  for await (const view of mapInOrder(iterate(groupByRecord(changes)), IN_FLIGHT, (group) =>
    viewOf(session, keys, group),
  ))
    views.push(view);
  return views.sort((a, b) => b.addedAt - a.addedAt || b.sequence - a.sequence);
}

async function viewOf(
  session: SessionContext,
  keys: EpochKeys,
  versions: readonly RecordChange[],
): Promise<RecordView> {
  const bare = bareView(versions);
  if (bare.status === "erased") return { ...bare, locked: "erased" };
  const newest = versions.filter(hasContent).at(-1);
  if (!newest) return { ...bare, locked: "unreadable" };
  try {
    const { title, kind, resources } = await openManifest(session, keys, newest);
    return { ...bare, locked: false, title, kind, resourceTypes: resourceTypesOf(resources) };
  } catch (error) {
    if (error instanceof KeyNotGrantedError) return { ...bare, locked: "noKey" };
    return { ...bare, locked: "unreadable", problem: toPlainError(error) };
  }
}

async function* iterate<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
