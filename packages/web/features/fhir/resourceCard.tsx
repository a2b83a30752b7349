import type { FhirResource } from "fhir/r4";
import { Badge } from "@/components/ui/badge.tsx";
import { Details, Facts } from "@/components/ui/details.tsx";
import { ErrorBoundary } from "@/features/fhir/errorBoundary.tsx";
import { describe, type Described } from "@/features/fhir/describe.ts";
import { RangePlot } from "@/features/fhir/rangePlot.tsx";
import { headlineOf, narrativeText, type Resolve, typeLabel } from "@/features/fhir/read.ts";
import { Tree } from "@/features/fhir/tree.tsx";
import { messages } from "@/messages/index.ts";

/** One resource. What is not in the form FHIR gives it is listed as it is, so that nothing is lost. */
export function ResourceCard({ resource, resolve }: { resource: FhirResource; resolve: Resolve }) {
  return (
    <article className="rounded-2xl border border-line bg-surface p-4 sm:p-5">
      <ErrorBoundary fallback={<Unusual resource={resource} />}>
        <Readable resource={resource} resolve={resolve} />
      </ErrorBoundary>
    </article>
  );
}

function Readable({ resource, resolve }: { resource: FhirResource; resolve: Resolve }) {
  const described = describe(resource, resolve);
  if (described === undefined)
    return (
      <>
        <p className="text-xs font-medium text-muted">{typeLabel(resource.resourceType)}</p>
        <h3 className="mb-3 font-semibold">
          <bdi>{headlineOf(resource)}</bdi>
        </h3>
        <Unnamed resource={resource} />
      </>
    );
  return (
    <div className="space-y-3">
      <Headline type={typeLabel(resource.resourceType)} described={described} />
      <Measures described={described} />
      <Facts rows={described.rows.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]))} />
      <Details summary={messages.fhir.source}>
        <Tree value={resource} />
      </Details>
    </div>
  );
}

/** A type without words of our own: its author's narrative as plain text when there is one, else its fields. */
function Unnamed({ resource }: { resource: FhirResource }) {
  const narrative = "text" in resource ? narrativeText(resource.text?.div) : undefined;
  if (narrative === undefined) return <Tree value={resource} />;
  return (
    <>
      <p dir="auto" className="mb-2 break-words whitespace-pre-line">
        {narrative}
      </p>
      <Details summary={messages.fhir.source}>
        <Tree value={resource} />
      </Details>
    </>
  );
}

function Headline({ type, described }: { type: string; described: Described }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <p className="text-xs font-medium text-muted">{type}</p>
        <h3 className="font-semibold">
          <bdi>{described.title}</bdi>
        </h3>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {described.value !== undefined && <bdi className="text-lg font-semibold tabular-nums">{described.value}</bdi>}
        {described.badges.map(({ text, tone }) => (
          <Badge key={text} tone={tone}>
            {text}
          </Badge>
        ))}
      </div>
    </div>
  );
}

function Measures({ described }: { described: Described }) {
  const { measures = [] } = described;
  if (measures.length === 0) return null;
  return (
    <ul className="space-y-2">
      {measures.map(({ label, text, measure }) => (
        <li key={label} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          {label !== "" && (
            <span className="text-sm">
              <bdi>{label}</bdi>:{" "}
              <strong className="font-semibold tabular-nums">
                <bdi>{text}</bdi>
              </strong>
            </span>
          )}
          {measure !== undefined && <RangePlot measure={measure} />}
        </li>
      ))}
    </ul>
  );
}

function Unusual({ resource }: { resource: FhirResource }) {
  return (
    <>
      <p className="text-xs font-medium text-muted">{typeLabel(resource.resourceType)}</p>
      <p className="mb-3 text-sm text-muted">{messages.fhir.cannotShow}</p>
      <Tree value={resource} />
    </>
  );
}
