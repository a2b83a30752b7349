import { certificateText, type Address, type ErasureCertificate, type Hex32 } from "@chartkey/sdk/wire";
import { privateKeyToAccount } from "viem/accounts";
import type { Service } from "../api/service.ts";

/** Objects that the stores are asked for at the same time. */
const ASKED_AT_ONCE = 32;

/** What a record's erasure is on chain. */
export interface ErasedRecord {
  readonly patient: bigint;
  readonly author: bigint;
  readonly sequence: number;
  readonly transactionHash: string;
  /** Time of the block, in Unix seconds. */
  readonly at: number;
}

/**
 * States which of these objects none of the stores has, after all of them were asked. Signed by the account that pays for
 * relayed actions, which the chain knows; without one, unsigned.
 *
 * @throws StoreUnavailableError while a store does not answer: nothing is said of what was not looked at
 */
export async function certify(service: Service, record: ErasedRecord, cids: readonly string[]) {
  const { patient, author, sequence, transactionHash, at } = record;
  const { deployment, relayer } = service.config;
  const stores = (await service.blobs.answering()).length;
  const statement = {
    format: "chartkey/erasure/1",
    chainId: deployment.chainId,
    chartRegistry: deployment.chartRegistry,
    patient,
    author,
    sequence,
    transactionHash: transactionHash as Hex32,
    erasedAt: at,
    askedAt: service.clock.now(),
    stores,
    absent: (await absentOf(service, cids)).sort(),
  } satisfies Omit<ErasureCertificate, "signer" | "signature">;
  const account = relayer && privateKeyToAccount(relayer.privateKey);
  return {
    ...statement,
    signer: (account?.address.toLowerCase() as Address | undefined) ?? null,
    signature: (await account?.signMessage({ message: certificateText(statement) })) ?? null,
  } satisfies ErasureCertificate;
}

async function absentOf({ blobs }: Service, cids: readonly string[]): Promise<string[]> {
  const absent: string[] = [];
  for (let start = 0; start < cids.length; start += ASKED_AT_ONCE) {
    const some = cids.slice(start, start + ASKED_AT_ONCE);
    const sizes = await Promise.all(some.map((cid) => blobs.sizeOf(cid)));
    absent.push(...some.filter((_cid, place) => sizes[place] === undefined));
  }
  return absent;
}
