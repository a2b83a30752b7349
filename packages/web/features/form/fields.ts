import { z } from "zod";
import { isoDay } from "@/lib/format.ts";

/** The number of a person, a chart or a device as somebody types it. */
export const numberField = (problem: () => string) =>
  z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,18}$/, { error: problem })
    .transform(BigInt);

/** `YYYY-MM-DD`, not before `first` and not after `last`. */
export const dayField = (problem: () => string, first: () => Date, last?: () => Date) =>
  z.iso
    .date({ error: problem })
    .refine((day) => day >= isoDay(first()) && (last === undefined || day <= isoDay(last())), { error: problem });

/** The numbers of the parts that are ticked. */
export const partsField = (problem: () => string) => z.array(z.string().transform(Number)).min(1, { error: problem });
