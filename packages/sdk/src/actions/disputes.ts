import { disputesIn } from "../chart/disputes.ts";
import { requireMandate } from "../chart/mandates.ts";
import { checkStatement, publishStatement } from "../chart/statement.ts";
import { verifiedChanges } from "../chart/verifiedChanges.ts";
import { type Receipt, send } from "../chain/send.ts";
import { ConflictError, InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import { DISPUTE_ANSWERS, type DisputeAnswer, type RecordChange } from "../wire/chain.ts";

export interface DisputeRecordParameters {
  /** Default: this actor. Another's chart when this actor may dispute for that patient. */
  readonly patient?: bigint | undefined;
  readonly author: bigint;
  readonly sequence: number;
  /** The version that was read; of two changes at once one wins. */
  readonly expectedVersion: number;
  /** In plain words; the author, and whoever reads this part of the chart, can read them. */
  readonly text: string;
}

/**
 * Says that a record of somebody else is wrong. The content stays; everybody who reads it sees that it is disputed, and
 * its author is asked to answer.
 *
 * @throws {@link InvalidInputError}, {@link NotAuthorizedError} for another's chart, {@link ConflictError},
 * {@link RegistryRefusedError} when the record cannot be disputed
 */
export async function disputeRecord(session: SessionContext, parameters: DisputeRecordParameters): Promise<Receipt> {
  const { author, sequence, expectedVersion } = parameters;
  const patient = parameters.patient ?? session.self.actor;
  const by = session.self.actor;
  const text = checkStatement(parameters.text);
  if (patient !== by) await requireMandate(session, patient, "mayDispute");
  const record = { patient, author, sequence };
  if (author === patient)
    throw new InvalidInputError("Patients do not dispute what they added themselves.", {
      hints: ["Amend the record, or withdraw it."],
    });
  const versions = await versionsOf(session, record, expectedVersion);
  if (versions.at(-1)?.status !== "active")
    throw new InvalidInputError("Only a record that is in use and not already disputed can be disputed.");
  const content = versions.findLast(({ compartment }) => compartment !== null);
  const place = { ...record, version: expectedVersion + 1, by };
  const statement = await publishStatement(session, { place, compartment: content?.compartment ?? 0, text });
  return send(session, {
    contract: "charts",
    action: "disputeRecord",
    args: [by, patient, author, sequence, expectedVersion, statement],
  });
}

export interface AnswerDisputeParameters {
  readonly patient: bigint;
  /** Of this actor's own record. */
  readonly sequence: number;
  readonly expectedVersion: number;
  /** `confirmed`: the patient is right. `refused`: the record is right as it stands. To correct it, amend it instead. */
  readonly answer: DisputeAnswer;
  readonly text: string;
}

/**
 * Answers a dispute about this actor's own record and leaves the content as it is; possible also after the consent ended.
 * An amendment settles a dispute too.
 *
 * @throws {@link InvalidInputError}, {@link ConflictError}, {@link RegistryRefusedError}
 */
export async function answerDispute(session: SessionContext, parameters: AnswerDisputeParameters): Promise<Receipt> {
  const { patient, sequence, expectedVersion, answer } = parameters;
  const author = session.self.actor;
  const text = checkStatement(parameters.text);
  const versions = await versionsOf(session, { patient, author, sequence }, expectedVersion);
  const last = disputesIn(versions).at(-1);
  if (last?.dispute.state !== "open") throw new InvalidInputError("Nobody disputes this record, or it was settled.");
  const place = { patient, author, sequence, version: expectedVersion + 1, by: author };
  const statement = await publishStatement(session, { place, compartment: last.part.compartment, text });
  return send(session, {
    contract: "charts",
    action: "answerDispute",
    args: [patient, author, sequence, expectedVersion, DISPUTE_ANSWERS.indexOf(answer), statement],
  });
}

async function versionsOf(
  session: SessionContext,
  { patient, author, sequence }: { patient: bigint; author: bigint; sequence: number },
  expectedVersion: number,
): Promise<RecordChange[]> {
  const changes = await verifiedChanges(session, patient);
  const versions = changes.filter((change) => change.author === author && change.sequence === sequence);
  const last = versions.at(-1);
  if (!last) throw new InvalidInputError("There is no such record in this chart.");
  if (last.version !== expectedVersion) throw new ConflictError("Somebody changed this record in between.");
  return versions;
}
