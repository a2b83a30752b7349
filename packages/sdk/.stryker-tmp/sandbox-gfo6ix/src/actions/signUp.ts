// @ts-nocheck
import { actorOnChain } from "../chart/actorKeys.ts";
import { vaultContext } from "../chart/contexts.ts";
import { putObject } from "../chart/objects.ts";
import type { CompartmentInfo, PatientProfile, PublicProfile } from "../chart/profile.ts";
import { connectRegistries } from "../chain/registries.ts";
import { type SentReceipt, send } from "../chain/send.ts";
import { deriveIdentity, identityPath, recipientOf } from "../crypto/keys.ts";
import type { ChartkeyContext } from "../context.ts";
import { RegistryRefusedError } from "../errors.ts";
import { sessionKeys, type SessionContext } from "../session.ts";
import type { Lock } from "../vault/lock.ts";
import { rememberVault } from "../vault/newestVault.ts";
import { createRoot, createVault, type PublishedVault, sealVault } from "../vault/vault.ts";
import { ACTOR_KINDS } from "../wire/chain.ts";
import { openChart } from "./openChart.ts";
import { checkPatientProfile, checkPublicProfile, profileBytes } from "../chart/profiles.ts";

export type SignUpStep = "keys" | "profile" | "vault" | "register" | "chart" | "done";

interface SignUpCommon {
  /** At least two, different. */
  readonly locks: readonly Lock[];
  readonly onStep?: ((step: SignUpStep) => void) | undefined;
}

export type SignUpParameters = SignUpCommon &
  (
    | { readonly kind: "patient"; readonly profile: PatientProfile; readonly compartments?: readonly CompartmentInfo[] }
    | { readonly kind: "clinician" | "organization"; readonly profile: PublicProfile }
  );

/**
 * Makes a root, keeps it in a vault with the given locks, and registers the actor; opens the chart of a patient.
 *
 * If it is cut off after the registration, `unlock` works and the next action on the chart opens it.
 *
 * @throws {@link TooFewLocksError}, {@link InvalidInputError}, {@link SignatureRejectedError}, {@link StoreUnavailableError}
 */
export async function signUp(context: ChartkeyContext, parameters: SignUpParameters): Promise<SessionContext> {
  const { kind, locks, onStep } = parameters;
  const profile =
    parameters.kind === "patient"
      ? checkPatientProfile(parameters.profile, parameters.compartments)
      : checkPublicProfile(parameters.profile);
  onStep?.("keys");
  const vault = await createVault(createRoot(), locks);
  const recipient = await recipientOf(await deriveIdentity(vault.root, identityPath(1)));
  const keyDigest = await putObject(context.blobs, new TextEncoder().encode(recipient), { kind: "key" });
  onStep?.("profile");
  const bytes = await profileBytes(context, { keyDigest, recipient }, profile);
  const profilePointer = await putObject(context.blobs, bytes, {
    kind: kind === "patient" ? "privateProfile" : "profile",
  });
  onStep?.("vault");
  const sealedVault = await sealVault(vault, vaultContext(context.deployment, keyDigest));
  const vaultPointer = await putObject(context.blobs, sealedVault, { kind: "vault" });
  onStep?.("register");
  const receipt = await send(context, {
    contract: "actors",
    action: "register",
    args: [ACTOR_KINDS.indexOf(kind), keyDigest, profilePointer, vaultPointer],
  });
  const actor = registeredActor(context, receipt);
  await rememberVault(
    context,
    { actor, firstKeyDigest: keyDigest },
    { pointer: vaultPointer, generation: vault.generation, sealed: sealedVault },
  );
  const session = await startSession(context, actor, { ...vault, pointer: vaultPointer });
  if (kind === "patient") {
    onStep?.("chart");
    await openChart(session);
  }
  onStep?.("done");
  return session;
}

/** A session of an actor whose vault is open. */
export async function startSession(
  context: ChartkeyContext,
  actor: bigint,
  vault: PublishedVault,
): Promise<SessionContext> {
  const self = await actorOnChain(context, actor);
  context.manager?.actAs(actor);
  return { ...context, self, keys: sessionKeys(vault, self.keyGeneration), opened: new Map() };
}

function registeredActor({ deployment, provider }: ChartkeyContext, receipt: SentReceipt): bigint {
  const { actors } = connectRegistries(deployment, provider);
  for (const log of receipt.logs) {
    const event = actors.interface.parseLog(log);
    if (event?.name === "ActorRegistered") return event.args["actor"] as bigint;
  }
  throw new RegistryRefusedError("unknown", "The registry did not confirm the registration.");
}
