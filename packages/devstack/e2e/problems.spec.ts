import { createProvider } from "@chartkey/sdk";
import { IActorRegistry__factory } from "@chartkey/sdk/contracts";
import { expect, type Page } from "@playwright/test";
import { keyOfAccount } from "../src/people.ts";
import type { Stack } from "../src/startStack.ts";
import { onDisk, temporaryFolder } from "./support/files.ts";
import { InjectedWallet } from "./support/injectedWallet.ts";
import { continueAs, fillSignUp, unlockWithWallet } from "./support/portal.ts";
import { computerOf, test } from "./support/stackFixture.ts";

/** An account of the test phrase that nobody of the demo uses. */
const STRANGER = 11;

test.describe.configure({ mode: "serial" });

async function actorCount({ config }: Stack): Promise<bigint> {
  const provider = createProvider({ rpcUrl: config.rpcUrl, chainId: config.deployment.chainId });
  try {
    return await IActorRegistry__factory.connect(config.deployment.actorRegistry, provider).actorCount();
  } finally {
    provider.destroy();
  }
}

async function openAnasUpload(page: Page): Promise<void> {
  await continueAs(page, "Ana Ferreira");
  await page.getByRole("link", { name: /Open my chart/ }).click();
  await unlockWithWallet(page);
  await page.getByRole("link", { name: "Add", exact: true }).click();
}

test("[E8] no wallet: the page says where to get one", async ({ browser, stack }) => {
  const computer = await computerOf(browser, stack);
  const page = await computer.newPage();
  await page.goto("/");
  await expect(page.getByText(/No wallet yet\? Install one/)).toBeVisible();
  await computer.close();
});

test("[E8] wrong chain and a declined signature: told what to do, nothing registered", async ({ browser, stack }) => {
  const { rpcUrl, deployment } = stack.config;
  const wallet = new InjectedWallet({ privateKey: keyOfAccount(STRANGER), rpcUrl, chainId: deployment.chainId });
  const computer = await computerOf(browser, stack);
  await wallet.installInto(computer);
  const page = await computer.newPage();
  const before = await actorCount(stack);
  await page.goto("/");
  await page.getByRole("button", { name: "Connect a wallet" }).click();
  await page.getByRole("button", { name: "Test Wallet" }).click();
  await expect(page.getByRole("link", { name: /I am a patient/ })).toBeVisible();
  await wallet.switchTo(1);
  await expect(page.getByText("Your wallet is on another network").first()).toBeVisible();
  await page.getByRole("button", { name: "Switch network" }).first().click();
  await expect(page.getByText("Your wallet is on another network")).toHaveCount(0);
  expect(wallet.chainId).toBe(deployment.chainId);

  await page.getByRole("link", { name: /I am a patient/ }).click();
  await fillSignUp(page, { name: "Stranger Test", birthDate: "1990-09-09" });
  wallet.rejectNext = 1;
  await page.getByRole("button", { name: "Create my chart" }).click();
  await expect(page.getByText("You did not confirm in the wallet, so nothing was changed.").first()).toBeVisible();
  expect(await actorCount(stack)).toBe(before);
  // The very step declined: everything before it may be repeated.
  await page.getByRole("button", { name: "Create my chart" }).click();
  await expect(page.getByRole("heading", { name: "Your chart is ready" })).toBeVisible({ timeout: 60_000 });
  expect(await actorCount(stack)).toBe(before + 1n);
  wallet.close();
  await computer.close();
});

test("[E8] an empty file, and files that are not what they claim: each is refused with its reason", async ({
  browser,
  stack,
}) => {
  await using folder = await temporaryFolder();
  const computer = await computerOf(browser, stack);
  const page = await computer.newPage();
  await openAnasUpload(page);
  const bad = [
    { file: new File([], "empty.txt"), words: "The file is empty, so there is nothing to keep." },
    {
      file: new File(["not a pdf at all"], "letter.pdf"),
      words: "This file calls itself .pdf but its content is something else.",
    },
    { file: new File(["{"], "broken.json"), words: "This file calls itself JSON but cannot be read as JSON." },
    {
      file: new File(['{"hello":"world"}'], "other.json"),
      words: "This JSON file is not a FHIR resource: it names no resource type.",
    },
  ];
  const paths = await Promise.all(bad.map(({ file }) => onDisk(folder.path, file)));
  await page.getByLabel("Choose files").setInputFiles(paths);
  await page.getByRole("button", { name: "Add 4 files" }).click();
  for (const { file, words } of bad)
    await expect(page.getByRole("listitem", { name: file.name }).getByText(words)).toBeVisible();
  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByText("Referral letter")).toBeVisible();
  for (const { file } of bad) await expect(page.getByText(file.name)).toHaveCount(0);
  await computer.close();
});

test("[E8] the record store is down: told so, nothing recorded; then the registry is down too", async ({
  browser,
  stack,
}) => {
  await using folder = await temporaryFolder();
  const computer = await computerOf(browser, stack);
  const page = await computer.newPage();
  await openAnasUpload(page);
  await page.getByLabel("Choose files").setInputFiles(await onDisk(folder.path, new File(["words"], "words.txt")));
  await expect(page.getByLabel("Part of the chart for words.txt")).toBeVisible();
  const row = page.getByRole("listitem", { name: "words.txt" });
  // Last in this file, and the last to use this stack.
  await stack.manager.stop();
  await page.getByRole("button", { name: "Add 1 file" }).click();
  await expect(row.getByText("The record store cannot be reached right now.")).toBeVisible({ timeout: 40_000 });
  await stack.chain.stop();
  await row.getByRole("button", { name: "Try words.txt again" }).click();
  await page.getByRole("button", { name: "Add 1 file" }).click();
  await expect(row.getByText(/The (registry|record store) cannot be reached right now\./)).toBeVisible({
    timeout: 60_000,
  });
  await computer.close();
});
