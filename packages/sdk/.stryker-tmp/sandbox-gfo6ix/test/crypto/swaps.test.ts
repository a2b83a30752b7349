// @ts-nocheck
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  grantContext,
  keyListContext,
  keyringContext,
  manifestContext,
  payloadContext,
  privateProfileContext,
  publicProfileContext,
  type RecordPlace,
  requestContext,
  teamKeyContext,
  vaultContext,
} from "../../src/chart/contexts.ts";
import { encodeJson } from "../../src/crypto/canonicalJson.ts";
import { deriveIdentity, epochPath, recipientOf } from "../../src/crypto/keys.ts";
import { decryptPayload, encryptPayload } from "../../src/crypto/payloadStream.ts";
import { decodeDocument, encodeDocument } from "../../src/crypto/publicDocument.ts";
import { open, seal, type SealedContext } from "../../src/crypto/sealedObject.ts";
import type { Deployment } from "../../src/wire/chain.ts";

/** Two charts' worth of places: every one differs from the first in one respect only. */
const address = (byte: string): `0x${string}` => `0x${byte.repeat(20)}`;
const deployment = {
  chainId: 31337,
  actorRegistry: address("a1"),
  chartRegistry: address("c1"),
} as Deployment;
const otherChain = { ...deployment, chainId: 1 };
const otherRegistry = { ...deployment, chartRegistry: address("c2"), actorRegistry: address("a2") };
const place: RecordPlace = { patient: 7n, author: 9n, sequence: 3, version: 1, compartment: 2, epoch: 1 };

const records: Record<string, [Deployment, RecordPlace]> = {
  "the record": [deployment, place],
  "another patient": [deployment, { ...place, patient: 8n }],
  "another author": [deployment, { ...place, author: 7n }],
  "another record": [deployment, { ...place, sequence: 4 }],
  "another version": [deployment, { ...place, version: 2 }],
  "another compartment": [deployment, { ...place, compartment: 3 }],
  "another epoch": [deployment, { ...place, epoch: 2 }],
  "another chain": [otherChain, place],
  "another registry": [otherRegistry, place],
};

const charts: Record<string, (of: Deployment, patient: bigint) => SealedContext> = {
  "key list": keyListContext,
  keyring: keyringContext,
  grant: (of, patient) => grantContext(of, patient, 9n),
  "grant of another": (of, patient) => grantContext(of, patient, 10n),
  request: (of, patient) => requestContext(of, patient, 9n),
};
const actors: Record<string, (of: Deployment, keyDigest: string) => SealedContext> = {
  vault: vaultContext,
  profile: privateProfileContext,
  "public profile": publicProfileContext,
};

const team = { organization: 7n, generation: 1, member: 9n };
const teams: Record<string, SealedContext> = {
  "team key": teamKeyContext(deployment, team),
  "team key, another organization": teamKeyContext(deployment, { ...team, organization: 8n }),
  "team key, another generation": teamKeyContext(deployment, { ...team, generation: 2 }),
  "team key, another member": teamKeyContext(deployment, { ...team, member: 10n }),
  "team key, another chain": teamKeyContext(otherChain, team),
  "team key, another registry": teamKeyContext(otherRegistry, team),
};

/** Everything that is sealed or published, by what it is and where it belongs. */
const contexts: [string, SealedContext][] = [
  ...Object.entries(records).map(([name, [of, at]]): [string, SealedContext] => [
    `manifest, ${name}`,
    manifestContext(of, at),
  ]),
  ...Object.entries(charts).flatMap(([name, make]): [string, SealedContext][] => [
    [name, make(deployment, 7n)],
    [`${name}, another patient`, make(deployment, 8n)],
    [`${name}, another chain`, make(otherChain, 7n)],
    [`${name}, another registry`, make(otherRegistry, 7n)],
  ]),
  ...Object.entries(actors).flatMap(([name, make]): [string, SealedContext][] => [
    [name, make(deployment, "0x01")],
    [`${name}, another key`, make(deployment, "0x02")],
    [`${name}, another chain`, make(otherChain, "0x01")],
    [`${name}, another registry`, make(otherRegistry, "0x01")],
  ]),
  ...Object.entries(teams),
];

