import { decryptPayload, encryptPayload, identityFromSeed, open, recipientOf, seal } from "@chartkey/sdk/crypto";
import { cidTap } from "@chartkey/sdk/store";
import { Decrypter, Encrypter } from "age-encryption";
import sodium from "libsodium-wrappers";
import { z } from "zod";

/** Bytes that one round of a contender works on, or objects it opens, and the work. */
export interface Contender {
  readonly amount: number;
  readonly run: () => Promise<void>;
}

const MIB = 1024 * 1024;
/** What a browser's `File.stream()` gives at a time. */
const SOURCE_CHUNK = 64 * 1024;
const GCM_SEGMENT = 256 * 1024;
const IN_FLIGHT = 8;
const OBJECTS = 200;

const random = (length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};

/** The same 4 MiB of noise again and again, so that the source costs nothing and takes no memory. */
const noise = random(4 * MIB);

export function source(size: number, chunk = SOURCE_CHUNK): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const from = at % noise.length;
        const end = Math.min(from + chunk, noise.length, from + size - at);
        controller.enqueue(noise.subarray(from, end));
        at += end - from;
        if (at >= size) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

async function drain(stream: ReadableStream<Uint8Array>): Promise<void> {
  const reader = stream.getReader();
  while (!(await reader.read()).done);
}

const parameters = (segmentSize: number) => ({ key: random(32), associatedData: random(100), segmentSize });

/** What the product does with a file on its way to a store: encrypt it and compute the CID of the ciphertext. */
export async function encryptWithCid(size: number, segmentSize: number): Promise<void> {
  const tap = cidTap();
  await drain(encryptPayload(source(size), parameters(segmentSize)).pipeThrough(tap));
  await tap.imported;
}

/** Encrypts and decrypts `size` bytes as one stream. */
export async function roundTrip(size: number, segmentSize: number): Promise<void> {
  const chosen = parameters(segmentSize);
  await drain(decryptPayload(encryptPayload(source(size), chosen), chosen));
}

/** The platform's AES-256-GCM and SHA-256 of its result, eight segments in flight, and nothing else. */
async function rawSegments(size: number): Promise<void> {
  const key = await crypto.subtle.importKey("raw", random(32), "AES-GCM", false, ["encrypt"]);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < size / GCM_SEGMENT) {
      const index = next++;
      const iv = new Uint8Array(12);
      new DataView(iv.buffer).setUint32(7, index);
      const from = (index * GCM_SEGMENT) % noise.length;
      const sealed = await crypto.subtle.encrypt(
        { name: "AES-GCM", iv },
        key,
        noise.subarray(from, from + GCM_SEGMENT),
      );
      await crypto.subtle.digest("SHA-256", sealed);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

async function ageStream(size: number, recipient: string): Promise<void> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  await drain(await encrypter.encrypt(source(size)));
}

function secretstream(size: number): void {
  const { state } = sodium.crypto_secretstream_xchacha20poly1305_init_push(random(32));
  for (let at = 0; at < size; at += SOURCE_CHUNK) {
    const from = at % noise.length;
    sodium.crypto_secretstream_xchacha20poly1305_push(
      state,
      noise.subarray(from, from + SOURCE_CHUNK),
      null,
      sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
    );
  }
}

/** A manifest as a chart has it, and both ways to open it. */
async function manifests(recipient: string, identity: string): Promise<Record<string, Contender>> {
  const context = { format: "chartkey/manifest/1", patient: "7", sequence: 3 };
  const data = { title: "Blood count", note: "n".repeat(2_000) };
  const schema = z.strictObject({ title: z.string(), note: z.string() });
  const sealed: Uint8Array[] = [];
  for (let count = 0; count < OBJECTS; count++) sealed.push(await seal({ context, data, recipients: [recipient] }));
  const opened = (one: Uint8Array): Promise<unknown> =>
    open({ sealed: one, identities: [identity], expected: context, schema });
  return {
    "open manifests, one by one": {
      amount: OBJECTS,
      async run() {
        for (const one of sealed) await opened(one);
      },
    },
    "open manifests, all at once": {
      amount: OBJECTS,
      async run() {
        await Promise.all(sealed.map(opened));
      },
    },
    "open manifests, age-encryption's identity": {
      amount: OBJECTS,
      async run() {
        for (const one of sealed) {
          const decrypter = new Decrypter();
          decrypter.addIdentity(identity);
          const { context: found, data: inside } = JSON.parse(
            await decrypter.decrypt(one, "text"),
          ) as typeof context & {
            context: typeof context;
            data: unknown;
          };
          if (found.format !== context.format) throw new Error("Another object.");
          schema.parse(inside);
        }
      },
    },
  };
}

/** Everything that is measured side by side. `segmentSize` is the product's choice for this platform. */
export async function contenders(segmentSize: number): Promise<Record<string, Contender>> {
  await sodium.ready;
  const identity = identityFromSeed(random(32));
  const recipient = await recipientOf(identity);
  const stream = (amount: number, run: () => Promise<void> | void): Contender => ({ amount, run: async () => run() });
  return {
    "payload with CID": stream(128 * MIB, () => encryptWithCid(128 * MIB, segmentSize)),
    "AES-256-GCM and SHA-256, no glue": stream(128 * MIB, () => rawSegments(128 * MIB)),
    "age-encryption stream": stream(32 * MIB, () => ageStream(32 * MIB, recipient)),
    "libsodium secretstream": stream(32 * MIB, () => secretstream(32 * MIB)),
    ...(await manifests(recipient, identity)),
  };
}
