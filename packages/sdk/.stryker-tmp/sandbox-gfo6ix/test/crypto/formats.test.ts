// @ts-nocheck
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { deriveIdentity, recipientOf } from "../../src/crypto/keys.ts";
import { decryptPayload } from "../../src/crypto/payloadStream.ts";
import { open, type SealedContext } from "../../src/crypto/sealedObject.ts";
import { vectorFile } from "../support/vectors.ts";

interface SealedVector {
  readonly name: string;
  readonly identity: string;
  readonly expected: SealedContext;
  readonly file: string;
  readonly data?: unknown;
  readonly code?: string;
  /** Refused here for what is inside or where it was found: as an age file it is whole. */
  readonly opensElsewhere?: boolean;
}
interface PayloadVector {
  readonly name: string;
  readonly key: string;
  readonly associatedData: string;
  readonly segmentSize: number;
  readonly ciphertext: string;
  readonly plaintextSize?: number;
}
const vectors = vectorFile("formats.json") as {
  root: string;
  keys: { path: string; identity: string; recipient: string }[];
  sealed: SealedVector[];
  payloads: PayloadVector[];
};
const bytes = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, "base64"));
const pattern = (size: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: size }, (_, index) => (index * 7) % 251));
const sha256 = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");

async function payloadOf({ key, associatedData, segmentSize, ciphertext }: PayloadVector): Promise<Buffer> {
  const parameters = { key: bytes(key), associatedData: bytes(associatedData), segmentSize };
  const parts: Uint8Array[] = [];
  for await (const part of decryptPayload(new Blob([bytes(ciphertext)]).stream(), parameters)) parts.push(part);
  return Buffer.concat(parts);
}

describe("the formats' vectors", () => {
  it("[K36] are half failing ones, or more", () => {
    const failing = [
      ...vectors.sealed.filter(({ code }) => code),
      ...vectors.payloads.filter((one) => one.plaintextSize === undefined),
    ];
    expect(failing.length).toBe(32);
    expect(vectors.sealed.length + vectors.payloads.length).toBe(44);
  });

  it.each(vectors.keys)("[K36] key of $path", async ({ path, identity, recipient }) => {
    expect(await deriveIdentity(bytes(vectors.root), path)).toBe(identity);
    expect(await recipientOf(identity)).toBe(recipient);
  });

  it.each(vectors.sealed)("[K36] sealed object: $name", async ({ identity, expected, file, data, code }) => {
    const opened = open({ sealed: bytes(file), identities: [identity], expected, schema: z.json() });
    if (code === undefined) expect(await opened).toEqual(data);
    else await expect(opened).rejects.toMatchObject({ code });
  });

  it.each(vectors.payloads)("[K36] payload: $name", async (vector) => {
    if (vector.plaintextSize === undefined)
      await expect(payloadOf(vector)).rejects.toMatchObject({ code: "UNREADABLE" });
    else expect((await payloadOf(vector)).equals(pattern(vector.plaintextSize))).toBe(true);
  });
});

/** Go's programs, with the modules that are on this machine: nothing is fetched. */
const go = (args: string[], input = "") =>
  spawnSync("go", args, {
    cwd: fileURLToPath(new URL("../other/go", import.meta.url)),
    env: { ...process.env, GOPROXY: "off", GOFLAGS: "-mod=readonly -buildvcs=false", GOTOOLCHAIN: "local" },
    input,
    encoding: "utf8",
    maxBuffer: 16 * 1024 * 1024,
  });

function whyNot(): string | undefined {
  if (go(["version"]).status !== 0) return "Go is not installed";
  const built = go(["vet", "."]);
  return built.status === 0 ? undefined : "filippo.io/age and tink-go are not in Go's module cache, or Go is too old";
}
const reason = whyNot();

describe("other implementations: age and Tink, both for Go", () => {
  it.skipIf(reason !== undefined)(
    `[K36] open what opens and refuse what is damaged${reason ? ` (skipped: ${reason})` : ""}`,
    () => {
      const tasks = [
        ...vectors.sealed.map(({ identity, file }) => ({ identity, bytes: file })),
        ...vectors.payloads.map(({ key, associatedData, segmentSize, ciphertext }) => ({
          key,
          associatedData,
          segmentSize,
          bytes: ciphertext,
        })),
      ];
      const run = go(["run", "."], JSON.stringify(tasks));
      expect(run.stderr).toBe("");
      const verdicts = JSON.parse(run.stdout) as { opens: boolean; sha256: string }[];
      const names = [...vectors.sealed, ...vectors.payloads].map(({ name }) => name);
      const expected = [
        ...vectors.sealed.map(({ code, opensElsewhere }) => code === undefined || opensElsewhere === true),
        ...vectors.payloads.map(({ plaintextSize }) => plaintextSize !== undefined),
      ];
      expect(verdicts.map(({ opens }, index) => [names[index], opens])).toEqual(
        expected.map((opens, index) => [names[index], opens]),
      );
      const payloadVerdicts = verdicts.slice(vectors.sealed.length);
      vectors.payloads.forEach(({ plaintextSize }, index) => {
        if (plaintextSize !== undefined) expect(payloadVerdicts[index]?.sha256).toBe(sha256(pattern(plaintextSize)));
      });
    },
    300_000,
  );
});
