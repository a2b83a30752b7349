/** After `next build`: lists the inline scripts of every page, for whoever serves them to put into the policy header. */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inlineScriptHashes } from "./inlineScripts.ts";

const out = join(import.meta.dirname, "../out");
const pages = globSync("**/*.html", { cwd: out });
if (pages.length === 0) throw new Error("There are no pages in out/. Run `next build` first.");

const scriptHashes = [
  ...new Set(pages.flatMap((page) => inlineScriptHashes(readFileSync(join(out, page), "utf8")))),
].sort();
writeFileSync(join(out, "csp.json"), `${JSON.stringify({ scriptHashes }, null, 2)}\n`);
console.log(`csp.json: ${String(scriptHashes.length)} inline scripts on ${String(pages.length)} pages`);
