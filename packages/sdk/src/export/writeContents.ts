import { openPayload } from "../actions/openPayload.ts";
import type { ContentChange } from "../actions/openManifest.ts";
import { readStream } from "../crypto/segments.ts";
import type { Manifest, PayloadRef } from "../health/manifest.ts";
import { distinctNames, safeFileName } from "../node/fileName.ts";
import type { SessionContext } from "../session.ts";
import type { KitKey } from "./collectKeys.ts";
import type { KitFile } from "./kitIndex.ts";
import type { KitFolder } from "./kitFolder.ts";
import { sealedFilePath } from "./kitNames.ts";
import { bytesStream, writeAgeFile } from "./writeSealed.ts";

interface Content {
  readonly what: KitFile["what"];
  readonly name: string;
  readonly mediaType: string;
  readonly original?: string;
  open(): Promise<ReadableStream<Uint8Array>>;
}

/** Everything a manifest holds or names, each as a file of its own: nobody should have to cut a note out of JSON. */
function contentsOf(
  session: SessionContext,
  { change: { patient }, manifest, payloads }: Pick<WriteContentsParameters, "change" | "manifest" | "payloads">,
): Content[] {
  const { note, kind, resources } = manifest;
  const contents: Content[] = payloads.map((payload, position) => ({
    what: "payload",
    name: safeFileName(payload.name),
    mediaType: payload.mediaType,
    original: manifest.payloads[position]?.cid ?? payload.cid,
    open: () => openPayload(session, { patient, payload }),
  }));
  if (note !== undefined) contents.push({ what: "note", name: "note.txt", mediaType: "text/plain", open: text(note) });
  if (kind === "fhir" && payloads.length === 0)
    for (const resource of resources)
      contents.push({
        what: "resource",
        name: `${safeFileName(resource.resourceType)}.json`,
        mediaType: "application/fhir+json",
        open: text(`${JSON.stringify(resource, null, 2)}\n`),
      });
  return contents;
}

const text = (value: string) => async (): Promise<ReadableStream<Uint8Array>> =>
  bytesStream(new TextEncoder().encode(value));

interface WriteContentsParameters {
  readonly folder: KitFolder;
  readonly key: KitKey;
  readonly change: ContentChange;
  /** As it was written. */
  readonly manifest: Manifest;
  /** Its files where they are now, in its own order. */
  readonly payloads: readonly PayloadRef[];
  /** Below the folder that the chart is restored to. */
  readonly target: string;
  readonly files: KitFile[];
}

/** Adds each file to `files` as soon as it is written: what came before a failure is kept and named. */
export async function writeContents(session: SessionContext, parameters: WriteContentsParameters): Promise<void> {
  const { folder, key, change, target, files } = parameters;
  const contents = contentsOf(session, parameters);
  const names = distinctNames(
    contents.map(({ name }) => name),
    ["record.json"],
  );
  for (const [at, content] of contents.entries()) {
    const { what, mediaType, original } = content;
    files.push(
      await writeAgeFile(folder, {
        what,
        key,
        path: sealedFilePath(change, at + 1),
        restored: `${target}/${names[at] ?? ""}`,
        plaintext: readStream(await content.open()),
        mediaType,
        ...(original === undefined ? {} : { original }),
      }),
    );
  }
}
