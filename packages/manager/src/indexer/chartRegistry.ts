import { RECORD_STATUSES, type RecordStatus } from "@chartkey/sdk/wire";
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
      rows.requestChanges.push({ ...origin, patient, grantee, change: "requested", ...columns });
      return;
    }
    case "AccessDenied": {
      const { patient, grantee } = log.args;
      rows.requestChanges.push({ ...origin, patient, grantee, change: "denied" });
      return;
    }
    case "ConsentGranted": {
      const { patient, grantee, terms, envelope } = log.args;
      const columns = { ...termsColumns(terms), envelope: pointerOrNull(envelope) };
      rows.consentChanges.push({ ...origin, patient, grantee, change: "granted", ...columns });
      return;
    }
    case "ConsentRevoked": {
      const { patient, grantee } = log.args;
      rows.consentChanges.push({ ...origin, patient, grantee, change: "revoked" });
      return;
    }
    case "RecordAdded":
      rows.recordChanges.push({ ...origin, ...log.args, version: 1, status: "active" });
      return;
    case "RecordAmended":
      rows.recordChanges.push({ ...origin, ...log.args, status: "active" });
      return;
    case "RecordRetracted": {
      const { patient, author, sequence, version, status, actor } = log.args;
      // The contract retracts with `EnteredInError` or `Erased` only.
      const name = nameOf(RECORD_STATUSES, status) as RecordStatus;
      rows.recordChanges.push({ ...origin, patient, author, sequence, version, status: name, retractedBy: actor });
      return;
    }
    default:
    // An event of the other registry, or one that has no row.
  }
}
