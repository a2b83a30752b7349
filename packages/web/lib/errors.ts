import { z } from "zod";
import { messages } from "@/messages/index.ts";

/** An error as it crosses from the worker, and as a screen shows it. */
const plainSchema = z.object({ code: z.string(), summary: z.string(), hints: z.array(z.string()) });
export type Plain = z.output<typeof plainSchema>;

const known: Readonly<Record<string, { summary: string; hints: readonly string[] }>> = messages.errors;

export function plain(code: keyof typeof messages.errors): Plain {
  const { summary, hints } = messages.errors[code];
  return { code, summary, hints: [...hints] };
}

/** What to say about anything thrown. The portal's own words come first, then the SDK's; never a raw message. */
export function describeError(error: unknown): Plain {
  const parsed = plainSchema.safeParse(error);
  if (!parsed.success) return plain("UNEXPECTED");
  const own = known[parsed.data.code];
  return own === undefined ? parsed.data : { code: parsed.data.code, summary: own.summary, hints: [...own.hints] };
}

export function hasCode(error: unknown, code: string): boolean {
  const parsed = plainSchema.safeParse(error);
  return parsed.success && parsed.data.code === code;
}
