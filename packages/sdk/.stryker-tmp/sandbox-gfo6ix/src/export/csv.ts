// @ts-nocheck
import { recordKey } from "../chart/recordViews.ts";
import type { KitIndex, KitRecord } from "./kitIndex.ts";

const HEADER = [
  "date",
  "part",
  "title",
  "kind",
  "author",
  "record",
  "version",
  "status",
  "file",
  "media type",
  "bytes",
  "sha256",
  "sealed file",
  "key file",
  "cid",
];

/** The index as a table (RFC 4180): one line for each file of each version, and one for a version without files. */
export function csvOf({ records }: KitIndex): string {
  const lines = records.flatMap((record) => {
    const about = [
      new Date(record.change.at * 1_000).toISOString(),
      record.part,
      record.title ?? "",
      record.kind ?? "",
      record.authorName,
      recordKey(record.change),
      String(record.change.version),
      statusOf(record),
    ];
    if (record.files.length === 0) return [[...about, "", "", "", "", "", "", ""]];
    return record.files.map(({ restored, mediaType, bytes, sha256, sealed, key, cid }) => [
      ...about,
      restored,
      mediaType,
      String(bytes),
      sha256,
      sealed,
      key,
      cid,
    ]);
  });
  return [HEADER, ...lines].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** What happened, where there is no content; else how the record stood, or why it is not here. */
function statusOf({ state, change }: KitRecord): string {
  if (state === "bare") return change.change;
  return state === "whole" ? change.status : state;
}

/** A spreadsheet takes text that begins like this for a formula; titles come from other people. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
