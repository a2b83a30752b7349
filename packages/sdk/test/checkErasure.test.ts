import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChartkeySession } from "../src/createChartkey.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import { pointerToCid } from "../src/store/cid.ts";
import { certificateJson, certificateText, type ErasureCertificate } from "../src/wire/erasure.ts";
import { ACCOUNTS, indexOf, NOTES, patientAndClinician, shareWith } from "./support/cast.ts";
import { serveChain, type ServedChain } from "./support/servedChain.ts";

let chain: ServedChain;
let ana: ChartkeySession;
const blobs = memoryStore();
let good: ErasureCertificate;
/** Ciphertext of the erased record, as a store that kept it would have it. */
const kept = memoryStore();

const asSent = (certificate: unknown): unknown => JSON.parse(certificateJson(certificate));

async function signed(statement: Omit<ErasureCertificate, "signer" | "signature">): Promise<ErasureCertificate> {
  const wallet = chain.wallet(ACCOUNTS.second);
  const signature = (await wallet.signMessage(certificateText(statement))) as ErasureCertificate["signature"];
  return { ...statement, signer: (await wallet.getAddress()).toLowerCase() as `0x${string}`, signature };
}

beforeAll(async () => {
  chain = await serveChain();
  const cast = await patientAndClinician(chain, { blobs, index: indexOf(chain) });
  await shareWith(cast);
  ({ ana } = cast);
  const patient = ana.actor.actor;
  await cast.doctor.addNote({ patient, compartment: NOTES, title: "Visit", text: "First words" });
  await cast.doctor.amendNote({ patient, sequence: 1, expectedVersion: 1, title: "Visit", text: "Better words" });
  const author = cast.doctor.actor.actor;
  const written = await indexOf(chain).records(patient);
  await ana.erase({ author, sequence: 1 });
  const changes = await indexOf(chain).records(patient);
  const last = changes.at(-1);
  if (last?.status !== "erased") throw new Error("The record was not erased.");
  const absent: string[] = [];
  for (const { pointer } of written) {
    if (pointer === null) continue;
    await kept.putObject(pointer, await blobs.getObject(pointer), { kind: "profile" });
    await blobs.delete(pointerToCid(pointer));
    absent.push(pointerToCid(pointer));
  }
  const { deployment } = chain;
  good = await signed({
    format: "chartkey/erasure/1",
    chainId: deployment.chainId,
    chartRegistry: deployment.chartRegistry.toLowerCase() as `0x${string}`,
    patient,
    author,
    sequence: 1,
    transactionHash: last.transactionHash,
    erasedAt: last.at,
    askedAt: last.at + 1,
    stores: 1,
    absent: absent.sort(),
  });
});
afterAll(async () => {
  await chain.close();
});

describe("a certificate of erasure", () => {
  it("[K78] holds when the chain, the signature and every store say so", async () => {
    expect(await ana.checkErasure({ certificate: asSent(good), stores: [memoryStore()] })).toEqual({
      certificate: good,
      asked: 2,
      stores: 2,
      flaws: [],
    });
    expect((await ana.checkErasure({ certificate: good })).flaws).toEqual([]);
    const unsigned = { ...good, signer: null, signature: null };
    expect((await ana.checkErasure({ certificate: asSent(unsigned) })).flaws).toEqual([]);
  });

  it("[K78] does not while any store has any of it", async () => {
    const { flaws } = await ana.checkErasure({ certificate: asSent(good), stores: [kept] });
    expect(flaws).toEqual(good.absent.map((cid) => ({ code: "stillThere", cid })));
  });

  it.each<[string, (of: ErasureCertificate) => Partial<ErasureCertificate>, string]>([
    ["another chain", ({ chainId }) => ({ chainId: chainId + 1 }), "otherDeployment"],
    ["another registry", () => ({ chartRegistry: `0x${"1".repeat(40)}` }), "otherDeployment"],
    ["another record", ({ sequence }) => ({ sequence: sequence + 1 }), "notErased"],
    ["another transaction", () => ({ transactionHash: `0x${"2".repeat(64)}` }), "notErased"],
    ["another time", ({ erasedAt }) => ({ erasedAt: erasedAt - 60 }), "notErased"],
    ["a manifest less", ({ absent }) => ({ absent: absent.slice(1) }), "incomplete"],
  ])("[K78] does not with %s, though it is signed", async (_what, change, code) => {
    const certificate = await signed({ ...good, ...change(good) });
    const { flaws } = await ana.checkErasure({ certificate: asSent(certificate) });
    expect(flaws.map((flaw) => flaw.code)).toEqual([code]);
  });

  it("[K78] does not when it was changed after it was signed, or signed by somebody else", async () => {
    const changes: Partial<ErasureCertificate>[] = [
      { askedAt: good.askedAt + 1 },
      { stores: 2 },
      { signer: `0x${"3".repeat(40)}` },
      { signature: `0x${"00".repeat(65)}` },
      { signature: null },
      { signer: null },
    ];
    for (const change of changes) {
      const { flaws } = await ana.checkErasure({ certificate: asSent({ ...good, ...change }) });
      expect(flaws, JSON.stringify(change)).toEqual([{ code: "notSigned" }]);
    }
  });

  it("[K78] is refused when it is none", async () => {
    await expect(ana.checkErasure({ certificate: { ...(asSent(good) as object), format: "chartkey/erasure/2" } }))
      .rejects //
      .toMatchObject({
        code: "INVALID_INPUT",
        message: expect.stringContaining("no certificate of erasure") as string,
      });
  });
});
