import type { Logger } from "pino";

/** What somebody has to look at. */
const TEXTS = {
  storeNotWhole: "alarm: a store did not have all that it should; it was mended, see scrubs",
  blobLost: "alarm: blocks are good in no store; see scrubs",
} as const;
export type AlarmName = keyof typeof TEXTS;

/** Alarms go into the log, which names nobody, and are counted since the start. */
export function makeAlarms(logger: Pick<Logger, "error">) {
  const counts: Record<AlarmName, number> = { storeNotWhole: 0, blobLost: 0 };
  return {
    raise(name: AlarmName, fields: Record<string, unknown> = {}): void {
      counts[name]++;
      logger.error({ alarm: name, ...fields }, TEXTS[name]);
    },
    counts: (): Readonly<Record<AlarmName, number>> => counts,
  };
}
export type Alarms = ReturnType<typeof makeAlarms>;
