// @ts-nocheck
import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** Bytes of age's STREAM. */
const [NONCE, CHUNK, TAG] = [16, 64 * 1024, 16];

/** One file of age's public test kit: what to do with it, and what must come of it. */
export interface CctvVector {
  readonly name: string;
  readonly expect: string;
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
  readonly armored: boolean;
  readonly file: Uint8Array;
  /** Whether `bytes` are what may come out of the file: nothing, or its authentic beginning. */
  readonly released: (bytes: Uint8Array) => boolean;
}

/** Reads the kit's own format: lines of `key: value`, an empty line, and the file, which may be compressed. */
export function readCctv(name: string, source: Uint8Array): CctvVector {
  const text = Buffer.from(source);
  const end = text.indexOf("\n\n");
  const lines = text
    .subarray(0, end)
    .toString()
    .split("\n")
    .map((line) => /^([a-z ]+): (.*)$/.exec(line) ?? fail(name));
  const values = (key: string): string[] => lines.flatMap(([, own, value]) => (own === key ? [value ?? ""] : []));
  const [expected = fail(name)] = values("expect");
  const [payload] = values("payload");
  const body = text.subarray(end + 2);
  const compressed = values("compressed");
  if (compressed.some((kind) => kind !== "zlib")) fail(name);
  const file = compressed.length > 0 ? inflateSync(body) : body;
  const fileKey = Buffer.from(values("file key")[0] ?? "", "hex");
  return {
    name,
    expect: expected,
    identities: values("identity"),
    passphrases: values("passphrase"),
    armored: values("armored").includes("yes"),
    file,
    released: (bytes) => {
      if (payload === undefined || (expected !== "success" && bytes.length === 0)) return bytes.length === 0;
      return sha256Of(bytes) === payload || (expected !== "success" && isBeginning(bytes, file, fileKey));
    },
  };
}

const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * The kit names the digest of all that a reader can release; one that holds a chunk back until it knows the next releases
 * less. Then what it released must be whole chunks that encrypt to the file's own.
 */
function isBeginning(bytes: Uint8Array, file: Uint8Array, fileKey: Uint8Array): boolean {
  const mac = Buffer.from(file).indexOf("\n---");
  const start = file.indexOf(0x0a, mac + 1) + 1;
  const key = hkdf(sha256, fileKey, file.subarray(start, start + NONCE), Buffer.from("payload"), 32);
  const chunks = Array.from({ length: bytes.length / CHUNK }, (_, index) => {
    const nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setUint32(7, index);
    return chacha20poly1305(key, nonce).encrypt(bytes.subarray(index * CHUNK, (index + 1) * CHUNK));
  });
  const authentic = file.subarray(start + NONCE, start + NONCE + chunks.length * (CHUNK + TAG));
  return bytes.length % CHUNK === 0 && Buffer.concat(chunks).equals(authentic);
}

function fail(name: string): never {
  throw new Error(`The test kit's file ${name} is not as expected.`);
}
