import { QRCodeSVG } from "qrcode.react";

/** Eight words in reading order, and the same as a code. */
export function SafetyWords({
  words,
  code,
  label,
  codeLabel,
}: {
  words: readonly string[];
  code: string;
  label: string;
  codeLabel: string;
}) {
  return (
    <div className="flex flex-col items-center gap-6 sm:flex-row">
      <ol
        dir="ltr"
        aria-label={label}
        // A column holds the longest word of the list, eight letters, whatever the place that the words stand in.
        className="grid w-full min-w-0 grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-2 sm:flex-1"
      >
        {words.map((word, place) => (
          <li key={place} className="rounded-xl bg-sunken px-3 py-2">
            <span aria-hidden className="me-2 text-sm text-muted tabular-nums">
              {place + 1}
            </span>
            <span className="font-semibold">{word}</span>
          </li>
        ))}
      </ol>
      <div className="shrink-0 rounded-2xl bg-white p-3">
        <QRCodeSVG value={code} size={132} title={codeLabel} />
      </div>
    </div>
  );
}
