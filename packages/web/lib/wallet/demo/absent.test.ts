import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import config from "@/next.config.ts";
import { demoBuild } from "@/env.ts";
import { demoConnectors, DemoPeople } from "@/lib/wallet/demo/absent.ts";
import { findMarkers } from "@/scripts/demoMarkers.ts";

const root = join(import.meta.dirname, "../../..");
const sources = globSync("{app,components,features,lib,messages,queries}/**/*.{ts,tsx}", { cwd: root }).filter(
  (file) => !file.endsWith(".test.ts") && !file.endsWith(".test.tsx"),
);
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

describe("demo wallet", () => {
  it("[W2] is replaced by nothing in a build without the demo flag", () => {
    expect(demoBuild).toBe(false);
    expect(config.turbopack?.resolveAlias).toMatchObject({
      "@/lib/wallet/demo/index.ts": "./lib/wallet/demo/absent.ts",
    });
    expect(demoConnectors()).toEqual([]);
    expect(DemoPeople()).toBeNull();
  });

  it("[W2] is reached by its one replaceable door only", () => {
    const outside = sources.filter((file) => !file.startsWith("lib/wallet/demo/"));
    const imports = outside.flatMap((file) =>
      [...textOf(file).matchAll(/from "([^"]*demo[^"]*)"/gi)].map(([, from]) => from),
    );
    expect(new Set(imports)).toEqual(new Set(["@/lib/wallet/demo/index.ts"]));
  });

  it("[W2] keeps the strings that the production check looks for in the files that it leaves out", () => {
    const marked = sources.filter((file) => findMarkers(textOf(file)).length > 0);
    expect(marked.sort()).toEqual(["lib/wallet/demo/demoConnector.ts", "messages/demo.ts"]);
  });
});
