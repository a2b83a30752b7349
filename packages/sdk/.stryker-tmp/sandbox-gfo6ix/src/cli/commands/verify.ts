// @ts-nocheck
import { resolve } from "node:path";
import { z } from "zod";
import { verifiedChanges } from "../../chart/verifiedChanges.ts";
import { headAfter } from "../../chain/head.ts";
import { ContextMismatchError, InvalidInputError } from "../../errors.ts";
import type { KitIndex } from "../../export/kitIndex.ts";
import { verifyChart } from "../../export/verifyChart.ts";
import { type Problem, verifyKit } from "../../export/verifyKit.ts";
import type { SessionContext } from "../../session.ts";
import { EXIT } from "../exitCodes.ts";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { actorIdSchema, type CommonOptions, commonSchema, parseOptions } from "../options.ts";
import { sizeText } from "../output.ts";
import { progressOn } from "../progress.ts";

const schema = z.object({
  ...commonSchema.shape,
  folder: z.string().min(1).optional(),
  chart: actorIdSchema.optional(),
  withChain: z.boolean().default(false),
});

/** Checks a chart, or a kit that `export` wrote; exits with 5 when anything is wrong. */
export async function verify(io: CliIo, values: unknown): Promise<Outcome> {
  const { folder, chart, withChain, ...options } = parseOptions(schema, values);
  if (folder !== undefined && chart !== undefined) throw new InvalidInputError("Give a folder or --chart, not both.");
  if (folder === undefined) return verifyOnline(io, options, chart);
  return verifyFolder(io, options, { folder: resolve(folder), withChain });
}

async function verifyOnline(io: CliIo, options: CommonOptions, chart: bigint | undefined): Promise<Outcome> {
  return withSession(io, options, async (session, context) => {
    const patient = chart ?? session.actor.actor;
    const progress = progressOn(io, options.json);
    progress.begin("Checking the chart");
    const onProgress = (done: number, total: number): void => progress.update(done, total, "versions");
    const result = await verifyChart(context, { patient, onProgress });
    const { versions, payloads, bytes, closed, erased, problems } = result;
    progress.end("checked  the chart");
    return outcomeOf({ chart: patient, ...result }, problems, [
      `${String(versions)} versions of records, ${String(payloads)} files, ${sizeText(bytes)} of plaintext.`,
      ...(closed > 0 ? [`${String(closed)} are not shared with you and were not opened.`] : []),
      ...(erased > 0 ? [`${String(erased)} records are erased.`] : []),
      "The list is complete and in order, as the chain says.",
    ]);
  });
}

async function verifyFolder(
  io: CliIo,
  options: CommonOptions,
  { folder, withChain }: { folder: string; withChain: boolean },
): Promise<Outcome> {
  const progress = progressOn(io, options.json);
  progress.begin("Checking the folder");
  const onProgress = (done: number, total: number): void => progress.update(done, total, "files");
  const { index, files, problems } = await verifyKit(folder, { onProgress });
  progress.end("checked  the folder");
  const newer = withChain
    ? await withSession(io, options, (_session, context) => changesSince(context, index))
    : undefined;
  const { madeAt, head } = index;
  return outcomeOf(
    { folder, madeAt, head, chart: index.patient.actor, files, ...(newer === undefined ? {} : { newer }), problems },
    problems,
    [
      `${String(files)} files open and are what the index says; the records lead to the head it names.`,
      ...(newer === undefined ? ["The chain was not asked: --with-chain compares the kit with it."] : []),
      ...(newer === 0 ? ["The chart has not changed since."] : []),
      ...(newer !== undefined && newer > 0 ? [`The chart has ${String(newer)} newer changes: export again.`] : []),
    ],
  );
}

/** How many changes the chart has on chain beyond the kit's. @throws {@link ContextMismatchError} */
async function changesSince(
  context: SessionContext,
  { deployment, patient, records, head }: KitIndex,
): Promise<number> {
  if (
    deployment.chainId !== context.deployment.chainId ||
    deployment.chartRegistry !== context.deployment.chartRegistry
  )
    throw new ContextMismatchError(["chainId", "registry"], { hints: ["This kit was made on another deployment."] });
  const changes = await verifiedChanges(context, patient.actor);
  if (headAfter(changes.slice(0, records.length)) !== head)
    throw new ContextMismatchError(["head"], { hints: ["The chain holds another history than this kit."] });
  return changes.length - records.length;
}

function outcomeOf(data: object, problems: readonly Problem[], good: readonly string[]): Outcome {
  if (problems.length === 0) return { data: { ok: true, ...data }, lines: [...good, "Everything is as it should be."] };
  return {
    data: { ok: false, ...data },
    lines: [
      ...problems.map(({ where, code }) => `${where}: ${code}`),
      `${String(problems.length)} ${problems.length === 1 ? "thing is" : "things are"} not as it should be.`,
    ],
    exitCode: EXIT.notVerified,
  };
}
