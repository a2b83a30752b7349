// @ts-nocheck
import type { ManifestKind } from "../health/manifest.ts";
import type { PlainError } from "../errors.ts";
import type { RecordChange, RecordStatus } from "../wire/chain.ts";

export interface RecordVersionView {
  readonly version: number;
  readonly status: RecordStatus;
  readonly compartment: number | null;
  /** Unix seconds. */
  readonly at: number;
  readonly transactionHash: string;
}

export interface RecordView {
  readonly author: bigint;
  readonly sequence: number;
  readonly compartment: number;
  readonly version: number;
  readonly status: RecordStatus;
  readonly addedAt: number;
  readonly changedAt: number;
  readonly versions: readonly RecordVersionView[];
  readonly title?: string;
  readonly kind?: ManifestKind;
  readonly resourceTypes?: readonly string[];
  /** `noKey`: not shared with this actor. `unreadable`: missing, swapped or damaged; `problem` says which. */
  readonly locked: false | "noKey" | "erased" | "unreadable";
  readonly problem?: PlainError;
}

export const recordKey = (record: { author: bigint; sequence: number }): string =>
  `${String(record.author)}/${String(record.sequence)}`;

/** Changes by record, records in order of their first change. */
export function groupByRecord(changes: readonly RecordChange[]): RecordChange[][] {
  const groups = new Map<string, RecordChange[]>();
  for (const change of changes) {
    const group = groups.get(recordKey(change));
    if (group) group.push(change);
    else groups.set(recordKey(change), [change]);
  }
  return [...groups.values()];
}

/** Everything about a record that the chain says, without its content. */
export function bareView(versions: readonly RecordChange[]): Omit<RecordView, "locked"> {
  const [first, last] = [versions[0], versions.at(-1)];
  if (!first || !last) throw new Error("A record has at least one change.");
  return {
    author: first.author,
    sequence: first.sequence,
    // A retraction names no compartment; the first version always does.
    compartment: first.compartment ?? 0,
    version: last.version,
    status: last.status,
    addedAt: first.at,
    changedAt: last.at,
    versions: versions.map(({ version, status, compartment, at, transactionHash }) => ({
      version,
      status,
      compartment,
      at,
      transactionHash,
    })),
  };
}
