import type { Measure } from "@/features/fhir/describe.ts";
import { formatNumber } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const WIDTH = 220;
const MARGIN = 0.3;

/** Where the value lies against its usual range. The same is said in words for those who do not see it. */
export function RangePlot({ measure }: { measure: Measure }) {
  const { value, unit } = measure;
  // One bound missing: the band runs to the edge of the drawing.
  const span = Math.abs((measure.high ?? value) - (measure.low ?? value)) || Math.abs(value) || 1;
  const low = measure.low ?? (measure.high ?? value) - span;
  const high = measure.high ?? (measure.low ?? value) + span;
  const from = Math.min(low, value) - span * MARGIN;
  const to = Math.max(high, value) + span * MARGIN;
  const at = (point: number): number => ((point - from) / (to - from)) * WIDTH;
  const outside =
    (measure.low !== undefined && value < measure.low) || (measure.high !== undefined && value > measure.high);
  const bound = (point: number | undefined): string =>
    point === undefined ? "…" : `${formatNumber(point)} ${unit}`.trim();
  return (
    <svg
      role="img"
      viewBox={`0 0 ${String(WIDTH)} 26`}
      className="h-auto w-full max-w-60"
      aria-label={messages.fhir.range(`${formatNumber(value)} ${unit}`.trim(), bound(measure.low), bound(measure.high))}
    >
      <rect x="0" y="6" width={WIDTH} height="6" rx="3" fill="var(--sunken)" />
      <rect x={at(low)} y="6" width={at(high) - at(low)} height="6" rx="3" fill="var(--good)" opacity="0.45" />
      <circle
        cx={at(value)}
        cy="9"
        r="6"
        fill={outside ? "var(--warn)" : "var(--good)"}
        stroke="var(--surface)"
        strokeWidth="2"
      />
      {[measure.low, measure.high].map((point) =>
        point === undefined ? null : (
          <text key={point} x={at(point)} y="25" fontSize="9" textAnchor="middle" fill="var(--muted)">
            {formatNumber(point)}
          </text>
        ),
      )}
    </svg>
  );
}
