// @ts-nocheck
import { z } from "zod";
import { InvalidInputError } from "../errors.ts";
import { actorIdSchema } from "../wire/primitives.ts";

/** What every command takes. */
export const commonSchema = z.object({
  state: z.string().min(1).optional(),
  keyFile: z.string().min(1).optional(),
  phraseFile: z.string().min(1).optional(),
  json: z.boolean().default(false),
  fromChain: z.boolean().default(false),
});
export type CommonOptions = z.output<typeof commonSchema>;

export { actorIdSchema };

/** `--read 2,Notes`: numbers or labels. */
export const partListSchema = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .refine((parts) => parts.every((part) => part !== ""), "takes numbers or names of parts, like 2,Notes");

const SPAN = /^(\d{1,5})(h|d|w|y)$/;
const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168, y: 8_766 };

/** `30d`, `12h`, `2w`, `1y` from now, or a date (its last minute) or date and time. */
export const untilSchema = z
  .string()
  .transform((text) => {
    const span = SPAN.exec(text);
    if (span) return new Date(Date.now() + Number(span[1]) * (HOURS[span[2] ?? ""] ?? 0) * 3_600_000);
    return new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59` : text);
  })
  .refine((date) => !Number.isNaN(date.getTime()), "takes a date like 2031-05-31 or a span like 30d, 12h, 2w");

/** `7/3`, `7/3@2`, or `3` for the third record of the chart's owner. */
export const recordRefSchema = z
  .string()
  .regex(/^(\d{1,20}\/)?\d{1,10}(@\d{1,10})?$/, "is written author/number, like 7/3, or 7/3@2 for its second version")
  .transform((text) => {
    const [place = "", version] = text.split("@");
    const [first = "", second] = place.split("/");
    return {
      author: second === undefined ? undefined : BigInt(first),
      sequence: Number(second ?? first),
      version: version === undefined ? undefined : Number(version),
    };
  });

/** Parses what the command line gave. @throws {@link InvalidInputError} which names the option. */
export function parseOptions<Schema extends z.ZodType>(schema: Schema, values: unknown): z.output<Schema> {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0] ?? "");
  const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const said = ARGUMENTS.has(name) ? `<${option}>` : `--${option}`;
  throw new InvalidInputError(`${said} ${wordsOf(issue?.message ?? "is not valid")}.`, {
    hints: ["`chartkey help <command>` shows what it takes."],
  });
}

/** Named on the command line without dashes. */
const ARGUMENTS = new Set(["record", "grantee", "folder", "paths"]);

function wordsOf(message: string): string {
  if (/^Invalid URL$/i.test(message)) return "takes an address, like http://127.0.0.1:8420";
  if (/^Invalid|expected/i.test(message)) return `is not valid (${message})`;
  return message;
}
