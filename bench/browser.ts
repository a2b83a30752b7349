import { BROWSER_FLAGS, findChromium } from "@chartkey/devstack/chromium";
import { type Browser, chromium } from "@playwright/test";

/** A headless Chromium: the system's, or the one that comes as a package. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    args: [...BROWSER_FLAGS],
    env: { ...(process.env as Record<string, string>), ...env },
  });
}
