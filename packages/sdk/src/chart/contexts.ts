import type { SealedContext } from "../crypto/sealedObject.ts";
import { MANIFEST_FORMAT, PAYLOAD_FORMAT } from "../health/manifest.ts";
import type { Deployment } from "../wire/chain.ts";

/** Where each kind of object belongs. Every member is checked when the object is opened. */

const chartBase = (deployment: Deployment, patient: bigint) => ({
  chainId: deployment.chainId,
  registry: deployment.chartRegistry,
  patient: String(patient),
});

export interface RecordPlace {
  readonly patient: bigint;
  readonly author: bigint;
  readonly sequence: number;
  readonly version: number;
  readonly compartment: number;
  readonly epoch: number;
}

export function manifestContext(deployment: Deployment, place: RecordPlace): SealedContext {
  return {
    format: MANIFEST_FORMAT,
    ...chartBase(deployment, place.patient),
    author: String(place.author),
    sequence: place.sequence,
    version: place.version,
    compartment: place.compartment,
    epoch: place.epoch,
  };
}

/** Associated data of a payload. The sequence is not in it: it may change between the upload and the record. */
export function payloadContext(
  deployment: Deployment,
  place: { patient: bigint; author: string; compartment: number },
): SealedContext {
  const { author, compartment } = place;
  return { format: PAYLOAD_FORMAT, ...chartBase(deployment, place.patient), author, compartment };
}

export function keyListContext(deployment: Deployment, patient: bigint): SealedContext {
  return { format: "chartkey/keys/1", ...chartBase(deployment, patient) };
}

export function keyringContext(deployment: Deployment, patient: bigint): SealedContext {
  return { format: "chartkey/keyring/1", ...chartBase(deployment, patient) };
}

export function grantContext(deployment: Deployment, patient: bigint, grantee: bigint): SealedContext {
  return { format: "chartkey/grant/1", ...chartBase(deployment, patient), grantee: String(grantee) };
}

export function requestContext(deployment: Deployment, patient: bigint, grantee: bigint): SealedContext {
  return { format: "chartkey/request/1", ...chartBase(deployment, patient), grantee: String(grantee) };
}

export interface StatementPlace {
  readonly patient: bigint;
  readonly author: bigint;
  readonly sequence: number;
  /** The version that the dispute or the answer makes. */
  readonly version: number;
  /** Whose words they are: the patient, a proxy, or the author. */
  readonly by: bigint;
}

export function statementContext(deployment: Deployment, place: StatementPlace): SealedContext {
  return {
    format: "chartkey/statement/1",
    ...chartBase(deployment, place.patient),
    author: String(place.author),
    sequence: place.sequence,
    version: place.version,
    by: String(place.by),
  };
}

/** Associated data of the list of a chart that `reader`'s device keeps. */
export function snapshotContext(deployment: Deployment, patient: bigint, reader: bigint): SealedContext {
  return { format: "chartkey/snapshot/1", ...chartBase(deployment, patient), reader: String(reader) };
}

/** Associated data of the list of the own chart that the manager keeps for the others of the patient's devices. */
export function listCopyContext(deployment: Deployment, patient: bigint, reader: bigint): SealedContext {
  return { format: "chartkey/listCopy/1", ...chartBase(deployment, patient), reader: String(reader) };
}

/** An organization's keys up to `generation`, for one member. */
export function teamKeyContext(
  { chainId, actorRegistry }: Deployment,
  { organization, generation, member }: { organization: bigint; generation: number; member: bigint },
): SealedContext {
  return {
    format: "chartkey/teamKey/1",
    chainId,
    registry: actorRegistry,
    organization: String(organization),
    generation,
    member: String(member),
  };
}

/** Vaults and profiles are made before their actor has an id, so they name the key that it registers with. */
const actorBase = (deployment: Deployment, keyDigest: string) => ({
  chainId: deployment.chainId,
  registry: deployment.actorRegistry,
  keyDigest,
});

export function vaultContext(deployment: Deployment, keyDigest: string): SealedContext {
  return { format: "chartkey/vault/1", ...actorBase(deployment, keyDigest) };
}

export function privateProfileContext(deployment: Deployment, keyDigest: string): SealedContext {
  return { format: "chartkey/profile/1", ...actorBase(deployment, keyDigest) };
}

export function publicProfileContext(deployment: Deployment, keyDigest: string): SealedContext {
  return { format: "chartkey/publicProfile/1", ...actorBase(deployment, keyDigest) };
}
