import { z } from "zod";
import { messages } from "@/messages/index.ts";
import type { TypedText } from "@/lib/wallet/remoteWallet.ts";

const numberSchema = z.union([z.bigint(), z.number()]).transform(String);

/** The members of a signed text that say for whom and until when. */
const partsSchema = z.object({
  actor: numberSchema.optional(),
  patient: numberSchema.optional(),
  grantee: numberSchema.optional(),
  member: numberSchema.optional(),
  administrator: numberSchema.optional(),
  proxy: numberSchema.optional(),
  proposed: z.string().optional(),
  until: z.string().optional(),
  terms: z.object({ until: z.string() }).optional(),
});
type Parts = z.output<typeof partsSchema>;

/** What a step does, for whom and until when, from the very text that is signed. Undefined for other texts. */
export function actionWords({ primaryType, message }: TypedText): string | undefined {
  const { forWhom, untilWhen } = messages.signing;
  const parts = partsSchema.safeParse(message).data ?? {};
  const what = whatOf(primaryType, parts);
  if (what === undefined) return undefined;
  const who =
    parts.grantee ?? parts.member ?? parts.administrator ?? (parts.actor === parts.proxy ? undefined : parts.proxy);
  const until = parts.terms?.until ?? parts.until;
  return [
    what,
    aboutAccount(primaryType, parts),
    who !== undefined && forWhom(who),
    until !== undefined && untilWhen(until),
  ]
    .filter(Boolean)
    .join(" ");
}

/** In one's own words, unless it happens in somebody else's chart: then the chart is named. */
function whatOf(name: string, { actor, patient }: Parts): string | undefined {
  const { actions, forAnother } = messages.signing;
  const another = (forAnother as Readonly<Record<string, (patient: string) => string>>)[name];
  if (another && actor !== undefined && patient !== undefined && actor !== patient) return another(patient);
  return (actions as Readonly<Record<string, string>>)[name];
}

function aboutAccount(name: string, { actor, proposed }: Parts): string | undefined {
  const { account } = messages.signing;
  if (name === "ProposeAccount" && proposed !== undefined) return proposed;
  return name === "AcceptAccount" && actor !== undefined ? account(actor) : undefined;
}
