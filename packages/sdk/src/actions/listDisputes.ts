import { type Dispute, type DisputeChanges, disputesIn, type Statement } from "../chart/disputes.ts";
import { epochKeysOf } from "../chart/epochKeys.ts";
import { knownChart } from "../chart/knownChart.ts";
import { groupByRecord } from "../chart/recordViews.ts";
import { openStatement } from "../chart/statement.ts";
import { type PlainError, toPlainError } from "../errors.ts";
import type { SessionContext } from "../session.ts";

/** Words, or why they cannot be read. */
export type Words = { readonly text: string } | { readonly problem: PlainError };

export interface DisputeView extends Dispute {
  /** What the patient, or who acts for the patient, says. */
  readonly words: Words;
  /** What the author answered; absent when there is no answer in words. */
  readonly answer?: Words;
}

/** The disputes about one record, oldest first, from the verified list; words are checked against their place on chain. */
export async function listDisputes(
  session: SessionContext,
  { patient, author, sequence }: { patient: bigint; author: bigint; sequence: number },
): Promise<DisputeView[]> {
  const { changes } = await knownChart(session, patient);
  const versions = changes.filter((change) => change.author === author && change.sequence === sequence);
  return Promise.all(disputesIn(versions).map((each) => disputeView(session, each)));
}

export interface OpenDispute {
  readonly patient: bigint;
  /** As the patient's envelope says; absent for the patient, and when no key of it can be opened any more. */
  readonly patientName: string | undefined;
  readonly author: bigint;
  readonly sequence: number;
  readonly dispute: DisputeView;
}

/** Open disputes that wait for this actor's answer, or that this patient's chart holds; oldest first. */
export async function listOpenDisputes(session: SessionContext): Promise<OpenDispute[]> {
  const charts = await chartsToLookInto(session);
  const found = await Promise.all(charts.map((patient) => openIn(session, patient)));
  return found.flat().sort((a, b) => a.dispute.at - b.dispute.at);
}

async function openIn(session: SessionContext, patient: bigint): Promise<OpenDispute[]> {
  const self = session.self.actor;
  const { changes } = await knownChart(session, patient);
  const open = groupByRecord(changes).flatMap((versions) => {
    const last = disputesIn(versions).at(-1);
    return last?.dispute.state === "open" && (patient === self || last.opened.author === self) ? [last] : [];
  });
  if (open.length === 0) return [];
  const [envelope] = (await epochKeysOf(session, patient)).envelopes;
  return Promise.all(
    open.map(async (each): Promise<OpenDispute> => {
      const { author, sequence } = each.opened;
      const dispute = await disputeView(session, each);
      return { patient, patientName: envelope?.patientName, author, sequence, dispute };
    }),
  );
}

/** The patient's own chart, and those in which this actor may ever have written: alone or for an organization. */
async function chartsToLookInto(session: SessionContext): Promise<bigint[]> {
  const self = session.self.actor;
  const memberships = await session.index.memberships({ member: self });
  const grantees = [self, ...memberships.map(({ organization }) => organization)];
  const consents = await Promise.all(grantees.map((grantee) => session.index.consents({ grantee })));
  const own = session.self.kind === "patient" ? [self] : [];
  return [...new Set([...own, ...consents.flat().map(({ patient }) => patient)])];
}

async function disputeView(session: SessionContext, changes: DisputeChanges): Promise<DisputeView> {
  const { dispute, opened, answered, part } = changes;
  const [words, answer] = await Promise.all([
    wordsOf(session, opened, part),
    answered && wordsOf(session, answered, part),
  ]);
  return { ...dispute, words, ...(answer ? { answer } : {}) };
}

async function wordsOf(session: SessionContext, change: Statement, part: DisputeChanges["part"]): Promise<Words> {
  try {
    return { text: await openStatement(session, change, part) };
  } catch (error) {
    return { problem: toPlainError(error) };
  }
}
