import { describe, expect, it } from "vitest";
import { messages } from "@/messages/index.ts";

const FORBIDDEN =
  /\b(gas|hash|hashes|cids?|epochs?|nonce|ipfs|ethereum|blockchain|on chain|smart contract|ciphertext)\b/i;

/** Every text below a message, with its path; a function's own words count too. */
function texts(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String(value).replace(/^[^=]*=>/, "")]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

const seenByPatients = { ...messages, clinic: undefined, authority: undefined, organization: undefined };

describe("messages", () => {
  it("[W1] keep the words of the technology out of what patients read, except where they open details", () => {
    const found = texts(seenByPatients, "messages")
      .filter(([path]) => !path.includes(".record.details."))
      .filter(([, text]) => FORBIDDEN.test(text));
    expect(found).toEqual([]);
  });

  it("[W1] would notice such a word", () => {
    expect(FORBIDDEN.test("The gas of this step")).toBe(true);
    expect(texts(messages.chart.record.details, "details").some(([, text]) => FORBIDDEN.test(text))).toBe(true);
  });
});
