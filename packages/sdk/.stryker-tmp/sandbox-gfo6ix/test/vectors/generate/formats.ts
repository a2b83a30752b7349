// @ts-nocheck
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { encodeJson } from "../../../src/crypto/canonicalJson.ts";
import { deriveIdentity, epochPath, identityPath, recipientOf } from "../../../src/crypto/keys.ts";
import { paddedSize } from "../../../src/crypto/padme.ts";
import { encryptPayload } from "../../../src/crypto/payloadStream.ts";
import { seal, type SealedContext } from "../../../src/crypto/sealedObject.ts";

/**
 * Writes `formats.json`: keys, sealed objects and payloads as docs/formats.md has them, and as many that must be refused.
 *
 *     node test/vectors/generate/formats.ts
 *
 * Every run gives other ciphertexts: nonces and keys are made inside and are never a parameter.
 */
const OUT = join(import.meta.dirname, "..", "formats.json");
const root = Uint8Array.from({ length: 32 }, (_, index) => index);
const context: SealedContext = {
  format: "chartkey/manifest/1",
  chainId: 31337,
  registry: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
  patient: "7",
  author: "9",
  sequence: 3,
  version: 2,
  compartment: 4,
  epoch: 1,
};
const data = { text: "seen today" };

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const concat = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const flipped = (bytes: Uint8Array, place: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  const at = place < 0 ? copy.length + place : place;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

async function keys() {
  const paths = [identityPath(1), epochPath(0, 0), epochPath(4, 1), "lock/phrase"];
  return Promise.all(
    paths.map(async (path) => {
      const identity = await deriveIdentity(root, path);
      return { path, identity, recipient: await recipientOf(identity) };
    }),
  );
}

/** An age file with `plaintext` as it is: what `seal` would not make. */
async function ageFile(plaintext: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plaintext);
}

function padded(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(paddedSize(bytes.length)).fill(0x20);
  whole.set(bytes);
  return whole;
}

async function sealedObjects() {
  const identity = await deriveIdentity(root, epochPath(4, 1));
  const recipient = await recipientOf(identity);
  const other = await recipientOf(await deriveIdentity(root, epochPath(4, 2)));
  const one = await seal({ context, data, recipients: [recipient] });
  const large = { text: "x".repeat(70_000) };
  const headerEnd = one.length - 4096 - 16 - 16;
  const json = (value: unknown): Uint8Array => padded(new TextDecoder().decode(encodeJson(value)));
  const foreign = await identityToRecipient(await generateX25519Identity());
  const vector = (name: string, file: Uint8Array, more: object) => ({
    name,
    identity,
    expected: context,
    ...more,
    file: base64(file),
  });
  const opens = (name: string, file: Uint8Array, content: unknown = data) => vector(name, file, { data: content });
  const fails = (name: string, code: string, file: Uint8Array, more: object = {}) =>
    vector(name, file, { code, ...more });
  return [
    opens("one recipient", one),
    opens("two recipients, ours second", await seal({ context, data, recipients: [other, recipient] })),
    opens("several chunks", await seal({ context, data: large, recipients: [recipient] }), large),
    opens("no padding", await ageFile(encodeJson({ context, data }), recipient)),
    opens("members in another order", await ageFile(padded(JSON.stringify({ data, context })), recipient)),
    opens(
      "numbers, null and nested lists",
      await seal({ context, data: [1, null, [1.5, "ä"]], recipients: [recipient] }),
      [1, null, [1.5, "ä"]],
    ),
    fails("sealed to another key", "KEY_NOT_GRANTED", await seal({ context, data, recipients: [other] })),
    fails("sealed to an X25519 key only", "KEY_NOT_GRANTED", await ageFile(json({ context, data }), foreign)),
    fails("first byte flipped", "UNREADABLE", flipped(one, 0)),
    fails("header MAC flipped", "UNREADABLE", flipped(one, headerEnd - 10)),
    fails("payload nonce flipped", "UNREADABLE", flipped(one, headerEnd + 3)),
    fails("last tag flipped", "UNREADABLE", flipped(one, -1)),
    fails("cut by a byte", "UNREADABLE", one.subarray(0, -1)),
    fails("cut after the header", "UNREADABLE", one.subarray(0, headerEnd)),
    fails("longer by a byte", "UNREADABLE", concat(one, Uint8Array.of(0))),
    fails("an empty last chunk", "UNREADABLE", concat(one, new Uint8Array(16))),
    fails("not JSON", "UNREADABLE", await ageFile(padded("seen today"), recipient), { opensElsewhere: true }),
    fails("not UTF-8", "UNREADABLE", await ageFile(Uint8Array.of(0x22, 0xff, 0x22), recipient), {
      opensElsewhere: true,
    }),
    fails("no context", "UNREADABLE", await ageFile(json({ data }), recipient), { opensElsewhere: true }),
    fails("a third member", "UNREADABLE", await ageFile(json({ context, data, more: 1 }), recipient), {
      opensElsewhere: true,
    }),
    fails(
      "a list in the context",
      "UNREADABLE",
      await ageFile(json({ context: { ...context, patient: ["7"] }, data }), recipient),
      { opensElsewhere: true },
    ),
    fails("another version", "CONTEXT_MISMATCH", one, { expected: { ...context, version: 3 }, opensElsewhere: true }),
    fails("a number as text", "CONTEXT_MISMATCH", one, {
      expected: { ...context, chainId: "31337" },
      opensElsewhere: true,
    }),
    fails(
      "a member more than expected",
      "CONTEXT_MISMATCH",
      await seal({ context: { ...context, more: 1 }, data, recipients: [recipient] }),
      { opensElsewhere: true },
    ),
  ];
}

