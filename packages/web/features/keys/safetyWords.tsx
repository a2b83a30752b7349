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
    <div className="flex flex-wrap items-center gap-6">
      <ol aria-label={label} className="grid min-w-0 flex-1 grid-cols-2 gap-2 sm:min-w-80 sm:grid-cols-4">
        {words.map((word, place) => (
          <li key={place} className="rounded-xl bg-sunken px-3 py-2">
            <span aria-hidden className="mr-2 text-sm text-muted tabular-nums">
              {place + 1}
            </span>
            <span className="font-semibold">{word}</span>
          </li>
        ))}
      </ol>
      <div className="rounded-2xl bg-white p-3">
        <QRCodeSVG value={code} size={132} title={codeLabel} />
      </div>
    </div>
  );
}
