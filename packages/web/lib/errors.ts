import { z } from "zod";
import { currentLanguage } from "@/messages/current.ts";
import { messages } from "@/messages/index.ts";

/** An error as it crosses from the worker, and as a screen shows it. */
const plainSchema = z.object({ code: z.string(), summary: z.string(), hints: z.array(z.string()) });
export type Plain = z.output<typeof plainSchema>;

type Words = Readonly<Record<string, { summary: string; hints: readonly string[] }>>;
const known: Words = messages.errors;
const general: Words = messages.service;

export function plain(code: keyof typeof messages.errors): Plain {
  const { summary, hints } = messages.errors[code];
  return { code, summary, hints: [...hints] };
}

/**
 * What to say about anything thrown. The portal's own words come first, then the SDK's, which speaks English: in another
 * language general words for its code. Never a raw message.
 */
export function describeError(error: unknown): Plain {
  const parsed = plainSchema.safeParse(error);
  if (!parsed.success) return plain("UNEXPECTED");
  const { code } = parsed.data;
  const language: string = currentLanguage();
  const own = known[code] ?? (language === "en" ? parsed.data : (general[code] ?? messages.errors.UNEXPECTED));
  return { code, summary: own.summary, hints: [...own.hints] };
}

export function hasCode(error: unknown, code: string): boolean {
  const parsed = plainSchema.safeParse(error);
  return parsed.success && parsed.data.code === code;
}
