import type { ReactNode } from "react";
import { narrativeText } from "@/features/fhir/read.ts";

/** Keys that say nothing to a reader. */
const HIDDEN = new Set(["resourceType", "id", "meta", "contained"]);
const MAX_DEPTH = 12;

function words(key: string): string {
  return key.replaceAll(/([a-z])([A-Z])/g, "$1 $2").replace(/^./, (letter) => letter.toUpperCase());
}

/** Any value as a tidy list of names and values; markup in it is shown as its words. */
export function Tree({ value, depth = 0 }: { value: unknown; depth?: number }): ReactNode {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object") {
    const text = String(value as string | number | boolean);
    return <span className="break-words whitespace-pre-line">{text.startsWith("<div") ? narrativeText(text) : text}</span>;
  }
  if (depth >= MAX_DEPTH) return <span>…</span>;
  if (Array.isArray(value))
    return (
      <ul className="space-y-1.5">
        {value.map((item, place) => (
          <li key={place}>
            <Tree value={item} depth={depth + 1} />
          </li>
        ))}
      </ul>
    );
  return (
    <dl className="space-y-1.5 text-sm">
      {Object.entries(value)
        .filter(([key]) => !HIDDEN.has(key))
        .map(([key, inner]) => (
          <div key={key} className="grid gap-x-4 sm:grid-cols-[minmax(7rem,10rem)_1fr]">
            <dt className="text-muted">{words(key)}</dt>
            <dd className="min-w-0 border-line max-sm:border-l max-sm:pl-3">
              <Tree value={inner} depth={depth + 1} />
            </dd>
          </div>
        ))}
    </dl>
  );
}