async function payloads() {
  const key = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
  const associatedData = encodeJson({
    format: "chartkey/payload/1",
    chainId: 31337,
    patient: "7",
    author: "9",
    compartment: 4,
  });
  const segmentSize = 4096;
  const plaintext = (size: number): Uint8Array<ArrayBuffer> =>
    Uint8Array.from({ length: size }, (_, index) => (index * 7) % 251);
  const encrypt = async (size: number): Promise<Uint8Array> => {
    const stream = encryptPayload(new Blob([plaintext(size)]).stream(), { key, associatedData, segmentSize });
    return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
  };
  const one = await encrypt(100);
  const three = await encrypt(9_000);
  const [first, second, third] = [three.subarray(0, 4096), three.subarray(4096, 8192), three.subarray(8192)];
  const vector = (name: string, bytes: Uint8Array, more: object) => ({
    name,
    key: base64(key),
    associatedData: base64(associatedData),
    segmentSize,
    ...more,
    ciphertext: base64(bytes),
  });
  const opens = async (size: number) => vector(`${String(size)} bytes`, await encrypt(size), { plaintextSize: size });
  return [
    ...(await Promise.all([0, 1, 4039, 4040, 4041, 8120].map(opens))),
    vector("another key", one, { key: base64(Uint8Array.from(key).reverse()) }),
    vector("another place", one, { associatedData: base64(encodeJson({ format: "chartkey/payload/1" })) }),
    vector("another segment size", three, { segmentSize: 8192 }),
    vector("header says 41", flipped(one, 0), {}),
    vector("salt flipped", flipped(one, 1), {}),
    vector("nonce prefix flipped", flipped(one, 39), {}),
    vector("tag flipped", flipped(one, -1), {}),
    vector("cut in the header", one.subarray(0, 39), {}),
    vector("cut by a byte", one.subarray(0, -1), {}),
    vector("cut at a segment's end", three.subarray(0, 8192), {}),
    vector("second segment missing", concat(first, third), {}),
    vector("second segment twice", concat(first, second, second, third), {}),
    vector("longer by a byte", concat(three, Uint8Array.of(0)), {}),
    vector("nothing", new Uint8Array(), {}),
  ];
}

const vectors = { root: base64(root), keys: await keys(), sealed: await sealedObjects(), payloads: await payloads() };
writeFileSync(OUT, `${JSON.stringify(vectors, undefined, 1)}\n`);
