import { type EpochKeys, epochKeysOf } from "../chart/epochKeys.ts";
import { knownChart, rememberTitles } from "../chart/knownChart.ts";
import { bareView, groupByRecord, type RecordView } from "../chart/recordViews.ts";
import type { RecordTitle, Snapshot } from "../chart/snapshot.ts";
import { mapInOrder } from "../crypto/segments.ts";
import { KeyNotGrantedError, toPlainError } from "../errors.ts";
import { resourceTypesOf } from "../health/fhir.ts";
import type { SessionContext } from "../session.ts";
import type { RecordChange } from "../wire/chain.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { type ContentChange, hasContent, openManifest } from "./openManifest.ts";

const IN_FLIGHT = 8;

/** What one listing works with. */
interface Listing {
  readonly session: SessionContext;
  readonly keys: EpochKeys;
  readonly chart: Snapshot;
  /** Titles that this listing read. */
  readonly titles: Record<Hex32, RecordTitle>;
}

/**
 * The whole list of a chart, newest first, proven complete against the chain, with titles where this actor holds the key.
 * A manifest whose title is known is not fetched again.
 *
 * @throws {@link ListIncompleteError}
 */
export async function listRecords(session: SessionContext, { patient }: { patient: bigint }): Promise<RecordView[]> {
  const [chart, keys] = await Promise.all([knownChart(session, patient), epochKeysOf(session, patient)]);
  const listing: Listing = { session, keys, chart, titles: {} };
  const views: RecordView[] = [];
  for await (const view of mapInOrder(iterate(groupByRecord(chart.changes)), IN_FLIGHT, (group) =>
    viewOf(listing, group),
  ))
    views.push(view);
  await rememberTitles(session, patient, listing);
  return views.sort((a, b) => b.addedAt - a.addedAt || b.sequence - a.sequence);
}

async function viewOf(listing: Listing, versions: readonly RecordChange[]): Promise<RecordView> {
  const bare = bareView(versions);
  if (bare.status === "erased") return { ...bare, locked: "erased" };
  const newest = versions.filter(hasContent).at(-1);
  if (!newest) return { ...bare, locked: "unreadable" };
  try {
    return { ...bare, locked: false, ...(await titleOf(listing, newest)) };
  } catch (error) {
    if (error instanceof KeyNotGrantedError) return { ...bare, locked: "noKey" };
    return { ...bare, locked: "unreadable", problem: toPlainError(error) };
  }
}

/** A title read before is shown to whoever still holds the key, and to nobody else. */
async function titleOf({ session, keys, chart, titles }: Listing, newest: ContentChange): Promise<RecordTitle> {
  const pointer = newest.pointer;
  const known = chart.titles[pointer];
  if (known && (await keys.find(newest.compartment, newest.epoch)) !== undefined) return known;
  const { title, kind, resources } = await openManifest(session, keys, newest);
  return (titles[pointer] = { title, kind, resourceTypes: [...resourceTypesOf(resources)] });
}

async function* iterate<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
