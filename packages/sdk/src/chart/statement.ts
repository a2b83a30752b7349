import { z } from "zod";
import { read } from "../chain/send.ts";
import type { Identity, Recipient } from "../crypto/keys.ts";
import { open, seal } from "../crypto/sealedObject.ts";
import type { ChartkeyContext } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import { openedOnce, type SessionContext } from "../session.ts";
import type { RecordChange } from "../wire/chain.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { recipientOfActor } from "./actorKeys.ts";
import { statementContext, type StatementPlace } from "./contexts.ts";
import { type EpochKeys, epochKeysOf } from "./epochKeys.ts";
import { keyOf, writingKeys } from "./keyList.ts";
import { getObject, putObject } from "./objects.ts";

/** Words of a dispute or of an answer to one. */
const statementSchema = z.strictObject({ text: z.string().min(1).max(4_000) });

/** Where the disputed content is. */
export interface DisputedPart {
  readonly compartment: number;
  /** Epoch of the content: nothing said about it is older. */
  readonly epoch: number;
}

export function checkStatement(text: string): string {
  const data = statementSchema.safeParse({ text: text.trim() });
  if (!data.success) throw new InvalidInputError("Say in a sentence or two what you mean (at most 4,000 characters).");
  return data.data.text;
}

/**
 * Seals words to whoever reads the record's part of the chart now, and to the record's author, who is being answered or
 * answers, and may not read that part any more.
 */
export async function publishStatement(
  context: ChartkeyContext,
  parameters: { place: StatementPlace; compartment: number; text: string },
): Promise<Hex32> {
  const { place, compartment, text } = parameters;
  const { patient, author } = place;
  const [keys, own] = await Promise.all([
    writingKeys(context, patient, new Set([compartment])),
    recipientOfActor(context, author),
  ]);
  const recipients: Recipient[] = [keyOf(keys, compartment).recipient, own];
  const sealed = await seal({ context: statementContext(context.deployment, place), data: { text }, recipients });
  return putObject(context.blobs, sealed, { kind: "statement", patient, compartment });
}

/** Opens the words of one change; their context must equal what the chain says of it. */
export async function openStatement(
  session: SessionContext,
  change: RecordChange & { statement: Hex32 },
  part: DisputedPart,
): Promise<string> {
  return openedOnce(session, change.statement, async () => {
    const keys = await epochKeysOf(session, change.patient);
    const data = await open({
      sealed: await getObject(session.blobs, change.statement),
      identities: [...(await epochsSince(session, change.patient, keys, part)), ...(await session.keys.identities())],
      expected: statementContext(session.deployment, { ...change, by: change.actor }),
      schema: statementSchema,
    });
    return data.text;
  });
}

/** The chain does not say for which epoch words were sealed, only that it is not older than the content's. */
async function epochsSince(
  session: SessionContext,
  patient: bigint,
  keys: EpochKeys,
  { compartment, epoch }: DisputedPart,
): Promise<Identity[]> {
  const newest = Number(await read(session, ({ charts }) => charts.epochOf(patient, compartment)));
  const epochs = Array.from({ length: Math.max(0, newest - epoch) + 1 }, (_, back) => newest - back);
  const found = await Promise.all(epochs.map((each) => keys.find(compartment, each)));
  return found.filter((identity) => identity !== undefined);
}
