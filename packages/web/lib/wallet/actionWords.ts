import { z } from "zod";
import { messages } from "@/messages/index.ts";
import type { TypedText } from "@/lib/wallet/remoteWallet.ts";

/** The members of a signed text that say for whom and until when. */
const partsSchema = z.object({
  grantee: z.union([z.bigint(), z.number()]).optional(),
  member: z.union([z.bigint(), z.number()]).optional(),
  administrator: z.union([z.bigint(), z.number()]).optional(),
  proxy: z.union([z.bigint(), z.number()]).optional(),
  until: z.string().optional(),
  terms: z.object({ until: z.string() }).optional(),
});

/** What a step does, for whom and until when, from the very text that is signed. Undefined for other texts. */
export function actionWords({ primaryType, message }: TypedText): string | undefined {
  const { actions, forWhom, untilWhen } = messages.signing;
  const what = (actions as Readonly<Record<string, string>>)[primaryType];
  if (what === undefined) return undefined;
  const parts = partsSchema.safeParse(message).data ?? {};
  const who = parts.grantee ?? parts.member ?? parts.administrator ?? parts.proxy;
  const until = parts.terms?.until ?? parts.until;
  return [what, who !== undefined && forWhom(String(who)), until !== undefined && untilWhen(until)]
    .filter(Boolean)
    .join(" ");
}
