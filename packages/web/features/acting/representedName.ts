import type { RepresentedChart } from "@chartkey/sdk";
import { messages } from "@/messages/index.ts";

/** The patient's name, as they want it to be seen; the number while no key of the chart is at hand. */
export function representedName({ patient, patientName }: Pick<RepresentedChart, "patient" | "patientName">): string {
  return patientName === undefined || patientName === "" ? messages.acting.chart(String(patient)) : patientName;
}
