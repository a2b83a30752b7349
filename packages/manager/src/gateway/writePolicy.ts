import type { BlobKind, BlobPlace } from "@chartkey/sdk/wire";
import { notFound, Problem } from "../api/problem.ts";
import type { Context } from "../context.ts";
import { includes, inGoodStanding, liveTerms } from "../queries/consents.ts";
import { mayGrantFor } from "../queries/mandates.ts";

/** What a kind of blob has to say about its place. */
const NEEDS: Record<BlobKind, readonly Exclude<keyof BlobPlace, "kind">[]> = {
  key: [],
  profile: [],
  privateProfile: [],
  vault: [],
  keys: ["patient"],
  keyring: ["patient"],
  request: ["patient"],
  envelope: ["patient", "grantee"],
  manifest: ["patient", "compartment"],
  payload: ["patient", "compartment"],
  teamKey: ["organization", "member", "generation"],
};

/** Keeps what the kind needs and nothing else. @throws a {@link Problem} when something is missing. */
export function requirePlace(place: BlobPlace): BlobPlace {
  const needed = NEEDS[place.kind];
  for (const name of needed) {
    if (place[name] === undefined)
      throw new Problem("INVALID_INPUT", `A blob of kind ${place.kind} must name its ${name}.`);
  }
  return Object.fromEntries([["kind", place.kind], ...needed.map((name) => [name, place[name]])]) as BlobPlace;
}

/**
 * Whether `actor` may put a blob in this place; undefined stands for an account that acts as nobody yet. Whoever uploads
 * for a chart is its patient, or may write to the compartment now; who may share it for the patient adds envelopes; an
 * actor's own things are up to its account.
 */
export async function mayWrite(context: Context, place: BlobPlace, actor: bigint | undefined): Promise<boolean> {
  const { kind, patient, compartment } = place;
  // Not taken before there is a list of who was given which.
  if (kind === "teamKey") return false;
  if (patient === undefined) return true;
  if (actor === undefined) return false;
  if (kind === "request") return inGoodStanding(context, actor);
  if (actor === patient) return true;
  if (kind === "envelope") return mayGrantFor(context, patient, actor);
  if (compartment === undefined) return false;
  const terms = await liveTerms(context, patient, actor);
  return terms !== undefined && includes(terms.writeMask, compartment);
}

/** @throws a {@link Problem} that does not say whether the chart exists. */
export async function requireWrite(context: Context, place: BlobPlace, actor: bigint | undefined): Promise<void> {
  if (!(await mayWrite(context, place, actor))) throw notFound();
}
