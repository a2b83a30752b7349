// @ts-nocheck
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Trims the Wycheproof sets of the primitives used here to what the tests read. Wycheproof is also a Go module:
 *
 *     dir=$(go mod download -json github.com/c2sp/wycheproof@latest | jq -r .Dir)
 *     node test/vectors/generate/wycheproof.ts "$dir/testvectors_v1"
 */
const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("Usage: node test/vectors/generate/wycheproof.ts <folder testvectors_v1>");
const OUT = join(import.meta.dirname, "..", "wycheproof");

type Test = Record<string, string | number | string[]>;
interface Group extends Record<string, unknown> {
  readonly tests: readonly Test[];
}

/** Members kept, those that are bytes; `digest` members are replaced by their SHA-256; `groups` says which apply here. */
interface Set {
  readonly bytes: readonly string[];
  readonly digests?: readonly string[];
  readonly plain?: readonly string[];
  readonly groups?: (group: Group) => boolean;
}

const aead: Set = {
  bytes: ["key", "iv", "aad", "msg", "ct", "tag"],
  groups: ({ keySize, ivSize, tagSize }) => keySize === 256 && ivSize === 96 && tagSize === 128,
};
const SETS: Record<string, Set> = {
  aes_gcm_test: aead,
  chacha20_poly1305_test: aead,
  hkdf_sha256_test: { bytes: ["ikm", "salt", "info", "okm"], plain: ["size"] },
  hmac_sha256_test: { bytes: ["key", "msg", "tag"], groups: ({ tagSize }) => tagSize === 256 },
  mlkem_768_encaps_test: { bytes: ["m", "ek", "K"], digests: ["c"] },
  mlkem_768_keygen_seed_test: { bytes: ["seed"], digests: ["ek"] },
  mlkem_768_test: { bytes: ["seed", "c", "K"] },
  x25519_test: { bytes: ["public", "private", "shared"] },
};

mkdirSync(OUT, { recursive: true });
for (const [name, set] of Object.entries(SETS)) {
  const { testGroups } = JSON.parse(readFileSync(join(source, `${name}.json`), "utf8")) as { testGroups: Group[] };
  const tests = testGroups.filter(set.groups ?? (() => true)).flatMap((group) => group.tests);
  const lines = tests.map((test) => JSON.stringify(trim(test, set)));
  const head = [
    `"source": "Project Wycheproof, ${basename(dirname(source))}, testvectors_v1/${name}.json"`,
    '"licence": "Apache-2.0"',
    `"count": ${String(tests.length)}`,
  ];
  writeFileSync(join(OUT, `${name}.json`), `{\n${head.join(",\n")},\n"tests": [\n${lines.join(",\n")}\n]}\n`);
}

function trim(test: Test, { bytes, digests = [], plain = [] }: Set): Record<string, unknown> {
  const unhex = (member: string): Buffer => Buffer.from(String(test[member] ?? ""), "hex");
  return {
    id: test["tcId"],
    result: test["result"],
    ...Object.fromEntries(plain.map((member) => [member, test[member]])),
    ...Object.fromEntries(bytes.map((member) => [member, unhex(member).toString("base64")])),
    ...Object.fromEntries(
      digests.map((member) => [`${member}Sha256`, createHash("sha256").update(unhex(member)).digest("base64")]),
    ),
  };
}
