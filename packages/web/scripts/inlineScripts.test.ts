import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { inlineScriptHashes } from "@/scripts/inlineScripts.ts";

const source = (code: string): string => `sha256-${createHash("sha256").update(code).digest("base64")}`;

describe("inlineScriptHashes", () => {
  it("[W3] covers every inline script and no other", () => {
    const html = `<head><script src="/a.js" async=""></script><script>first()</script></head>
      <body><script id="x" type="text/javascript">self.__next_f.push([1,"é\\n"])</script></body>`;
    expect(inlineScriptHashes(html)).toEqual([source("first()"), source('self.__next_f.push([1,"é\\n"])')]);
  });

  it("[W3] gives another source when one byte of a script changes", () => {
    expect(inlineScriptHashes("<script>a</script>")).not.toEqual(inlineScriptHashes("<script>b</script>"));
  });
});
