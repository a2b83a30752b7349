"use client";

import type { FhirResource } from "fhir/r4";
import { Card } from "@/components/ui/card.tsx";
import { FhirView } from "@/features/fhir/fhirView.tsx";
import { PayloadView } from "@/features/record/payloadView.tsx";
import type { ManifestView } from "@/lib/vault/types.ts";

/** What a record says, drawn by its kind. */
export function RecordContent({ manifest }: { manifest: ManifestView }) {
  const { kind, note, resources, payloads, title } = manifest;
  return (
    <div className="space-y-5">
      {note !== undefined && (
        <Card>
          <p dir="auto" className="leading-relaxed break-words whitespace-pre-wrap">
            {note}
          </p>
        </Card>
      )}
      {/* A large FHIR document travels as a file; its description alone would say nothing. */}
      {kind === "fhir" && payloads.length === 0 && <FhirView resources={resources as unknown as FhirResource[]} />}
      {payloads.map((payload) => (
        <PayloadView key={payload.cid} payload={payload} kind={kind} title={title} />
      ))}
    </div>
  );
}
