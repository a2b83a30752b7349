import { type Browser, type BrowserContext, test as base } from "@playwright/test";
import { type Stack, startStack } from "../../src/startStack.ts";

export interface Parts {
  /** Settings of the manager; empty for the embedded defaults. */
  readonly managerEnv: Record<string, string>;
}

interface WorkerFixtures {
  parts: Parts;
  stack: Stack;
}

/** A stack of its own for each worker, and nothing shared between tests but what they put into it. */
export const test = base.extend<object, WorkerFixtures>({
  parts: [{ managerEnv: {} }, { scope: "worker", option: true }],
  stack: [
    async ({ parts }, use) => {
      const stack = await startStack({ managerEnv: parts.managerEnv });
      await use(stack);
      await stack.close();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

/** A browser of its own for one person, as if on their own computer. */
export async function computerOf(browser: Browser, stack: Stack): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: stack.portalUrl,
    acceptDownloads: true,
    locale: "en-GB",
    timezoneId: "Europe/Lisbon",
  });
}
