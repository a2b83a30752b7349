import { Interface, JsonRpcProvider } from "ethers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEnvelope } from "../src/chart/envelope.ts";
import { keyContext } from "../src/chart/keyCode.ts";
import { type KeyPins, memoryPins } from "../src/chart/keyPins.ts";
import { safetyWordsOf } from "../src/chart/safetyWords.ts";
import { connectRegistries } from "../src/chain/registries.ts";
import type { ChartkeyContext } from "../src/context.ts";
import { type ChartkeySession, createChartkey } from "../src/createChartkey.ts";
import { deriveIdentity, recipientOf } from "../src/crypto/keys.ts";
import { IActorRegistry__factory } from "../src/generated/index.ts";
import type { BlobStore } from "../src/store/blobStore.ts";
import { sha256Pointer } from "../src/store/cid.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import { createPhrase, phraseLock } from "../src/vault/phrase.ts";
import { ACCOUNTS, indexOf, inAWeek, LABS, licensedClinician, NOTES } from "./support/cast.ts";
import { serveChain, type ServedChain } from "./support/servedChain.ts";

let chain: ServedChain;
let blobs: BlobStore;
let pins: KeyPins;
let ana: ChartkeySession;
let doctor: ChartkeySession;
const phrase = createPhrase();

const clientWith = (more: Partial<ChartkeyContext>) =>
  createChartkey({
    deployment: chain.deployment,
    provider: chain.provider,
    signer: chain.wallet(ACCOUNTS.patient),
    blobs,
    index: indexOf(chain),
    ...more,
  });

beforeEach(async () => {
  chain = await serveChain();
  blobs = memoryStore();
  pins = memoryPins();
  const locks = [await phraseLock(phrase), await phraseLock(createPhrase())];
  ana = await clientWith({ pins }).signUp({
    kind: "patient",
    profile: { name: "Ana Test", birthDate: "1980-02-03" },
    locks,
  });
  doctor = await licensedClinician(chain, { blobs, index: indexOf(chain) }, ACCOUNTS.clinician);
});
afterEach(() => chain.close());

const grantee = (): bigint => doctor.actor.actor;
const share = (session: ChartkeySession, to = grantee()) =>
  session.grant({
    grantee: to,
    read: [LABS, NOTES],
    write: [],
    purpose: "TREAT",
    expiresAt: inAWeek(),
    history: "all",
  });

/** Another key for the clinician, as a new device or a thief of the account would make it. */
async function rotateDoctorsKey(): Promise<void> {
  const key = new TextEncoder().encode(await recipientOf(await deriveIdentity(new Uint8Array(32).fill(9), "other")));
  const digest = await sha256Pointer(key);
  await blobs.putObject(digest, key, { kind: "key" });
  const { actors } = connectRegistries(chain.deployment, chain.wallet(ACCOUNTS.clinician));
  await (await actors.rotateKey(grantee(), digest)).wait();
}

/** A node that tells the truth but for one actor's key. */
function lyingNode(about: bigint, digest: string): JsonRpcProvider {
  const codec: Interface = IActorRegistry__factory.createInterface();
  class LyingProvider extends JsonRpcProvider {
    override async call(request: Parameters<JsonRpcProvider["call"]>[0]): Promise<string> {
      const answer = await super.call(request);
      const asked = codec.parseTransaction({ data: request.data ?? "0x" });
      if (asked?.name !== "actorOf" || asked.args[0] !== about) return answer;
      const [state] = codec.decodeFunctionResult("actorOf", answer).toArray() as [{ toObject(): object }];
      return codec.encodeFunctionResult("actorOf", [{ ...state.toObject(), keyDigest: digest }]);
    }
  }
  return new LyingProvider(chain.rpcUrl, chain.deployment.chainId, { staticNetwork: true, cacheTimeout: -1 });
}

const onOtherDevice = async (more: Partial<ChartkeyContext> = {}): Promise<ChartkeySession> =>
  clientWith({ pins: memoryPins(), ...more }).unlock({ actor: ana.actor.actor, lock: await phraseLock(phrase) });

