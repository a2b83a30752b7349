import { createHash } from "node:crypto";

// Next writes no `>` into the attributes of its own script tags.
const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;

/** CSP sources of the inline scripts of one page, in order. A script with `src` is covered by `'self'`. */
export function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(SCRIPT)]
    .filter(([, attributes = ""]) => !/\bsrc\s*=/i.test(attributes))
    .map(([, , code = ""]) => `sha256-${createHash("sha256").update(code, "utf8").digest("base64")}`);
}
