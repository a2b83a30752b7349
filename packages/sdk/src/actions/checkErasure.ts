import { verifyMessage } from "ethers";
import * as raw from "multiformats/codecs/raw";
import { verifiedChanges } from "../chart/verifiedChanges.ts";
import { BlobMismatchError, BlobNotFoundError, InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { BlobStore } from "../store/blobStore.ts";
import { cidToPointer, parseCid, pointerToCid } from "../store/cid.ts";
import type { RecordChange } from "../wire/chain.ts";
import {
  certificateJson,
  certificateText,
  type ErasureCertificate,
  erasureCertificateSchema,
} from "../wire/erasure.ts";

export interface CheckErasureParameters {
  /** As `erase` returned it, or read from the JSON of its file. */
  readonly certificate: unknown;
  /** More places to look in, such as an IPFS node of the service. The manager itself is always asked. */
  readonly stores?: readonly BlobStore[] | undefined;
}

/**
 * `otherDeployment`: it is of another chain or registry. `notErased`: the chain does not say what it says. `incomplete`: it
 * leaves out an object that the chain names. `notSigned`: the signature is not its signer's. `stillThere`: a store has it.
 */
export type ErasureFlaw =
  | { readonly code: "otherDeployment" | "notErased" | "notSigned" }
  | { readonly code: "incomplete" | "stillThere"; readonly cid: string };

export interface ErasureCheck {
  readonly certificate: ErasureCertificate;
  /** Objects that were asked for, in each store. */
  readonly asked: number;
  /** Stores that were asked, the manager among them. */
  readonly stores: number;
  /** None: all of it holds. */
  readonly flaws: readonly ErasureFlaw[];
}

/**
 * Looks whether a certificate of erasure holds: that the chain erased the record in that transaction, that everything the chain
 * names of it is on the list, that the signature is the signer's, and that no store has any of it. What was deleted and is kept
 * in secret elsewhere shows nowhere.
 *
 * @throws {@link InvalidInputError} when it is no certificate of erasure
 */
export async function checkErasure(
  session: SessionContext,
  { certificate: input, stores = [] }: CheckErasureParameters,
): Promise<ErasureCheck> {
  const certificate = certificateOf(input);
  const asked = [session.blobs, ...stores];
  const flaws: ErasureFlaw[] = [
    ...deploymentFlaws(session, certificate),
    ...chainFlaws(await verifiedChanges(session, certificate.patient), certificate),
    ...signatureFlaws(certificate),
  ];
  for (const cid of certificate.absent) if (await someHas(asked, cid)) flaws.push({ code: "stillThere", cid });
  return { certificate, asked: certificate.absent.length, stores: asked.length, flaws };
}

function certificateOf(input: unknown): ErasureCertificate {
  try {
    return erasureCertificateSchema.parse(JSON.parse(certificateJson(input)));
  } catch (cause) {
    throw new InvalidInputError("This is no certificate of erasure.", { cause });
  }
}

function deploymentFlaws({ deployment }: SessionContext, certificate: ErasureCertificate): ErasureFlaw[] {
  const same = deployment.chainId === certificate.chainId && deployment.chartRegistry === certificate.chartRegistry;
  return same ? [] : [{ code: "otherDeployment" }];
}

function chainFlaws(changes: readonly RecordChange[], certificate: ErasureCertificate): ErasureFlaw[] {
  const { author, sequence, transactionHash, erasedAt, absent } = certificate;
  const versions = changes.filter((change) => change.author === author && change.sequence === sequence);
  const last = versions.at(-1);
  if (last?.status !== "erased" || last.transactionHash !== transactionHash || last.at !== erasedAt)
    return [{ code: "notErased" }];
  const named = versions.flatMap(({ pointer, statement }) => [pointer, statement]).filter((one) => one !== null);
  return [...new Set(named.map(pointerToCid))]
    .filter((cid) => !absent.includes(cid))
    .map((cid) => ({ code: "incomplete", cid }));
}

function signatureFlaws({ signer, signature, ...statement }: ErasureCertificate): ErasureFlaw[] {
  if (signer === null && signature === null) return [];
  if (signer === null || signature === null) return [{ code: "notSigned" }];
  try {
    const by = verifyMessage(certificateText(statement), signature).toLowerCase();
    return by === signer ? [] : [{ code: "notSigned" }];
  } catch {
    // A signature that no key can have made.
    return [{ code: "notSigned" }];
  }
}

async function someHas(stores: readonly BlobStore[], cid: string): Promise<boolean> {
  for (const store of stores) if (await has(store, cid)) return true;
  return false;
}

/** A manager gives objects and payloads out by different routes, and a raw CID can be either's. */
async function has(store: BlobStore, cid: string): Promise<boolean> {
  if (parseCid(cid).code === raw.code && (await gives(() => store.getObject(cidToPointer(cid))))) return true;
  return gives(async () => (await store.getPayload(cid)).getReader().cancel());
}

async function gives(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof BlobNotFoundError) return false;
    // Damaged bytes are bytes.
    if (error instanceof BlobMismatchError) return true;
    throw error;
  }
}
