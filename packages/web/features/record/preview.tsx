"use client";

import type { ManifestKind } from "@chartkey/sdk";
import type { FhirResource } from "fhir/r4";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import { z } from "zod";
import { Pending } from "@/components/ui/states.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { FhirView } from "@/features/fhir/fhirView.tsx";
import { messages } from "@/messages/index.ts";

const { files: text } = messages.chart;

// The PDF viewer is large: loaded when there is a PDF to show.
const PdfView = dynamic(() => import("@/features/record/pdfView.tsx").then((module) => module.PdfView), {
  ssr: false,
  loading: () => <Pending lines={1} />,
});

export function Preview({ blob, kind, title }: { blob: Blob; kind: ManifestKind; title: string }) {
  if (kind === "pdf") return <PdfView blob={blob} />;
  if (kind === "image") return <ImageView blob={blob} title={title} />;
  return <TextView blob={blob} kind={kind} />;
}

function ImageView({ blob, title }: { blob: Blob; title: string }) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(blob);
      image.src = url;
      return () => {
        URL.revokeObjectURL(url);
      };
    },
    [blob],
  );
  return (
    <img
      ref={show}
      alt={text.imageAlt(title)}
      className="mx-auto max-h-[75dvh] max-w-full rounded-xl bg-sunken object-contain"
    />
  );
}

const resourceSchema = z.looseObject({ resourceType: z.string() });

/** A large FHIR document, or plain text. */
function TextView({ blob, kind }: { blob: Blob; kind: ManifestKind }) {
  const [data, setData] = useState<string>();
  useEffect(() => {
    void blob.text().then(setData);
  }, [blob]);
  if (data === undefined) return <Pending lines={1} />;
  if (kind !== "fhir")
    return (
      <pre dir="auto" className="max-h-[70dvh] overflow-auto rounded-xl bg-sunken p-4 text-sm whitespace-pre-wrap">
        {data}
      </pre>
    );
  const parsed = resourceSchema.safeParse(parseJson(data));
  if (!parsed.success) return <Notice tone="warn">{text.noPreview}</Notice>;
  return <FhirView resources={[parsed.data as unknown as FhirResource]} />;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
