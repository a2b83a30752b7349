import type { Metric } from "./metrics.ts";

const HEADER = ["metric", "value", "unit", "target", "holds"];

/** The metrics as lines of text, columns aligned, numbers to the right. */
export function table(metrics: readonly Metric[]): string {
  const rows = metrics.map(({ metric, value, unit, target = "", holds }) => [
    metric,
    value.toLocaleString("en-US", { maximumFractionDigits: 3 }),
    unit,
    target,
    holds === undefined ? "" : holds ? "yes" : "NO",
  ]);
  const widths = HEADER.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(HEADER), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
