import { decryptAgeFile } from "../../src/crypto/ageFile.ts";
import { encodeJson } from "../../src/crypto/canonicalJson.ts";
import { fromBase64url } from "../../src/crypto/bytes.ts";
import { decryptPayload } from "../../src/crypto/payloadStream.ts";
import { readStream } from "../../src/crypto/segments.ts";
import type { ChartkeySession } from "../../src/createChartkey.ts";
import { payloadContext } from "../../src/chart/contexts.ts";
import { payloadRefSchema, type PayloadRef } from "../../src/health/manifest.ts";
import type { BlobStore, OwnBlobStore } from "../../src/store/blobStore.ts";
import { pointerToCid } from "../../src/store/cid.ts";
import { memoryStore } from "../../src/store/memoryStore.ts";
import { collect } from "../../src/store/unixfs.ts";
import type { Deployment } from "../../src/wire/chain.ts";

/** A store that can be copied whole, and that the power can leave at any write. */
export class WatchedStore {
  readonly memory: OwnBlobStore = memoryStore();
  /** Where the power goes out next, like "after manifest", and at which of these writes; undefined: nowhere. */
  cut: { where: string; nth: number } | undefined;
  /** What happens elsewhere while the next payload is stored. */
  onNextPayload: (() => Promise<void>) | undefined;
  readonly #objects = new Set<string>();
  readonly #payloads = new Set<string>();

  /** Does one write; the power can go out before it, and after it before anybody hears of it. */
  async write<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
    this.#burn(`before ${what}`);
    const value = await work();
    this.#burn(`after ${what}`);
    return value;
  }

  #burn(where: string): void {
    if (this.cut?.where !== where) return;
    this.cut.nth -= 1;
    if (this.cut.nth > 0) return;
    this.cut = undefined;
    throw new Error("the power went out");
  }

  readonly blobs: BlobStore = {
    getObject: (pointer, options) => this.memory.getObject(pointer, options),
    getPayload: (cid, options) => this.memory.getPayload(cid, options),
    putObject: (pointer, bytes, place) => {
      this.#objects.add(pointer);
      return this.write(place.kind, () => this.memory.putObject(pointer, bytes, place));
    },
    putPayload: async (ciphertext, options) => {
      const elsewhere = this.onNextPayload;
      this.onNextPayload = undefined;
      await elsewhere?.();
      const cid = await this.write("payload", () => this.memory.putPayload(ciphertext, options));
      this.#payloads.add(cid);
      return cid;
    },
    delete: (cid) =>
      this.write(this.#payloads.has(cid) ? "deleting a payload" : "deleting a manifest", () => this.memory.delete(cid)),
  };

  /** Everything that is in the store now. */
  async dump(): Promise<{ objects: Uint8Array[]; payloads: Uint8Array[] }> {
    const dump = { objects: [] as Uint8Array[], payloads: [] as Uint8Array[] };
    for (const pointer of this.#objects)
      if ((await this.memory.sizeOf(pointerToCid(pointer))) !== undefined)
        dump.objects.push(await this.memory.getObject(pointer));
    for (const cid of this.#payloads)
      if ((await this.memory.sizeOf(cid)) !== undefined)
        dump.payloads.push(await collect(readStream(await this.memory.getPayload(cid))));
    return dump;
  }
}

/** Somebody who keeps every key they meet, and is given copies of the whole store. */
export class Hoarder {
  readonly identities = new Set<string>();
  readonly #payloads = new Map<string, PayloadRef>();
  readonly #deployment: Deployment;
  readonly #patient: bigint;

  constructor(deployment: Deployment, patient: bigint) {
    this.#deployment = deployment;
    this.#patient = patient;
  }

  /** All text that opens in the store as it is now, with every key there is, until no more keys come to light. */
  async read(store: WatchedStore): Promise<string> {
    const { objects, payloads } = await store.dump();
    const texts = new Set<string>();
    for (let keys = -1; keys !== this.#known();) {
      keys = this.#known();
      for (const object of objects) await this.#open(object, texts);
      for (const payload of payloads)
        for (const ref of this.#payloads.values()) {
          const content = await this.#decrypt(payload, ref).catch(() => undefined);
          if (!content) continue;
          texts.add(new TextDecoder().decode(content));
          // A sealed object of an earlier version.
          await this.#open(content, texts);
        }
    }
    return [...texts].join("\n");
  }

  async #open(object: Uint8Array, texts: Set<string>): Promise<void> {
    const content = await decryptAgeFile(object, [...this.identities]).catch(() => undefined);
    if (content) texts.add(this.#learn(content));
  }

  #known(): number {
    return this.identities.size + this.#payloads.size;
  }

  #learn(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes).trim();
    JSON.parse(text, (_, value: unknown) => {
      const payload = payloadRefSchema.safeParse(value);
      if (payload.success) this.#payloads.set(payload.data.cid, payload.data);
      if (typeof value === "string" && value.startsWith("AGE-SECRET-KEY-PQ-")) this.identities.add(value);
      return value;
    });
    return text;
  }

  async #decrypt(ciphertext: Uint8Array, { key, segmentSize, ...place }: PayloadRef): Promise<Uint8Array> {
    const associatedData = encodeJson(payloadContext(this.#deployment, { patient: this.#patient, ...place }));
    const stream = new Blob([ciphertext as Uint8Array<ArrayBuffer>]).stream();
    return collect(readStream(decryptPayload(stream, { key: fromBase64url(key), associatedData, segmentSize })));
  }
}

/** What the owner reads of every version of every record: titles, notes and files. */
export async function readEverything(owner: ChartkeySession): Promise<string[]> {
  const patient = owner.actor.actor;
  const found: string[] = [];
  for (const { author, sequence, versions } of await owner.records(patient))
    for (const { version, compartment } of versions) {
      if (compartment === null) continue;
      const { manifest } = await owner.open({ patient, author, sequence, version });
      const files = await Promise.all(
        manifest.payloads.map(async (payload) =>
          new TextDecoder().decode(await collect(readStream(await owner.openPayload({ patient, payload })))),
        ),
      );
      found.push([`${String(author)}/${String(sequence)}`, manifest.title, manifest.note ?? "", ...files].join("|"));
    }
  return [...new Set(found)].sort();
}
