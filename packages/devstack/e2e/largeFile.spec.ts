import { stat } from "node:fs/promises";
import { expect, type Browser, type Page } from "@playwright/test";
import { residentOf, watchGrowth } from "../src/memory.ts";
import { largeFileOnDisk, temporaryFolder } from "./support/files.ts";
import { addFiles, continueAs, unlockWithWallet } from "./support/portal.ts";
import { computerOf, test } from "./support/stackFixture.ts";

const MB = 1024 * 1024;
const SIZE = 512 * MB;
const LIMIT = 150 * MB;

/** Memory of all pages' processes together, in bytes. */
async function renderersOf(browser: Browser): Promise<() => number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pids = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  return () => pids.reduce((sum, pid) => sum + residentOf(pid), 0);
}

async function workersOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { targetInfos } = await session.send("Target.getTargets");
  return targetInfos.filter(({ type }) => type === "worker").map(({ title }) => title);
}

test("[E3] a file of 512 MB goes up and down with flat memory in the tab", async ({ browser, stack }) => {
  test.skip(process.platform !== "linux", "reads the memory of processes from /proc");
  test.setTimeout(600_000);
  await using folder = await temporaryFolder();
  const computer = await computerOf(browser, stack);
  const page = await computer.newPage();
  await continueAs(page, "Ana Ferreira");
  await page.getByRole("link", { name: /Open my chart/ }).click();
  await unlockWithWallet(page);
  await page.getByRole("link", { name: "Add", exact: true }).click();
  // Once small, so that code and caches are warm and only the file's size counts.
  await addFiles(page, [{ part: "Imaging", path: await largeFileOnDisk(folder.path, "warm.bin", 8 * MB) }]);

  // Hashing has a thread of its own, as in the benchmark: without one an upload works too, only slower.
  expect(await workersOf(page)).toContain("chartkey-hashing");

  const path = await largeFileOnDisk(folder.path, "large.bin", SIZE);
  const tab = await renderersOf(browser);
  const up = await watchGrowth(tab, () => addFiles(page, [{ part: "Imaging", path }], { timeout: 400_000 }));
  await page.getByRole("listitem", { name: "large.bin" }).getByRole("link", { name: "Open the record" }).click();
  const tabNow = await renderersOf(browser);
  const down = await watchGrowth(tabNow, async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 400_000 }),
      page.getByRole("button", { name: "Save to this device" }).click(),
    ]);
    expect((await stat(await download.path())).size).toBe(SIZE);
  });
  console.log(`tab growth: up ${(up / MB).toFixed(0)} MB, down ${(down / MB).toFixed(0)} MB`);
  expect(up).toBeLessThanOrEqual(LIMIT);
  expect(down).toBeLessThanOrEqual(LIMIT);
  await computer.close();
});
