import {
  DISPUTE_ANSWERS,
  type DisputeAnswer,
  RECORD_STATUSES,
  type RecordStatus,
  RETRACTION_REASONS,
  type RetractionReason,
} from "@chartkey/sdk/wire";
import type { ChainLog } from "../chain/source.ts";
import { nameOf, pointerOrNull, termsColumns, type Origin, type Rows } from "./rows.ts";

/** Adds the row of one event of the `ChartRegistry`. */
export function takeChartEvent(rows: Rows, log: ChainLog, origin: Origin): void {
  switch (log.eventName) {
    case "ChartOpened": {
      const { patient, keys } = log.args;
      rows.epochChanges.push({ ...origin, patient, mask: null, keys, keyring: null });
      return;
    }
    case "EpochsOpened": {
      const { patient, mask, keys, keyring } = log.args;
      rows.epochChanges.push({ ...origin, patient, mask, keys, keyring: pointerOrNull(keyring) });
      return;
    }
    case "AccessRequested": {
      const { patient, grantee, terms, reason } = log.args;
      const columns = { ...termsColumns(terms), reason: pointerOrNull(reason) };
      rows.requestChanges.push({ ...origin, patient, grantee, change: "requested", actor: grantee, ...columns });
      return;
    }
    case "AccessDenied": {
      const { patient, grantee, actor } = log.args;
      rows.requestChanges.push({ ...origin, patient, grantee, change: "denied", actor });
      return;
    }
    case "ConsentGranted": {
      const { patient, grantee, actor, terms, envelope } = log.args;
      const columns = { ...termsColumns(terms), envelope: pointerOrNull(envelope) };
      rows.consentChanges.push({ ...origin, patient, grantee, change: "granted", actor, ...columns });
      return;
    }
    case "ConsentRevoked": {
      const { patient, grantee, actor } = log.args;
      rows.consentChanges.push({ ...origin, patient, grantee, change: "revoked", actor });
      return;
    }
    case "RecordAdded": {
      const { author } = log.args;
      rows.recordChanges.push({
        ...origin,
        ...log.args,
        change: "added",
        version: 1,
        status: "active",
        actor: author,
      });
      return;
    }
    case "RecordAmended": {
      const { author } = log.args;
      rows.recordChanges.push({ ...origin, ...log.args, change: "amended", status: "active", actor: author });
      return;
    }
    case "WrittenAsMember":
      writtenVersion(rows, log.args).organization = log.args.organization;
      return;
    case "RecordRetracted": {
      // The contract retracts with `EnteredInError` or `Erased` only, and with a reason.
      const status = nameOf(RECORD_STATUSES, log.args.status) as RecordStatus;
      const reason = nameOf(RETRACTION_REASONS, log.args.reason) as RetractionReason;
      rows.recordChanges.push({ ...origin, ...log.args, change: "retracted", status, reason });
      return;
    }
    case "RecordDisputed":
      rows.recordChanges.push({ ...origin, ...log.args, change: "disputed", status: "disputed" });
      return;
    case "DisputeAnswered": {
      const { author } = log.args;
      const answer = nameOf(DISPUTE_ANSWERS, log.args.answer) as DisputeAnswer;
      rows.recordChanges.push({ ...origin, ...log.args, change: "answered", status: "active", answer, actor: author });
      return;
    }
    default:
    // An event of the other registry, or one that has no row.
  }
}

type RecordRow = Rows["recordChanges"][number];

/** The row of the version that this event is about: its own event stands in the same transaction, just before. */
function writtenVersion(
  { recordChanges }: Rows,
  version: Pick<RecordRow, "patient" | "author" | "sequence" | "version">,
): RecordRow {
  const row = recordChanges.at(-1);
  const names = ["patient", "author", "sequence", "version"] as const;
  if (!row || names.some((name) => row[name] !== version[name]))
    throw new Error("The node answered with a record that was written as a member, but not with the record.");
  return row;
}