const payloads = Object.entries(records)
  // A payload is bound to chart, author and compartment; the manifest binds it to the record, version and epoch.
  .filter(([name]) => !["another record", "another version", "another epoch"].includes(name))
  .map(([name, [of, at]]): [string, SealedContext] => [
    name,
    payloadContext(of, { patient: at.patient, author: String(at.author), compartment: at.compartment }),
  ]);

/** All ordered pairs: who was put (its index) in whose place (its index). */
const pairs = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, from) =>
    Array.from({ length: count }, (_, to): [number, number] => [from, to]),
  ).flat();

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return "opened";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe("one put in the place of another", () => {
  const schema = z.string();
  let identity = "";
  let sealed: Uint8Array[] = [];

  beforeAll(async () => {
    // One key for all, as if somebody had every key: only the context inside is left to tell them apart.
    identity = await deriveIdentity(new Uint8Array(32).fill(4), epochPath(0, 0));
    const recipients = [await recipientOf(identity)];
    sealed = await Promise.all(contexts.map(([name, context]) => seal({ context, data: name, recipients })));
  });

  it("[K33] holds the contexts apart in all ordered pairs", () => {
    expect(contexts).toHaveLength(47);
    expect(new Set(contexts.map(([, context]) => JSON.stringify(context))).size).toBe(contexts.length);
  });

  it("[K33] a sealed object opens in its own place and in no other", async () => {
    for (const [from, to] of pairs(contexts.length)) {
      const got = await codeOf(() =>
        open({ sealed: sealed[from]!, identities: [identity], expected: contexts[to]![1], schema }),
      );
      expect([contexts[from]![0], contexts[to]![0], got]).toEqual([
        contexts[from]![0],
        contexts[to]![0],
        from === to ? "opened" : "CONTEXT_MISMATCH",
      ]);
    }
  });

  it("[K33] a public document is read in its own place and in no other", async () => {
    const documents = contexts.map(([name, context]) => encodeDocument(context, name));
    for (const [from, to] of pairs(contexts.length))
      expect(await codeOf(() => decodeDocument(documents[from]!, contexts[to]![1], schema))).toBe(
        from === to ? "opened" : "CONTEXT_MISMATCH",
      );
  });

  it("[K33] a payload opens in its own place and in no other", async () => {
    const key = new Uint8Array(32).fill(6);
    const at = (context: SealedContext) => ({ key, associatedData: encodeJson(context), segmentSize: 4096 });
    const read = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
      const parts: Uint8Array[] = [];
      for await (const part of stream) parts.push(part);
      return new Uint8Array(Buffer.concat(parts));
    };
    const ciphertexts = await Promise.all(
      payloads.map(([, context]) => read(encryptPayload(new Blob(["x".repeat(5_000)]).stream(), at(context)))),
    );
    expect(payloads).toHaveLength(6);
    for (const [from, to] of pairs(payloads.length))
      expect(
        await codeOf(() => read(decryptPayload(new Blob([ciphertexts[from]!]).stream(), at(payloads[to]![1])))),
      ).toBe(from === to ? "opened" : "UNREADABLE");
  });

  it("[K33] the key of one compartment's epoch opens nothing of another, nor of another person", async () => {
    const paths = [0, 1, 63].flatMap((index) => [0, 1, 2].map((epoch) => epochPath(index, epoch)));
    const people = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const keys = await Promise.all(people.flatMap((root) => paths.map((path) => deriveIdentity(root, path))));
    expect(new Set(keys).size).toBe(18);
    const context = { format: "x" };
    const objects = await Promise.all(
      keys.map(async (key) => seal({ context, data: "x", recipients: [await recipientOf(key)] })),
    );
    for (const [from, to] of pairs(keys.length))
      expect(
        await codeOf(() => open({ sealed: objects[from]!, identities: [keys[to]!], expected: context, schema })),
      ).toBe(from === to ? "opened" : "KEY_NOT_GRANTED");
  });
});