describe("safety words", () => {
  const place = () => keyContext(chain.deployment, { ...own(), actor: grantee() });
  const own = () => ({ generation: doctor.actor.keyGeneration, digest: doctor.actor.keyDigest });

  it("[K66] are the same for both, eight of the list, and say that only one node was asked", async () => {
    const [mine, theirs] = await Promise.all([doctor.keyOf(), ana.keyOf(grantee())]);
    expect(theirs.words).toEqual(mine.words);
    expect(mine).toMatchObject({ state: "own", nodes: 1 });
    expect(theirs).toMatchObject({ state: "new", code: mine.code });
    expect(mine.words).toHaveLength(8);
  });

  it("[K66] are what PBKDF2 of RFC 8018 and the BIP-39 list make of a known place", async () => {
    const digest = `0x${"ab".repeat(32)}` as const;
    const deployment = { ...chain.deployment, chainId: 31337, actorRegistry: `0x${"12".repeat(20)}` as const };
    const words = await safetyWordsOf(keyContext(deployment, { actor: 7n, generation: 1, digest }));
    // Computed by Python's hashlib.pbkdf2_hmac and the published list.
    expect(words.join(" ")).toBe("scene order party group exit escape turtle price");
  });

  it.each(["chainId", "registry", "actor", "generation", "digest"] as const)(
    "[K66] are others for another %s",
    async (member) => {
      const others = { chainId: 1, registry: `0x${"1".repeat(40)}`, actor: "99", generation: 2, digest: "0x00" };
      expect(await safetyWordsOf({ ...place(), [member]: others[member] })).not.toEqual(await safetyWordsOf(place()));
    },
  );

  it("[K67] typed or scanned make a key checked, on this device and on the next", async () => {
    const { words, code } = await doctor.keyOf();
    const typed = `1. ${words.join(",\n ").toUpperCase()}`;
    expect(await ana.compareKey({ actor: grantee(), words: typed })).toMatchObject({ state: "checked" });
    expect(await ana.compareKey({ actor: grantee(), scanned: code })).toMatchObject({ state: "checked" });
    await share(ana);
    expect(await (await onOtherDevice()).keyOf(grantee())).toMatchObject({ state: "checked" });
  });

  it("[K67] of somebody else, or swapped, make nothing checked", async () => {
    const { words, code } = await doctor.keyOf();
    const mine = await ana.keyOf();
    const swapped = [words[1], words[0], ...words.slice(2)].join(" ");
    const attempts: { scanned: string }[] | { words: string }[] = [{ words: swapped }, { words: mine.words.join(" ") }];
    for (const attempt of attempts)
      await expect(ana.compareKey({ actor: grantee(), ...attempt })).rejects.toMatchObject({ code: "KEY_DIFFERS" });
    const last = code.endsWith("0") ? "1" : "0";
    for (const scanned of [mine.code, code.slice(0, -1) + last])
      await expect(ana.compareKey({ actor: grantee(), scanned })).rejects.toMatchObject({ code: "KEY_DIFFERS" });
    for (const scanned of [
      "https://example.org/",
      code.replace("31337", "1"),
      code.replace(/0x[0-9a-f]{40}/, `0x${"0".repeat(40)}`),
    ])
      await expect(ana.compareKey({ actor: grantee(), scanned })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    for (const few of ["", words.slice(1).join(" "), `${words.slice(1).join(" ")} chartkey`])
      await expect(ana.compareKey({ actor: grantee(), words: few })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(ana.compareKey({ actor: ana.actor.actor, words: mine.words.join(" ") })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await ana.keyOf(grantee())).toMatchObject({ state: "new" });
  });
});

describe("a changed key", () => {
  it("[K68] stops a grant until it is confirmed as it was shown", async () => {
    await share(ana);
    expect(await ana.keyOf(grantee())).toMatchObject({ state: "seen" });
    const before = await ana.keyOf(grantee());
    await rotateDoctorsKey();
    const stored = (await indexOf(chain).consents({ patient: ana.actor.actor })).length;
    await expect(share(ana)).rejects.toMatchObject({ code: "KEY_CHANGED" });
    expect(await indexOf(chain).consents({ patient: ana.actor.actor })).toHaveLength(stored);
    const { state, digest } = await ana.keyOf(grantee());
    expect(state).toBe("changed");
    await expect(ana.trustKey({ actor: grantee(), digest: before.digest, compared: false })).rejects.toMatchObject({
      code: "KEY_DIFFERS",
    });
    await expect(share(ana)).rejects.toMatchObject({ code: "KEY_CHANGED" });
    await ana.trustKey({ actor: grantee(), digest, compared: false });
    await share(ana);
    expect(await ana.keyOf(grantee())).toMatchObject({ state: "seen" });
  });

  it("[K68] is noticed on a device that never saw the old one, and where an index hides the old grant", async () => {
    await share(ana);
    await rotateDoctorsKey();
    const index = { ...indexOf(chain), consents: () => Promise.resolve([]) };
    for (const device of [await onOtherDevice(), await onOtherDevice({ pins: undefined, index })]) {
      expect(await device.keyOf(grantee())).toMatchObject({ state: "changed" });
      await expect(share(device)).rejects.toMatchObject({ code: "KEY_CHANGED" });
    }
  });

  it("[K68] gets no new keys when another's access ends, and hinders nobody from ending it", async () => {
    const second = await licensedClinician(chain, { blobs, index: indexOf(chain) }, ACCOUNTS.second);
    await share(ana);
    await share(ana, second.actor.actor);
    await rotateDoctorsKey();
    const { rotated, withheld } = await ana.revoke({ grantee: second.actor.actor });
    expect(rotated).toEqual([LABS, NOTES]);
    expect(withheld).toEqual([grantee()]);
    const epochs = await indexOf(chain).epochs(ana.actor.actor);
    expect(epochs.at(-1)?.keyring).toBeNull();
  });
});

describe("several nodes", () => {
  const other = `0x${"cd".repeat(32)}`;

  it("[K69] that name different keys for a recipient stop sealing, whichever of them lies", async () => {
    const liar = lyingNode(grantee(), other);
    try {
      for (const more of [
        { provider: chain.provider, witnesses: [liar] },
        { provider: liar, witnesses: [chain.provider] },
      ]) {
        const device = await onOtherDevice(more);
        await expect(device.keyOf(grantee())).rejects.toMatchObject({ code: "NODES_DISAGREE" });
        await expect(share(device)).rejects.toMatchObject({ code: "NODES_DISAGREE" });
      }
      expect(await indexOf(chain).consents({ patient: ana.actor.actor })).toEqual([]);
    } finally {
      liar.destroy();
    }
  });

  it("[K69] that agree, or one that lies about a key which was seen before, are told apart", async () => {
    const witness = new JsonRpcProvider(chain.rpcUrl, chain.deployment.chainId, { staticNetwork: true });
    const liar = lyingNode(grantee(), other);
    try {
      expect(await (await onOtherDevice({ witnesses: [witness] })).keyOf(grantee())).toMatchObject({ nodes: 2 });
      await share(ana);
      const alone = await clientWith({ pins, provider: liar }).unlock({
        actor: ana.actor.actor,
        lock: await phraseLock(phrase),
      });
      await expect(share(alone)).rejects.toMatchObject({ code: "KEY_CHANGED" });
    } finally {
      witness.destroy();
      liar.destroy();
    }
  });

  it("[K69] does not help a store or an index that gives another public key", async () => {
    const wrong = new TextEncoder().encode(await recipientOf(await deriveIdentity(new Uint8Array(32).fill(3), "x")));
    const { keyDigest } = doctor.actor;
    const lying: BlobStore = {
      ...blobs,
      getObject: async (pointer) => (pointer === keyDigest ? wrong : blobs.getObject(pointer)),
    };
    const device = await onOtherDevice({ blobs: lying });
    await expect(share(device)).rejects.toMatchObject({ code: "BLOB_MISMATCH" });
    await share(ana);
    const [change] = await indexOf(chain).consents({ grantee: grantee() });
    const context = { ...chain, signer: undefined, blobs, index: indexOf(chain), manager: undefined };
    const pointer = change?.envelope ?? "";
    const place = {
      pointer,
      patient: ana.actor.actor,
      grantee: grantee(),
      identities: [await doctor.exportIdentity()],
    };
    expect((await openEnvelope(context, place)).granteeKey).toMatchObject({ digest: keyDigest, checkedAt: null });
  });
});
