"use client";

import { sheetGroups } from "@chartkey/sdk";
import { QRCodeSVG } from "qrcode.react";
import { Logo } from "@/components/logo.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { sheets: text } = messages.locks;

/** One sheet as it comes out of the printer: black on white, one to a page. */
export function SheetPaper({
  sheet,
  number,
  set,
  chart,
}: {
  sheet: string;
  number: number;
  set: string;
  chart: string;
}) {
  return (
    <article
      aria-label={text.paperNumber(number)}
      className="space-y-5 rounded-2xl border border-line bg-white p-6 text-black shadow-card sm:p-8 print:break-after-page print:rounded-none print:border-0 print:shadow-none"
    >
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h2 className="text-2xl font-semibold">{text.paperNumber(number)}</h2>
          <p>{text.paperTitle}</p>
        </div>
        <Logo />
      </header>
      <p>{[text.paperSet(set), text.paperChart(chart), text.paperMade(formatDay(new Date()))].join(" · ")}</p>
      <div className="flex flex-wrap items-center gap-6">
        <QRCodeSVG value={sheet} size={208} level="Q" marginSize={4} title={text.qrLabel(number)} />
        <p
          aria-label={text.textLabel(number)}
          data-sheet
          dir="ltr"
          className="grid grid-cols-3 gap-x-5 gap-y-1.5 font-mono text-lg tracking-wide sm:grid-cols-4"
        >
          {sheetGroups(sheet).map((group, place) => (
            <span key={place}>{group} </span>
          ))}
        </p>
      </div>
      <p>{text.paperText}</p>
      <p className="text-sm">{text.paperHow(window.location.origin)}</p>
    </article>
  );
}
