// @ts-nocheck
import { safeFileName } from "../node/fileName.ts";

/** Names below `sealed/` and `keys/` say nothing about the content: the folder `sealed` may be kept anywhere. */

export const ownKeyPath = (generation: number): string => `keys/own-${String(generation)}.txt`;
export const epochKeyPath = (part: number, epoch: number): string =>
  `keys/part-${String(part)}-epoch-${String(epoch)}.txt`;

interface Place {
  readonly author: bigint;
  readonly sequence: number;
  readonly version: number;
}

const placeName = ({ author, sequence, version }: Place): string =>
  `${String(author)}-${String(sequence)}-v${String(version)}`;

export const sealedRecordPath = (place: Place): string => `sealed/record-${placeName(place)}.age`;
export const sealedFilePath = (place: Place, at: number): string => `sealed/file-${placeName(place)}-${String(at)}.age`;

/** Where a record is restored to: a folder that people find their way in. */
export function restoredFolder(place: Place & { at: number; part: string; title: string }): string {
  const date = new Date(place.at * 1_000).toISOString().slice(0, 10);
  return [safeFileName(place.part), safeFileName(`${date} ${placeName(place)} ${place.title}`)].join("/");
}
