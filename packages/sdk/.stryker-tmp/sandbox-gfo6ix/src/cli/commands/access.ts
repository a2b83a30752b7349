// @ts-nocheck
import { z } from "zod";
import type { ConsentView } from "../../actions/consents.ts";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { commonSchema, parseOptions } from "../options.ts";
import { table } from "../output.ts";
import { partLabels } from "../parts.ts";

const schema = z.object(commonSchema.shape);

const WHEN = (date: Date): string => date.toISOString().slice(0, 16).replace("T", " ");

/** Who may read and write what, and whose charts this actor may open. */
export async function access(io: CliIo, values: unknown): Promise<Outcome> {
  const options = parseOptions(schema, values);
  return withSession(io, options, async (session) => {
    const patient = session.actor.kind === "patient";
    const given = patient ? await session.consents() : [];
    const received = await session.charts();
    const label = patient ? await partLabels(session, session.actor.actor) : (index: number) => String(index);
    const parts = (list: readonly number[]): string => list.map(label).join(", ") || "nothing";
    const row = (consent: ConsentView): string[] => [
      String(consent.grantee),
      consent.profile?.name ?? "(unknown)",
      consent.state,
      `until ${WHEN(consent.expiresAt)}`,
      `reads ${parts(consent.read)}; writes ${parts(consent.write)}`,
    ];
    return {
      data: { given, received },
      lines: [
        ...(patient ? table(given.map(row)) : []),
        ...(patient && given.length === 0 ? ["Nobody may read this chart but you."] : []),
        ...received.map(
          ({ patient: chart, patientName, state, expiresAt }) =>
            `chart ${String(chart)}  ${patientName ?? "(no key)"}  ${state}  until ${WHEN(expiresAt)}`,
        ),
      ],
    };
  });
}
