import { z } from "zod";

/**
 * One measured figure. `target` says what it is held against, in words such as "at most 60000"; `holds` says whether it
 * does. A figure without a target is only told.
 */
export const metricSchema = z
  .strictObject({
    metric: z.string().min(1),
    value: z.number(),
    unit: z.string().min(1),
    target: z.string().min(1).optional(),
    holds: z.boolean().optional(),
  })
  .refine(({ target, holds }) => (target === undefined) === (holds === undefined), {
    error: "A target needs `holds`, and `holds` needs a target.",
  });

export const metricsSchema = z
  .array(metricSchema)
  .min(1, { error: "A benchmark measures at least one thing." })
  .refine((metrics) => new Set(metrics.map(({ metric }) => metric)).size === metrics.length, {
    error: "Two metrics have the same name.",
  });

export const reportSchema = z.strictObject({
  machine: z.string().min(1),
  date: z.iso.datetime(),
  commit: z.string().min(1),
  metrics: metricsSchema,
});

export type Metric = z.infer<typeof metricSchema>;
export type Report = z.infer<typeof reportSchema>;
