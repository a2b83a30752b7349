// @ts-nocheck
import { bech32m } from "@scure/base";
import fc from "fast-check";
import { combine } from "shamir-secret-sharing";
import { describe, expect, it } from "vitest";
import { createSheets, readSheet, sheetsLock, type SheetPlace } from "../../src/vault/sheets.ts";
import { sheetGroups } from "../../src/vault/sheetText.ts";
import type { Deployment } from "../../src/wire/chain.ts";

const deployment = { chainId: 1, actorRegistry: `0x${"a".repeat(40)}` } as Deployment;
const place: SheetPlace = { deployment, actor: 7n };
const refusal = (reason: RegExp) => ({ code: "WRONG_SHEET", summary: expect.stringMatching(reason) as string });
const placesOfTwo = fc.constantFrom([0, 1], [0, 2], [1, 2], [1, 0], [2, 0], [2, 1], [0, 1, 2]);

const pick = (texts: readonly string[], places: readonly number[]): string[] =>
  places.map((index) => texts[index] ?? "");

describe("printed sheets", () => {
  it("[K29] any two of the three open the same lock, in any order, however they were typed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt(1n, 2n ** 64n - 1n), placesOfTwo, async (actor, places) => {
        const here = { deployment, actor };
        const { set, texts } = await createSheets(here);
        const lock = await sheetsLock(pick(texts, [0, 1]), here);
        expect(lock).toMatchObject({ kind: "sheets", hint: set });
        const typed = pick(texts, places).map((text) => ` ${sheetGroups(text).join(" - ").toLowerCase()}\n`);
        expect((await sheetsLock(typed, here)).identity).toBe(lock.identity);
      }),
      { numRuns: 60 },
    );
  });

  it("[K29] one alone opens nothing, not even twice", async () => {
    const { texts } = await createSheets(place);
    for (const text of texts) {
      await expect(sheetsLock([text], place)).rejects.toMatchObject(refusal(/2 sheets are needed; this is 1/));
      await expect(sheetsLock([text, text], place)).rejects.toMatchObject(refusal(/same sheet twice/));
    }
    await expect(sheetsLock([], place)).rejects.toMatchObject(refusal(/this is 0/));
  });

  it("[K29] one alone says nothing: with it, every secret is as likely as every other", async () => {
    const { texts } = await createSheets(place);
    const [one, other] = await Promise.all(pick(texts, [0, 1]).map((text) => readSheet(text, place)));
    if (!one || !other) throw new Error("no sheets");
    // Each byte of the secret is explained by exactly one value of the missing share, so all 256 stay possible.
    const x = other.share.slice(-1);
    const secrets = await Promise.all(
      Array.from({ length: 256 }, (_, value) =>
        combine([one.share, Uint8Array.from([...new Uint8Array(32).fill(value), ...x])]),
      ),
    );
    for (let byte = 0; byte < 32; byte++) expect(new Set(secrets.map((secret) => secret[byte])).size).toBe(256);
  });

  it("[K29] notices every single mistyped character and says where to look", async () => {
    const { texts } = await createSheets(place);
    const [text = ""] = texts;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("")),
        async (index, character) => {
          fc.pre(character !== text[index]);
          const typed = text.slice(0, index) + character + text.slice(index + 1);
          await expect(readSheet(typed, place)).rejects.toMatchObject(
            refusal(/does not begin with|group \d+|wrong or swapped/),
          );
        },
      ),
      { numRuns: 500 },
    );
    const typed = (change: (tidy: string) => string) => readSheet(change(text), place);
    await expect(typed((tidy) => `${tidy.slice(0, 22)}B${tidy.slice(23)}`)).rejects.toMatchObject(refusal(/group 5/));
    await expect(typed((tidy) => tidy.slice(0, -1))).rejects.toMatchObject(refusal(/has 90 characters; this has 89/));
    await expect(typed(() => "hello")).rejects.toMatchObject(refusal(/not one of Chartkey's/));
  });

  it("[K29] never repeats what was typed", async () => {
    const { texts } = await createSheets(place);
    const secret = (texts[0] ?? "").slice(30, 80);
    const error: unknown = await readSheet(`${texts[0] ?? ""}x`, place).catch((caught: unknown) => caught);
    expect(String(error).toUpperCase()).not.toContain(secret);
  });

  it("[K29] refuses sheets of another account, registry or chain, of two sets, and of a newer version", async () => {
    const own = await createSheets(place);
    const again = await createSheets(place);
    const elsewhere: SheetPlace[] = [
      { deployment, actor: 8n },
      { deployment: { ...deployment, chainId: 2 }, actor: 7n },
      { deployment: { ...deployment, actorRegistry: `0x${"b".repeat(40)}` }, actor: 7n },
    ];
    for (const other of elsewhere) {
      const { texts } = await createSheets(other);
      await expect(sheetsLock([own.texts[0] ?? "", texts[1] ?? ""], place)).rejects.toMatchObject(
        refusal(/The second sheet belongs to another account/),
      );
    }
    await expect(sheetsLock([own.texts[0] ?? "", again.texts[1] ?? ""], place)).rejects.toMatchObject(
      refusal(/different sets/),
    );
    const newer = bech32m.encode("cksheet", bech32m.toWords(new Uint8Array(47).fill(2)));
    await expect(readSheet(newer, place)).rejects.toMatchObject(refusal(/newer version/));
    // The same registry in another letter case is the same registry.
    const shouted = { deployment: { ...deployment, actorRegistry: `0x${"A".repeat(40)}` as const }, actor: 7n };
    expect((await sheetsLock(own.texts, shouted)).hint).toBe(own.set);
  });

  it("[K29] every set has its own secret and its own name", async () => {
    const [one, other] = await Promise.all([createSheets(place), createSheets(place)]);
    expect(one.set).toMatch(/^[0-9A-F]{8}$/);
    expect(one.set).not.toBe(other.set);
    expect((await sheetsLock(one.texts, place)).identity).not.toBe((await sheetsLock(other.texts, place)).identity);
  });
});
