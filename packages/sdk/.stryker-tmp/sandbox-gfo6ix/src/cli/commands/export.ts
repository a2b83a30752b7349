// @ts-nocheck
import { resolve } from "node:path";
import { z } from "zod";
import { InvalidInputError } from "../../errors.ts";
import { exportKit as writeKit } from "../../export/exportKit.ts";
import { KIT_FILES } from "../../export/kitIndex.ts";
import { newKitFolder } from "../../export/kitFolder.ts";
import { EXIT } from "../exitCodes.ts";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { commonSchema, parseOptions } from "../options.ts";
import { sizeText } from "../output.ts";
import { progressOn } from "../progress.ts";

const schema = z.object({ ...commonSchema.shape, folder: z.string().min(1) });

/** Writes the walk-away kit. */
export async function exportKit(io: CliIo, values: unknown): Promise<Outcome> {
  const { folder, ...options } = parseOptions(schema, values);
  return withSession(io, options, async (session, context) => {
    if (session.actor.kind !== "patient") throw new InvalidInputError("Only a patient has a chart to export.");
    const target = resolve(folder);
    const progress = progressOn(io, options.json);
    progress.begin("Writing the chart");
    const { index, bytes } = await writeKit(context, {
      folder: await newKitFolder(target),
      onProgress: (done, total) => progress.update(done, total, "versions"),
    });
    const count = (state: string): number => index.records.filter((record) => record.state === state).length;
    const counts = { versions: count("whole"), erased: count("erased"), missing: count("missing") };
    progress.end(`wrote    ${target}`);
    return {
      data: { folder: target, ...counts, bytes, keys: index.keys.length, head: index.head },
      lines: [
        `${String(counts.versions)} versions of records, ${sizeText(bytes)}, with ${String(index.keys.length)} keys.`,
        ...(counts.missing > 0
          ? [`${String(counts.missing)} versions could not be read: ${KIT_FILES.index} names them.`]
          : []),
        `Begin with ${KIT_FILES.page}. Whoever has this folder can read everything in it: keep it safe.`,
      ],
      exitCode: counts.missing > 0 ? EXIT.notVerified : EXIT.ok,
    };
  });
}
