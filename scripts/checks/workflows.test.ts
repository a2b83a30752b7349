import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { scriptsIn } from "./workflows.ts";

const manifest = z.object({ name: z.string(), scripts: z.record(z.string(), z.string()).default({}) });

describe("workflows", () => {
  it("finds scripts that are named outright and in a matrix", () => {
    const text = [
      "          - { name: fuzzing, run: campaign --part fuzz }",
      "      - run: pnpm --filter @chartkey/contracts run ${{ matrix.run }}",
      "      - run: SLITHER=slither pnpm --filter @chartkey/contracts run slither",
    ].join("\n");
    expect(scriptsIn(text).map(({ script }) => script)).toEqual(["campaign", "slither"]);
  });

  it("run only scripts that there are", () => {
    const manifests = globSync("packages/*/package.json").map((path) =>
      manifest.parse(JSON.parse(readFileSync(path, "utf8"))),
    );
    const scripts = new Map(manifests.map(({ name, scripts }) => [name, Object.keys(scripts)]));
    const named = globSync(".github/workflows/*.yml").flatMap((path) => scriptsIn(readFileSync(path, "utf8")));
    expect(named.length).toBeGreaterThan(5);
    for (const each of named) expect(scripts.get(each.package), each.package).toContain(each.script);
  });
});
