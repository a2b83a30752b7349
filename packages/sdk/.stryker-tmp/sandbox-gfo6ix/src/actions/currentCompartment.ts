// @ts-nocheck
import { verifiedChanges } from "../chart/verifiedChanges.ts";
import { InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";

/** Compartment of one of the actor's own records; an amendment stays where the record is. */
export async function currentCompartment(
  session: SessionContext,
  { patient, sequence }: { patient: bigint; sequence: number },
): Promise<number> {
  const changes = await verifiedChanges(session, patient);
  const first = changes.find((change) => change.author === session.self.actor && change.sequence === sequence);
  if (first?.compartment == null) throw new InvalidInputError("You did not write this record, so you cannot amend it.");
  return first.compartment;
}
