import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BROWSER_FLAGS, findChromium } from "../e2e/support/chromium.ts";
import { type Consumer, consumerOf, runIn } from "./support/consumer.ts";

/** The oldest line of Node that the package promises, from the npm registry, beside the one that runs this. */
const NODE_22 = ["-y", "--prefer-offline", "-p", "node@22.22.0", "node"];
const SAID =
  "Better since Monday. Elsewhere: CONTEXT_MISMATCH. " +
  "A text file of 4200000 bytes came back whole; with another context: UNREADABLE.";

let consumer: Consumer;
beforeAll(async () => {
  consumer = await consumerOf();
});
afterAll(() => consumer.remove());

const nodes: [string, string, string[]][] = [
  ["the Node that runs this", process.execPath, []],
  ["Node 22", "npx", NODE_22],
];

describe.each(nodes)("the packed SDK in %s", (_name, program, before) => {
  it("[K46] runs the example that needs nothing but the package", async () => {
    expect(await runIn(consumer, program, [...before, "examples/seal-and-open.ts"])).toBe(`${SAID}\n`);
  });

  it("[K46] loads from every sub-path, and as a program", async () => {
    const paths = Object.keys(consumer.packed.exports).filter((path) => path !== "./package.json");
    const script = `for (const path of ${JSON.stringify(paths)})
      console.log(path, Object.keys(await import("@chartkey/sdk" + path.slice(1))).length > 0);`;
    const lines = await runIn(consumer, program, [...before, "--input-type=module", "-e", script]);
    expect(lines).toBe(paths.map((path) => `${path} true\n`).join(""));
    const cli = "node_modules/@chartkey/sdk/dist/cli.js";
    expect(await runIn(consumer, program, [...before, cli, "--help"])).toContain("Usage: chartkey");
  });
});

describe("the packed SDK", () => {
  it("[K46] declares exact versions, and no package of this workspace", () => {
    expect(Object.values(consumer.packed.dependencies).filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
    expect(Object.keys(consumer.packed.dependencies).filter((name) => name.startsWith("@chartkey/"))).toEqual([]);
  });

  it("[K46] is built by Vite as it is, and works in a Web Worker of a browser", async () => {
    const root = join(consumer.path, "examples/vite-worker");
    const outDir = join(consumer.path, "site");
    const quiet = { root, configFile: false, logLevel: "error", build: { outDir, target: "es2022" } } as const;
    await build({ ...quiet, worker: { format: "es" } });
    const server = await preview({ ...quiet, preview: { port: 0, host: "127.0.0.1" } });
    const { executablePath, env } = await findChromium();
    const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS, env: { ...process.env, ...env } });
    try {
      const page = await browser.newPage();
      await page.goto(server.resolvedUrls?.local[0] ?? "");
      await page.waitForFunction(() => document.querySelector("#said")?.textContent !== "Working…");
      const said = `${SAID} A phrase lock was made in a DedicatedWorkerGlobalScope.`;
      expect(await page.locator("#said").textContent()).toBe(said);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
