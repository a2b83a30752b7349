// @ts-nocheck
import { readFileSync } from "node:fs";

/** A file of test vectors. A missing or empty one fails whoever asked: a test must not pass because it found nothing. */
export function vectorFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), "utf8"));
}

export interface WycheproofTest {
  readonly id: number;
  readonly result: "valid" | "acceptable" | "invalid";
  /** Bytes of the member `name`. */
  readonly bytes: (name: string) => Uint8Array<ArrayBuffer>;
  readonly size: number;
}

/** Tests of one Wycheproof set, all `count` of them. */
export function wycheproof(name: string, count: number): WycheproofTest[] {
  const { tests } = vectorFile(`wycheproof/${name}.json`) as { tests: Record<string, unknown>[] };
  if (tests.length !== count)
    throw new Error(`${name}.json holds ${String(tests.length)} tests, not ${String(count)}.`);
  return tests.map((test) => ({
    id: test["id"] as number,
    result: test["result"] as WycheproofTest["result"],
    bytes: (member) => unbase64(test[member]),
    size: test["size"] as number,
  }));
}

function unbase64(text: unknown): Uint8Array<ArrayBuffer> {
  if (typeof text !== "string") throw new Error("The vector lacks a member.");
  return new Uint8Array(Buffer.from(text, "base64"));
}

export const unhex = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, "hex"));
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
