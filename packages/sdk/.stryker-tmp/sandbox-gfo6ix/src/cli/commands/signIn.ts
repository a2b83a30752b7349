// @ts-nocheck
import { resolve } from "node:path";
import { z } from "zod";
import { createChartkey } from "../../createChartkey.ts";
import { InvalidInputError, UnknownActorError } from "../../errors.ts";
import { connectionOf, connectionOptionsSchema } from "../connection.ts";
import type { CliIo, Outcome } from "../io.ts";
import { connectWithKey, unlocked } from "../openSession.ts";
import { actorIdSchema, commonSchema, parseOptions } from "../options.ts";
import { stateFolder, writeState } from "../state.ts";

const schema = z.object({
  ...commonSchema.shape,
  ...connectionOptionsSchema.shape,
  actor: actorIdSchema.optional(),
});

/** Remembers an actor that exists, after its vault has opened once. */
export async function signIn(io: CliIo, values: unknown): Promise<Outcome> {
  const options = parseOptions(schema, values);
  const folder = stateFolder(io, options.state);
  const connection = await connectionOf(options);
  const connected = await connectWithKey(io, options, { connection });
  try {
    const actor = options.actor ?? (await onlyActor(connected.context));
    const { kind, account } = await unlocked(
      io,
      { connected, actor, phraseFile: options.phraseFile },
      async (session) => session.actor,
    );
    const { keyFile } = options;
    const remembered = keyFile === undefined || keyFile === "-" ? {} : { keyFile: resolve(keyFile) };
    await writeState(folder, { version: 1, connection, actor: String(actor), ...remembered });
    return {
      data: { actor, account, kind, state: folder },
      lines: [`You are number ${String(actor)} (${kind}).`],
    };
  } finally {
    await connected.close();
  }
}

async function onlyActor(context: Parameters<typeof createChartkey>[0]): Promise<bigint> {
  if (!context.signer) throw new InvalidInputError("Say who you are with --actor <number>.");
  const actors = await createChartkey(context).myActors();
  const [own, other] = actors;
  if (!own)
    throw new UnknownActorError("This wallet has not signed up.", { hints: ["Sign up with `chartkey sign-up`."] });
  if (other === undefined) return own.actor;
  const numbers = actors.map(({ actor, kind }) => `${String(actor)} (${kind})`).join(", ");
  throw new InvalidInputError("This wallet acts for several: say which with --actor <number>.", {
    hints: [`They are ${numbers}.`],
  });
}
