import { openPayload } from "../actions/openPayload.ts";
import { hasContent } from "../actions/openManifest.ts";
import { readVersion } from "../actions/readVersion.ts";
import { epochKeysOf } from "../chart/epochKeys.ts";
import { currentKeyList } from "../chart/keyList.ts";
import { groupByRecord, recordKey } from "../chart/recordViews.ts";
import { verifiedChanges } from "../chart/verifiedChanges.ts";
import { read } from "../chain/send.ts";
import { readStream } from "../crypto/segments.ts";
import { KeyNotGrantedError, StoreUnavailableError, toPlainError, UnreadableError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { Problem } from "./verifyKit.ts";

export interface VerifyChartReturn {
  readonly head: string;
  readonly versions: number;
  readonly payloads: number;
  /** Bytes of plaintext that were decrypted and found authentic. */
  readonly bytes: number;
  /** Versions whose key this actor does not hold. */
  readonly closed: number;
  readonly erased: number;
  readonly problems: readonly Problem[];
}

/**
 * Reads a whole chart again, believing nobody: the list against the head on chain, the key list against the epochs on
 * chain, every version's document against its pointer and place, every payload to its last byte.
 *
 * @throws {@link ListIncompleteError}, {@link StoreUnavailableError}, {@link ChainUnreachableError}
 */
export async function verifyChart(
  session: SessionContext,
  parameters: { patient: bigint; onProgress?: ((done: number, total: number) => void) | undefined },
): Promise<VerifyChartReturn> {
  const { patient, onProgress } = parameters;
  const [changes, keys] = await Promise.all([verifiedChanges(session, patient), epochKeysOf(session, patient)]);
  const problems: Problem[] = [];
  await attempt(problems, "key list", () => checkKeyList(session, patient));
  const groups = groupByRecord(changes);
  const isErased = (group: (typeof groups)[number]): boolean => group.at(-1)?.status === "erased";
  const versions = groups
    .filter((group) => !isErased(group))
    .flatMap((group) => {
      const contents = group.filter(hasContent);
      return contents.map((change) => ({ change, contents }));
    });
  let [payloads, bytes, closed] = [0, 0, 0];
  for (const [done, { change, contents }] of versions.entries()) {
    onProgress?.(done, versions.length);
    const where = `${recordKey(change)}@${String(change.version)}`;
    await attempt(problems, where, async () => {
      try {
        const version = await readVersion(session, keys, contents, change);
        for (const payload of version.payloads) {
          for await (const part of readStream(await openPayload(session, { patient, payload }))) bytes += part.length;
          payloads += 1;
        }
      } catch (error) {
        if (!(error instanceof KeyNotGrantedError) || patient === session.self.actor) throw error;
        closed += 1;
      }
    });
  }
  onProgress?.(versions.length, versions.length);
  const head = await read(session, ({ charts }) => charts.headOf(patient));
  const erased = groups.filter(isErased).length;
  return { head, versions: versions.length, payloads, bytes, closed, erased, problems };
}

/** Everything that can be wrong with one thing is its problem; a store that is away is everybody's. */
async function attempt(problems: Problem[], where: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    problems.push({ where, code: toPlainError(error).code });
  }
}

/** Writers seal to these keys: each must be at the chain's epoch. */
async function checkKeyList(session: SessionContext, patient: bigint): Promise<void> {
  for (const { index, epoch } of await currentKeyList(session, patient)) {
    const onChain = await read(session, ({ charts }) => charts.epochOf(patient, index));
    if (Number(onChain) !== epoch) throw new UnreadableError();
  }
}
