"use client";

import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import { useState } from "react";
import { Document, Page, pdfjs } from "react-pdf";
import { Button } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { Pending } from "@/components/ui/states.tsx";
import { useWidth } from "@/features/record/useWidth.ts";
import { cn } from "@/lib/cn.ts";
import { messages } from "@/messages/index.ts";

const { files: text } = messages.chart;

pdfjs.GlobalWorkerOptions.workerSrc = "/pdfjs/pdf.worker.min.mjs";

/** Fonts and decoders come from this origin; scripts inside a document are never run. */
const OPTIONS = {
  cMapUrl: "/pdfjs/cmaps/",
  standardFontDataUrl: "/pdfjs/standard_fonts/",
  wasmUrl: "/pdfjs/wasm/",
  iccUrl: "/pdfjs/iccs/",
  enableXfa: false,
};
const ZOOMS = [0.75, 1, 1.5, 2] as const;

export function PdfView({ blob }: { blob: Blob }) {
  const [pages, setPages] = useState(0);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [frame, width] = useWidth<HTMLDivElement>();
  const turn = (by: number): void => {
    setPage((current) => Math.min(pages, Math.max(1, current + by)));
  };
  const broken = <Notice tone="warn">{text.pdfBroken}</Notice>;
  return (
    <div ref={frame}>
      <div className="overflow-auto rounded-xl bg-sunken p-2">
        <Document
          file={blob}
          options={OPTIONS}
          loading={<Pending lines={1} />}
          error={broken}
          onLoadSuccess={({ numPages }) => {
            setPages(numPages);
          }}
        >
          {width > 0 && (
            <Page
              pageNumber={page}
              width={(width - 16) * (ZOOMS[zoom] ?? 1)}
              renderTextLayer={false}
              renderAnnotationLayer={false}
              loading={<Pending lines={1} />}
              className="mx-auto w-fit overflow-hidden rounded-lg"
            />
          )}
        </Document>
      </div>
      {pages > 0 && <Controls pages={pages} page={page} zoom={zoom} onTurn={turn} onZoom={setZoom} />}
    </div>
  );
}

function Controls({
  pages,
  page,
  zoom,
  onTurn,
  onZoom,
}: {
  pages: number;
  page: number;
  zoom: number;
  onTurn: (by: number) => void;
  onZoom: (zoom: number) => void;
}) {
  const buttons = [
    {
      label: text.previousPage,
      icon: ChevronLeft,
      turns: true,
      disabled: page === 1,
      act: () => {
        onTurn(-1);
      },
    },
    {
      label: text.nextPage,
      icon: ChevronRight,
      turns: true,
      disabled: page === pages,
      act: () => {
        onTurn(1);
      },
    },
    {
      label: text.zoomOut,
      icon: ZoomOut,
      disabled: zoom === 0,
      act: () => {
        onZoom(zoom - 1);
      },
    },
    {
      label: text.zoomIn,
      icon: ZoomIn,
      disabled: zoom === ZOOMS.length - 1,
      act: () => {
        onZoom(zoom + 1);
      },
    },
  ];
  return (
    <div className="mt-3 flex items-center justify-center gap-1">
      {buttons.map(({ label, icon: Icon, turns = false, disabled, act }) => (
        <Button key={label} size="icon" variant="quiet" aria-label={label} disabled={disabled} onClick={act}>
          <Icon aria-hidden className={cn("size-5", turns && "rtl:-scale-x-100")} />
        </Button>
      ))}
      <p aria-live="polite" className="ms-2 text-sm text-muted tabular-nums">
        {text.page(page, pages)}
      </p>
    </div>
  );
}
