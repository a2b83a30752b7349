import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { launchBrowser } from "../browser.ts";
import { bundle } from "../bundle.ts";

/** A headless Chromium with a page that has the contenders as `globalThis.bench`. */
export interface BenchPage {
  readonly browser: Browser;
  readonly page: Page;
  close(): Promise<void>;
}

export async function openBenchPage(): Promise<BenchPage> {
  const scripts = new Map([
    ["/page.js", await bundle(join(import.meta.dirname, "page.ts"))],
    ["/hashWorker.js", await bundle(join(import.meta.dirname, "hashWorker.ts"))],
  ]);
  // WebCrypto is there on localhost and not in a page without an address.
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? "");
    response.setHeader("content-type", script === undefined ? "text/html" : "text/javascript");
    response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
  await page.waitForFunction(() => "bench" in globalThis);
  return {
    browser,
    page,
    async close() {
      await browser.close();
      server.close();
    },
  };
}
