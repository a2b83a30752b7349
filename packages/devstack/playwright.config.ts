import { defineConfig } from "@playwright/test";
import { BROWSER_FLAGS, findChromium } from "./e2e/support/chromium.ts";
import type { Parts } from "./e2e/support/stackFixture.ts";

const { executablePath, env } = await findChromium();
const { CHARTKEY_TEST_DATABASE_URL: database, CHARTKEY_TEST_KUBO_RPC_URL: kubo } = process.env;

/** The same journey again on PostgreSQL and Kubo, as far as they are there. */
const realParts: Parts = {
  managerEnv: { ...(database ? { DATABASE_URL: database } : {}), ...(kubo ? { KUBO_RPC_URL: kubo } : {}) },
};

export default defineConfig<object, { parts: Parts }>({
  testDir: "e2e",
  workers: 1,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath, args: BROWSER_FLAGS, env: { ...process.env, ...env } },
    actionTimeout: 30_000,
    screenshot: "only-on-failure",
    trace: "off",
  },
  projects: [
    { name: "embedded", testIgnore: "organization.spec.ts" },
    // On a stack of its own: who opened what as whose staff shows only where nobody shared with that person as well.
    { name: "organization", testMatch: "organization.spec.ts" },
    { name: "real parts", testMatch: "journey.spec.ts", use: { parts: realParts } },
  ],
});
