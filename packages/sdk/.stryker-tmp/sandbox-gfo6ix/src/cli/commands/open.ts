// @ts-nocheck
import { mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { OpenedRecord } from "../../actions/openRecord.ts";
import type { ChartkeySession } from "../../createChartkey.ts";
import { readStream } from "../../crypto/segments.ts";
import { InvalidInputError } from "../../errors.ts";
import type { PayloadRef } from "../../health/manifest.ts";
import { distinctNames, safeFileName } from "../../node/fileName.ts";
import { type CliIo, type Outcome, writeTo } from "../io.ts";
import { withSession } from "../openSession.ts";
import { actorIdSchema, commonSchema, parseOptions, recordRefSchema } from "../options.ts";
import { exists, writePrivateFile } from "../../node/privateFiles.ts";
import { type Progress, progressOn } from "../progress.ts";

const schema = z.object({
  ...commonSchema.shape,
  record: recordRefSchema,
  chart: actorIdSchema.optional(),
  to: z.string().min(1).optional(),
});

/** What a record holds besides its description: each as a file that could be written. */
interface Content {
  readonly name: string;
  readonly size: number;
  stream(progress: Progress): Promise<AsyncIterable<Uint8Array>>;
}

/** Opens a record: says what it is, and writes its files to a file, a folder or stdout. */
export async function open(io: CliIo, values: unknown): Promise<Outcome> {
  const options = parseOptions(schema, values);
  const { to, json, record } = options;
  if (to === "-" && json) throw new InvalidInputError("--to - writes the file to stdout, which --json needs itself.");
  return withSession(io, options, async (session) => {
    const patient = options.chart ?? session.actor.actor;
    const { author = patient, sequence, version } = record;
    const opened = await session.open({ patient, author, sequence, ...(version === undefined ? {} : { version }) });
    const contents = contentsOf(session, patient, opened);
    const progress = progressOn(io, json);
    if (to === "-") {
      await toStdout(io, contents, progress);
      return { data: undefined, lines: [] };
    }
    const written = to === undefined ? [] : await toFiles(resolve(to), contents, progress);
    const { payloads, ...manifest } = opened.manifest;
    const files = payloads.map(({ name, size, mediaType, cid }) => ({ name, size, mediaType, cid }));
    return {
      data: { chart: patient, ...opened, manifest: { ...manifest, files }, written },
      lines: description(opened, written),
    };
  });
}

function contentsOf(session: ChartkeySession, patient: bigint, { manifest }: OpenedRecord): Content[] {
  const { note, payloads, resources, kind } = manifest;
  const payloadContents = payloads.map((payload) => ({
    name: payload.name,
    size: payload.size,
    stream: (progress: Progress) => payloadStream(session, { patient, payload, progress }),
  }));
  if (payloadContents.length > 0) return payloadContents;
  if (note !== undefined) return [textContent("note.txt", note)];
  if (kind === "fhir") return [textContent("resource.json", `${JSON.stringify(resources[0], null, 2)}\n`)];
  return [];
}

function textContent(name: string, text: string): Content {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    size: bytes.length,
    stream: async () =>
      (async function* () {
        yield bytes;
      })(),
  };
}

async function payloadStream(
  session: ChartkeySession,
  { patient, payload, progress }: { patient: bigint; payload: PayloadRef; progress: Progress },
): Promise<AsyncIterable<Uint8Array>> {
  progress.begin(payload.name);
  const onProgress = (bytes: number): void => progress.update(bytes, payload.size);
  return readStream(await session.openPayload({ patient, payload, onProgress }));
}

async function toStdout(io: CliIo, contents: readonly Content[], progress: Progress): Promise<void> {
  const [only, other] = contents;
  if (!only) throw new InvalidInputError("This record has no file.");
  if (other) throw new InvalidInputError("This record has several files.", { hints: ["Name a folder with --to."] });
  for await (const chunk of await only.stream(progress)) await writeTo(io.stdout, chunk);
  progress.end(`wrote    ${only.name}`);
}

/** Into a folder under the files' own names; a single file also under the name given. Overwrites nothing. */
async function toFiles(to: string, contents: readonly Content[], progress: Progress): Promise<string[]> {
  if (contents.length === 0) throw new InvalidInputError("This record has no file.");
  const isFolder = await stat(to).then(
    (found) => found.isDirectory(),
    () => contents.length > 1,
  );
  if (isFolder) await mkdir(to, { recursive: true, mode: 0o700 });
  else if (contents.length > 1) throw new InvalidInputError("This record has several files: name a folder with --to.");
  const names = distinctNames(contents.map(({ name }) => safeFileName(name)));
  const paths = names.map((name) => (isFolder ? join(to, name) : to));
  for (const path of paths)
    if (await exists(path))
      throw new InvalidInputError("There is a file of this name already. Nothing was written.", {
        hints: ["Choose another place with --to."],
      });
  for (const [at, content] of contents.entries()) {
    await writePrivateFile(paths[at] ?? "", await content.stream(progress));
    progress.end(`wrote    ${paths[at] ?? ""}`);
  }
  return paths;
}

function description({ author, sequence, version, status, manifest, at }: OpenedRecord, written: string[]): string[] {
  const lines = [
    manifest.title,
    `  record ${String(author)}/${String(sequence)}, version ${String(version)}, ${status}`,
    `  written by number ${String(author)}, recorded ${new Date(at * 1_000).toISOString()}`,
    ...manifest.payloads.map(({ name, size, mediaType }) => `  file ${name} (${mediaType}, ${String(size)} bytes)`),
    ...manifest.resources.map(({ resourceType }) => `  FHIR ${resourceType}`),
  ];
  if (manifest.note !== undefined) lines.push("", ...manifest.note.split(/\r?\n/));
  return [...lines, ...written.map((path) => `wrote ${path}`)];
}
