// @ts-nocheck
import { z } from "zod";
import { recipientOf, identityFromSeed } from "../../src/crypto/keys.ts";
import { decryptPayload, encryptPayload } from "../../src/crypto/payloadStream.ts";
import { decodeDocument, encodeDocument } from "../../src/crypto/publicDocument.ts";
import { open, seal, type SealedContext } from "../../src/crypto/sealedObject.ts";
import { isHybridRecipient } from "../../src/crypto/hybrid/recipientKey.ts";
import { type ManifestKind, manifestSchema } from "../../src/health/manifest.ts";
import { openVault, sealVault, createVault } from "../../src/vault/vault.ts";
import { ChartkeyError } from "../../src/errors.ts";

/** Something that reads bytes from a store: a whole one of it, and its reader. */
export interface Target {
  readonly name: string;
  readonly whole: Uint8Array;
  /** What the reader gives for the whole one. */
  readonly expected: string;
  readonly read: (bytes: Uint8Array) => Promise<string>;
  /** Not one member of what was read may differ: nothing was authenticated by a key. */
  readonly codes: readonly string[];
}

const context: SealedContext = { format: "chartkey/manifest/1", chainId: 31337, patient: "7", epoch: 1 };
const identities = [1, 2].map((seed) => identityFromSeed(new Uint8Array(32).fill(seed)));
const [identity = ""] = identities;
const parameters = {
  key: new Uint8Array(32).fill(5),
  associatedData: new TextEncoder().encode('{"format":"chartkey/payload/1"}'),
  segmentSize: 4096,
};
const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
const collect = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

const SEALED_CODES = ["UNREADABLE", "KEY_NOT_GRANTED"];

export async function targets(): Promise<Target[]> {
  const recipients = await Promise.all(identities.map(recipientOf));
  return [
    await payload("payload of one segment", 900),
    await payload("payload of three segments", 9_000),
    await manifest("manifest sealed to one key", recipients.slice(0, 1)),
    await manifest("object sealed to two keys", recipients),
    await vault(),
    await keyList(recipients),
    await recipientText(recipients[0] ?? ""),
  ];
}

async function payload(name: string, size: number): Promise<Target> {
  const plaintext = Uint8Array.from({ length: size }, (_, index) => index % 251);
  const read = async (bytes: Uint8Array): Promise<string> =>
    (await collect(decryptPayload(streamOf(bytes), parameters))).toString("latin1");
  const whole = await collect(encryptPayload(streamOf(plaintext), parameters));
  return { name, whole, expected: Buffer.from(plaintext).toString("latin1"), read, codes: ["UNREADABLE"] };
}

async function manifest(name: string, recipients: readonly string[]): Promise<Target> {
  const kind: ManifestKind = "note";
  const data = {
    title: "Visit",
    kind,
    createdAt: "2026-01-01T00:00:00Z",
    resources: [],
    note: "All well",
    payloads: [],
  };
  const read = async (bytes: Uint8Array): Promise<string> =>
    JSON.stringify(await open({ sealed: bytes, identities: [identity], expected: context, schema: manifestSchema }));
  const whole = await seal({ context, data, recipients });
  return { name, whole, expected: JSON.stringify(manifestSchema.parse(data)), read, codes: SEALED_CODES };
}

async function vault(): Promise<Target> {
  const locks = identities.map((one) => ({ kind: "phrase" as const, label: "Lock", identity: one }));
  const [lock] = locks;
  if (!lock) throw new Error("There is no lock.");
  const root = new Uint8Array(32).fill(9);
  const read = async (bytes: Uint8Array): Promise<string> =>
    Buffer.from((await openVault(bytes, lock, context)).root).toString("hex");
  const whole = await sealVault(await createVault(root, locks), context);
  return {
    name: "vault",
    whole,
    expected: Buffer.from(root).toString("hex"),
    read,
    codes: ["UNREADABLE", "WRONG_LOCK"],
  };
}

/** A public document is not secret and its digest is checked before: it need only be read without a fault. */
async function keyList(recipients: readonly string[]): Promise<Target> {
  const schema = z.strictObject({ compartments: z.array(z.string().max(2_000)).max(64) });
  const expected = { compartments: [...recipients] };
  const read = async (bytes: Uint8Array): Promise<string> => {
    decodeDocument(bytes, context, schema);
    return JSON.stringify(expected);
  };
  const codes = ["UNREADABLE", "CONTEXT_MISMATCH"];
  return {
    name: "key list",
    whole: encodeDocument(context, expected),
    expected: JSON.stringify(expected),
    read,
    codes,
  };
}

async function recipientText(recipient: string): Promise<Target> {
  const whole = new TextEncoder().encode(recipient);
  const read = async (bytes: Uint8Array): Promise<string> => {
    // Whether a changed text is still a key is chance; that the question is answered is not.
    isHybridRecipient(new TextDecoder().decode(bytes));
    return recipient;
  };
  return { name: "public key", whole, expected: recipient, read, codes: [] };
}

/** What is wrong with how `target` took `bytes`; undefined when nothing is. */
export async function fault(target: Target, bytes: Uint8Array): Promise<string | undefined> {
  const { wrong, milliseconds } = await reading(target, bytes);
  if (wrong !== undefined || milliseconds <= MAX_MILLISECONDS) return wrong;
  // The same input takes the same work again; a machine that stood still for a moment does not do so twice.
  const again = await reading(target, bytes);
  return again.milliseconds > MAX_MILLISECONDS ? "took longer than a second, twice" : again.wrong;
}

const MAX_MILLISECONDS = 1_000;

async function reading(
  target: Target,
  bytes: Uint8Array,
): Promise<{ wrong: string | undefined; milliseconds: number }> {
  const startedAt = performance.now();
  let wrong: string | undefined;
  try {
    if ((await target.read(bytes)) !== target.expected) wrong = "gave other content";
  } catch (error) {
    if (!(error instanceof ChartkeyError) || !target.codes.includes(error.code)) wrong = `threw ${String(error)}`;
  }
  return { wrong, milliseconds: performance.now() - startedAt };
}
