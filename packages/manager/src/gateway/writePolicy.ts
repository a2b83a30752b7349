import type { BlobKind, BlobPlace } from "@chartkey/sdk/wire";
import { notFound, Problem } from "../api/problem.ts";
import type { Context } from "../context.ts";
import { accessesTo, includes, isMember, practising } from "../queries/access.ts";
import { mayAsProxy } from "../queries/mandates.ts";
import { hasDispute } from "./recordPlaces.ts";

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
  statement: ["patient", "compartment"],
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
 * for a chart is its patient, may write to the compartment now, or needs it for an act that the registry would take; an
 * actor's own things are up to its account.
 */
export async function mayWrite(context: Context, place: BlobPlace, actor: bigint | undefined): Promise<boolean> {
  const { kind, patient } = place;
  if (kind === "teamKey") return mayShareTeamKey(context, place, actor);
  if (patient === undefined) return true;
  if (actor === undefined) return false;
  if (kind === "request") return (await practising(context, actor)) !== undefined;
  return actor === patient || mayWriteForPatient(context, place, { patient, actor });
}

/** An organization seals its keys to members that it has now. */
async function mayShareTeamKey(
  context: Context,
  { organization, member }: BlobPlace,
  actor: bigint | undefined,
): Promise<boolean> {
  if (organization === undefined || member === undefined || actor !== organization) return false;
  return isMember(context, organization, member);
}

/** Somebody else for a patient: a writer, an author whose record is disputed, a proxy. */
async function mayWriteForPatient(
  context: Context,
  { kind, compartment, grantee }: BlobPlace,
  { patient, actor }: { patient: bigint; actor: bigint },
): Promise<boolean> {
  if (kind === "envelope")
    return grantee !== actor && mayAsProxy(context, { patient, proxy: actor, power: "mayGrant" });
  if (compartment === undefined) return false;
  if (kind === "statement")
    return (
      (await mayAsProxy(context, { patient, proxy: actor, power: "mayDispute" })) ||
      ((await mayAnswer(context, actor)) && hasDispute(context, { patient, author: actor, compartment }))
    );
  const accesses = await accessesTo(context, patient, actor);
  return accesses.some(({ terms }) => includes(terms.writeMask, compartment));
}

/** Answers come from authors in good standing; a device only adds. */
async function mayAnswer(context: Context, actor: bigint): Promise<boolean> {
  const author = await practising(context, actor);
  return author !== undefined && author.kind !== "device";
}

/** @throws a {@link Problem} that does not say whether the chart exists. */
export async function requireWrite(context: Context, place: BlobPlace, actor: bigint | undefined): Promise<void> {
  if (!(await mayWrite(context, place, actor))) throw notFound();
}
