import type { ReactNode } from "react";
import { narrativeText, shortText } from "@/features/fhir/read.ts";

/** Keys that say nothing to a reader; `text` is the same content once more, generated. */
const HIDDEN = new Set(["resourceType", "id", "meta", "contained"]);
const isNarrative = (key: string, value: unknown): boolean =>
  key === "text" && typeof value === "object" && value !== null && "div" in value;
const MAX_DEPTH = 12;

function words(key: string): string {
  return key.replaceAll(/([a-z])([A-Z])/g, "$1 $2").replace(/^./, (letter) => letter.toUpperCase());
}

/** Any value as a tidy list of names and values; markup in it is shown as its words. */
export function Tree({ value, depth = 0 }: { value: unknown; depth?: number }): ReactNode {
  if (value === null || value === undefined) return null;
  if (typeof value === "string")
    return (
      <span dir="auto" className="break-words whitespace-pre-line">
        {value.startsWith("<div") ? narrativeText(value) : value}
      </span>
    );
  if (typeof value !== "object") return <span>{JSON.stringify(value)}</span>;
  const short = shortText(value);
  if (short !== undefined) return <bdi className="break-words">{short}</bdi>;
  if (depth >= MAX_DEPTH) return <span>…</span>;
  if (Array.isArray(value))
    return (
      <ul className="space-y-1.5">
        {(value as unknown[]).map((item, place) => (
          <li key={place}>
            <Tree value={item} depth={depth + 1} />
          </li>
        ))}
      </ul>
    );
  return (
    <dl dir="ltr" className="space-y-1.5 text-sm">
      {Object.entries(value as Record<string, unknown>)
        .filter(([key, inner]) => !HIDDEN.has(key) && !isNarrative(key, inner))
        .map(([key, inner]) => (
          <Member key={key} name={words(key)} value={inner} depth={depth + 1} />
        ))}
    </dl>
  );
}

/** A plain value stands beside its name; anything with parts goes below it, so that depth never narrows the text. */
function Member({ name, value, depth }: { name: string; value: unknown; depth: number }) {
  const plain = isShort(value);
  return (
    <div className={plain ? "grid gap-x-4 sm:grid-cols-[9rem_1fr]" : undefined}>
      <dt className="text-muted">{name}</dt>
      <dd className={plain ? "min-w-0" : "mt-1 ms-1 border-s border-line ps-4"}>
        <Tree value={value} depth={depth} />
      </dd>
    </div>
  );
}

function isShort(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Array.isArray(value) ? value.every(isShort) : shortText(value) !== undefined;
}
