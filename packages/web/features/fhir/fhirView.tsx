import type { Bundle, FhirResource } from "fhir/r4";
import { Details } from "@/components/ui/details.tsx";
import { readBundle, resolverOf } from "@/features/fhir/bundle.ts";
import { dateText, join, referencesText } from "@/features/fhir/read.ts";
import { ResourceCard } from "@/features/fhir/resourceCard.tsx";
import { ErrorBoundary } from "@/features/fhir/errorBoundary.tsx";
import { Tree } from "@/features/fhir/tree.tsx";
import { formatNumber } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

/** FHIR R4 as a person reads it. Narrative markup is never drawn, only its words. */
export function FhirView({ resources }: { resources: readonly FhirResource[] }) {
  const resolve = resolverOf(resources.map((resource) => ({ resource })));
  return (
    <div className="space-y-4">
      {resources.map((resource, place) => (
        <ErrorBoundary key={place} fallback={<Tree value={resource} />}>
          {resource.resourceType === "Bundle" ? (
            <BundleView bundle={resource as Bundle<FhirResource>} />
          ) : (
            <ResourceCard resource={resource} resolve={resolve} />
          )}
        </ErrorBoundary>
      ))}
    </div>
  );
}

function BundleView({ bundle }: { bundle: Bundle<FhirResource> }) {
  const { composition, patient, sections, rest, resolve } = readBundle(bundle);
  return (
    <div className="space-y-6">
      {composition !== undefined && (
        <header>
          <h2 className="text-xl font-semibold">
            <bdi>{composition.title}</bdi>
          </h2>
          <p className="text-sm text-muted">
            {join([dateText(composition.date), referencesText(composition.author, resolve)], " · ")}
          </p>
        </header>
      )}
      {patient !== undefined && <ResourceCard resource={patient} resolve={resolve} />}
      {sections.map(({ title, text, entries }, place) => (
        <section key={place} aria-label={title} className="space-y-3">
          <h3 className="text-lg font-semibold">
            <bdi>{title}</bdi>
          </h3>
          {entries.length === 0 && (
            <p dir="auto" className="whitespace-pre-line text-muted">
              {text ?? messages.fhir.emptySection}
            </p>
          )}
          {entries.map((resource, index) => (
            <ResourceCard key={index} resource={resource} resolve={resolve} />
          ))}
        </section>
      ))}
      {rest.length > 0 && <Rest title={composition && messages.fhir.alsoInside} resources={rest} resolve={resolve} />}
    </div>
  );
}

/** Of a document, what no section names (who wrote it, where) is folded away; of a plain collection it is everything. */
function Rest({
  title,
  resources,
  resolve,
}: {
  title: string | undefined;
  resources: readonly FhirResource[];
  resolve: ReturnType<typeof resolverOf>;
}) {
  const cards = (
    <div className="space-y-3">
      {resources.map((resource, index) => (
        <ResourceCard key={index} resource={resource} resolve={resolve} />
      ))}
    </div>
  );
  return title === undefined ? (
    cards
  ) : (
    <Details summary={`${title} (${formatNumber(resources.length)})`}>{cards}</Details>
  );
}
