// @ts-nocheck
import { z } from "zod";
import type { ChartkeySession } from "../../createChartkey.ts";
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

/** Adds every file as a record of its own. */
export async function add(io: CliIo, values: unknown): Promise<Outcome> {
  const options = parseOptions(schema, values);
  const inputs = await inputsOf(options.paths, { stdin: io.stdin, name: options.name });
  return withSession(io, options, async (session) => {
    const patient = options.chart ?? session.actor.actor;
    const [compartment = 0] = await findParts(session, patient, [options.part]);
    const progress = progressOn(io, options.json);
    const added: Added[] = [];
    const failed: Failed[] = [];
    let exitCode: number = EXIT.ok;
    for (const input of inputs) {
      try {
        const title = options.title ?? titleOf(input);
        added.push(await addOne(session, { input, patient, compartment, title, progress }));
      } catch (error) {
        const code = exitCodeOf(error);
        if (exitCode === EXIT.ok) exitCode = code;
        failed.push({ file: input.label, ...toPlainError(error) });
        progress.end(`failed   ${input.label}: ${toPlainError(error).summary}`);
        // One unusable file says nothing of the next; a store that is away or a consent that ended does.
        if (code !== EXIT.usage) break;
      }
    }
    const left = inputs.length - added.length - failed.length;
    return { data: { chart: patient, added, failed, left }, lines: summary(added, failed, left), exitCode };
  });
}

async function addOne(
  session: ChartkeySession,
  parameters: { input: Input; patient: bigint; compartment: number; title: string | undefined; progress: Progress },
): Promise<Added> {
  const { input, patient, compartment, title, progress } = parameters;
  progress.begin(input.label);
  const { author, sequence, version, pointer } = await session.addFile({
    patient,
    compartment,
    file: await input.open(),
    title,
    onProgress: ({ bytes, total }) => progress.update(bytes, total),
  });
  const record = `${String(author)}/${String(sequence)}`;
  progress.end(`added    ${input.label} as ${record}`);
  return { file: input.label, record, version, pointer };
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
