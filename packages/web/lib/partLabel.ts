import { en } from "@/messages/en/index.ts";
import { messages } from "@/messages/index.ts";

/** The usual name of a part of a chart. */
export function usualLabel(index: number): string {
  return messages.chart.compartments[index] ?? messages.chart.compartment(index);
}

/** A chart keeps the usual names in English: those are shown in the reader's language, a patient's own name as it is. */
export function inLanguage<Part extends { readonly index: number; readonly label: string }>(part: Part): Part {
  const { index, label } = part;
  const usual = label === en.chart.compartments[index] || label === en.chart.compartment(index);
  return usual ? { ...part, label: usualLabel(index) } : part;
}
