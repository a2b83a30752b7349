import { z } from "zod";
import type { NewFile } from "../../actions/addRecords.ts";
import type { RecordAdded } from "../../actions/recordManifest.ts";
import { type PlainError, toPlainError } from "../../errors.ts";
import { EXIT, exitCodeOf } from "../exitCodes.ts";
import { type Input, inputsOf } from "../inputs.ts";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { actorIdSchema, commonSchema, parseOptions } from "../options.ts";
import { findParts } from "../parts.ts";
import { type Progress, progressOn } from "../progress.ts";

const schema = z.object({
  ...commonSchema.shape,
  paths: z.array(z.string().min(1)).min(1),
  part: z.string().min(1),
  chart: actorIdSchema.optional(),
  title: z.string().max(200).optional(),
  name: z.string().min(1).max(255).optional(),
});

/** A record's title, as `uploadFile` takes it. */
const MAX_TITLE = 200;

interface Added {
  readonly file: string;
  readonly record: string;
  readonly version: number;
  readonly pointer: string;
}

interface Failed extends PlainError {
  readonly file: string;
}

/** Adds every file as a record of its own, up to 32 of them in one transaction. */
export async function add(io: CliIo, values: unknown): Promise<Outcome> {
  const options = parseOptions(schema, values);
  const inputs = await inputsOf(options.paths, { stdin: io.stdin, name: options.name });
  return withSession(io, options, async (session) => {
    const patient = options.chart ?? session.actor.actor;
    const [compartment = 0] = await findParts(session, patient, [options.part]);
    const progress = progressOn(io, options.json);
    const several = inputs.length > 1;
    const added: Added[] = [];
    const failed: Failed[] = [];
    let exitCode: number = EXIT.ok;
    await session.addRecords({
      patient,
      files: inputs.map((input) => newFile(input, { compartment, title: options.title, progress, several })),
      onResult: (index, result) => {
        const file = inputs[index]?.label ?? "";
        if (result.state === "added") added.push(reported(file, result.added, progress));
        if (result.state !== "failed") return;
        if (exitCode === EXIT.ok) exitCode = exitCodeOf(result.error);
        failed.push({ file, ...toPlainError(result.error) });
        progress.end(`failed   ${file}: ${toPlainError(result.error).summary}`);
      },
    });
    const left = inputs.length - added.length - failed.length;
    return { data: { chart: patient, added, failed, left }, lines: summary(added, failed, left), exitCode };
  });
}

function newFile(
  input: Input,
  parameters: { compartment: number; title: string | undefined; progress: Progress; several: boolean },
): NewFile {
  const { compartment, title, progress, several } = parameters;
  return {
    compartment,
    title: title ?? titleOf(input),
    file: () => {
      progress.begin(input.label);
      return input.open();
    },
    onProgress: ({ step, bytes, total }) => {
      progress.update(bytes, total);
      // One file is recorded as soon as it is uploaded; of several this says how far it is.
      if (step === "sealing" && several) progress.end(`uploaded ${input.label}`);
    },
  };
}

function reported(file: string, { author, sequence, version, pointer }: RecordAdded, progress: Progress): Added {
  const record = `${String(author)}/${String(sequence)}`;
  progress.end(`added    ${file} as ${record}`);
  return { file, record, version, pointer };
}

/** The path below a folder says more than the name; where it is too long, the name is what there is. */
const titleOf = ({ label }: Input): string | undefined => (label.length <= MAX_TITLE ? label : undefined);

function summary(added: readonly Added[], failed: readonly Failed[], left: number): string[] {
  const lines = [`${String(added.length)} added.`];
  if (failed.length > 0) lines.push(`${String(failed.length)} failed:`);
  for (const { file, summary: why, hints } of failed)
    lines.push(`  ${file}: ${why}`, ...hints.map((hint) => `    - ${hint}`));
  if (left > 0) lines.push(`${String(left)} not tried. Run the command again with them when that is mended.`);
  return lines;
}
