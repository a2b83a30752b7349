import { z } from "zod";
import type { KeyState, KeyView } from "../../actions/checkKey.ts";
import type { ChartkeySession } from "../../createChartkey.ts";
import { InvalidInputError } from "../../errors.ts";
import { hex32Schema } from "../../wire/primitives.ts";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { actorIdSchema, commonSchema, parseOptions } from "../options.ts";

const schema = z.object({
  ...commonSchema.shape,
  actor: actorIdSchema.optional(),
  words: z.string().min(1).optional(),
  code: z.string().min(1).optional(),
  accept: hex32Schema.optional(),
});
type Choice = Pick<z.output<typeof schema>, "words" | "code" | "accept">;

const SAID: Readonly<Record<KeyState, string>> = {
  own: "This is your own key: read these words to whoever shares with you.",
  new: "Never seen before. Compare the words with this person before you share.",
  seen: "The key you have shared with before, never compared.",
  checked: "Compared, and the same since.",
  changed: "NOT the key you knew. Compare the words before you share anything; --accept takes it without.",
};

/** Shows a key as words and as a code, and compares it with what the other person said or showed. */
export async function key(io: CliIo, values: unknown): Promise<Outcome> {
  const { actor, words, code, accept, ...options } = parseOptions(schema, values);
  const choice = { words, code, accept };
  const given = Object.values(choice).filter((value) => value !== undefined).length;
  if (given > 1) throw new InvalidInputError("Give one of --words, --code and --accept.");
  if (given === 1 && actor === undefined)
    throw new InvalidInputError("Whose key? Give their number, like `chartkey key 7 --words …`.");
  return withSession(io, options, async (session) => outcomeOf(await viewOf(session, actor, choice)));
}

async function viewOf(session: ChartkeySession, actor: bigint | undefined, choice: Choice): Promise<KeyView> {
  const { words, code, accept } = choice;
  if (actor === undefined) return session.keyOf();
  if (words !== undefined) return session.compareKey({ actor, words });
  if (code !== undefined) return session.compareKey({ actor, scanned: code });
  if (accept !== undefined) return session.trustKey({ actor, digest: accept, compared: false });
  return session.keyOf(actor);
}

function outcomeOf(view: KeyView): Outcome {
  const { actor, words, code, digest, state, nodes } = view;
  return {
    data: view,
    lines: [
      `Number ${String(actor)}: ${words.join(" ")}`,
      SAID[state],
      `Code: ${code}`,
      `Digest: ${digest}`,
      nodes === 1
        ? "One node of the network was asked: it is believed. Name more with --witness at sign-in."
        : `${String(nodes)} nodes of the network name the same key.`,
    ],
  };
}
