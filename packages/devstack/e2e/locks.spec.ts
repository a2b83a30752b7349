import { join } from "node:path";
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { keyOfAccount } from "../src/people.ts";
import type { Stack } from "../src/startStack.ts";
import { temporaryFolder } from "./support/files.ts";
import { InjectedWallet } from "./support/injectedWallet.ts";
import { withPasskeys } from "./support/passkeys.ts";
import { expectToast, fillSignUp, signUpAsPatient } from "./support/portal.ts";
import { computerOf, test } from "./support/stackFixture.ts";

/** Accounts of the test phrase that nobody else uses. */
const CAREFUL = 12;
const UNSTEADY = 13;

/** A computer with a wallet of this account, which the portal has not seen there yet. */
async function computerWith(browser: Browser, stack: Stack, account: number) {
  const { rpcUrl, deployment } = stack.config;
  const wallet = new InjectedWallet({ privateKey: keyOfAccount(account), rpcUrl, chainId: deployment.chainId });
  const computer = await computerOf(browser, stack);
  await wallet.installInto(computer);
  const page = await computer.newPage();
  const close = async (): Promise<void> => {
    await computer.close();
    wallet.close();
  };
  return { page, wallet, close };
}

async function connect(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: "Connect a wallet" }).click();
  await page.getByRole("button", { name: "Test Wallet" }).click();
}

const waysIn = (page: Page): Locator => page.getByRole("region", { name: "Ways into your chart" });
const textOfSheet = async (page: Page, number: number): Promise<string> =>
  (await page.getByLabel(`Text of sheet ${String(number)}`).textContent()) ?? "";

/** Presses "Try it" beside a way in, does what it asks for, and waits until it is said to work. */
async function tryWay(page: Page, name: string | RegExp, act: (dialog: Locator) => Promise<void>): Promise<void> {
  await waysIn(page).getByRole("listitem", { name }).getByRole("button", { name: /^Try/ }).click();
  const dialog = page.getByRole("dialog");
  await act(dialog);
  await expect(dialog.getByText("It works. This opens your chart.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
}

test("[E9] passkey, sheets, second device, removal: every way in is added, tried, used and taken away", async ({
  browser,
  stack,
}) => {
  await using folder = await temporaryFolder();
  const home = await computerWith(browser, stack, CAREFUL);
  const { page } = home;
  await withPasskeys(page);
  const picture = join(folder.path, "sheet.png");
  let sheets: string[] = [];
  let words: string[] = [];

  await test.step("signs up with words and wallet: two ways in, and neither can go", async () => {
    await connect(page);
    words = await signUpAsPatient(page, { name: "Cara Careful", birthDate: "1971-03-04" });
    await page.getByRole("link", { name: "Open my chart" }).click();
    await page.getByRole("link", { name: "Safety" }).first().click();
    await expect(waysIn(page).getByRole("listitem")).toHaveCount(2);
    await expect(page.getByText("You have two ways in, the least that is allowed.")).toBeVisible();
    for (const button of await waysIn(page)
      .getByRole("button", { name: /^Remove/ })
      .all())
      await expect(button).toBeDisabled();
  });

  await test.step("adds a passkey and tries it", async () => {
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expectToast(page, "Added. Try it once, so that you know it works.");
    await expect(waysIn(page).getByRole("listitem", { name: "Passkey" })).toBeVisible();
    await tryWay(page, "Passkey", (dialog) => dialog.getByRole("button", { name: "Use the passkey" }).click());
    await tryWay(page, /^Wallet/, (dialog) => dialog.getByRole("button", { name: "Sign with the wallet" }).click());
  });

  await test.step("locks, and opens with the passkey", async () => {
    await page.getByRole("button", { name: "Lock now" }).click();
    await page.getByRole("link", { name: /Open my chart/ }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(page.getByText("Your chart is empty")).toBeVisible();
  });

  await test.step("prints three sheets, makes them a way in and tries two", async () => {
    await page.getByRole("link", { name: "Safety" }).first().click();
    await page.getByRole("link", { name: "Print three sheets" }).click();
    await page.getByRole("button", { name: "Make three sheets" }).click();
    await expect(page.getByRole("article")).toHaveCount(3);
    sheets = await Promise.all([1, 2, 3].map((number) => textOfSheet(page, number)));
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("heading", { name: "Printed sheets" })).toBeHidden();
    await expect(page.getByRole("navigation", { name: "Your chart" })).toHaveCount(0);
    await page.getByRole("article", { name: "Sheet 2 of 3" }).screenshot({ path: picture });
    await page.emulateMedia({ media: "screen" });
    await page.getByLabel("All three are printed, and I can read them").check();
    await page.getByRole("button", { name: "Make them a way in" }).click();
    await expect(waysIn(page).getByRole("listitem", { name: /^Printed sheets, Set [0-9A-F]{8}$/ })).toBeVisible();
    await tryWay(page, /^Printed sheets/, async (dialog) => {
      await dialog.getByLabel("First sheet", { exact: true }).fill(sheets[0] ?? "");
      await dialog.getByLabel("Second sheet", { exact: true }).fill(sheets[0] ?? "");
      await dialog.getByRole("button", { name: "Open with the sheets" }).click();
      await expect(dialog.getByText("This is the same sheet twice.")).toBeVisible();
      await dialog.getByLabel("Second sheet", { exact: true }).fill(sheets[2] ?? "");
      await dialog.getByRole("button", { name: "Open with the sheets" }).click();
    });
  });

  await test.step("opens on a second device with two sheets, one of them from a picture", async () => {
    const elsewhere = await computerWith(browser, stack, CAREFUL);
    const { page: other } = elsewhere;
    await connect(other);
    await other.getByRole("link", { name: /Open my chart/ }).click();
    await other.getByRole("button", { name: "Use printed sheets" }).click();
    await other.getByLabel("Picture of the first sheet").setInputFiles(picture);
    await expect(other.getByLabel("First sheet", { exact: true })).toHaveValue(/^CKSHEET1/);
    await other.getByLabel("Second sheet", { exact: true }).fill(`${(sheets[0] ?? "").trim().slice(0, -1)}B`);
    await other.getByRole("button", { name: "Open with the sheets" }).click();
    await expect(other.getByText(/The second sheet has a character in group 18 that sheets never use/)).toBeVisible();
    await other.getByLabel("Second sheet", { exact: true }).fill((sheets[0] ?? "").toLowerCase());
    await other.getByRole("button", { name: "Open with the sheets" }).click();
    await expect(other.getByText("Your chart is empty")).toBeVisible();
    await elsewhere.close();
  });

  await test.step("removes the words; they open nothing any more, not even on another device", async () => {
    await waysIn(page).getByRole("button", { name: "Remove Recovery phrase" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expectToast(page, "Removed. It opens nothing any more.");
    await expect(waysIn(page).getByRole("listitem")).toHaveCount(3);
    const third = await computerWith(browser, stack, CAREFUL);
    const { page: other } = third;
    await connect(other);
    await other.getByRole("link", { name: /Open my chart/ }).click();
    await other.getByRole("button", { name: "Use the recovery phrase" }).click();
    await other.getByLabel("Recovery phrase (24 words)").fill(words.join(" "));
    await other.getByRole("button", { name: "Open with the words" }).click();
    await expect(other.getByText("This does not open it.")).toBeVisible();
    await third.close();
  });

  await test.step("writes down new words, and they open it", async () => {
    await page.getByRole("button", { name: "Write down new words" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.locator("[data-word]")).toHaveCount(24);
    const fresh = await dialog.locator("[data-word]").allTextContents();
    await dialog.getByLabel("I have written down all 24 words").check();
    await dialog.getByRole("button", { name: "Add these words" }).click();
    await expect(waysIn(page).getByRole("listitem")).toHaveCount(4);
    await page.getByRole("button", { name: "Lock now" }).click();
    await page.getByRole("link", { name: /Open my chart/ }).click();
    await page.getByRole("button", { name: "Use the recovery phrase" }).click();
    await page.getByLabel("Recovery phrase (24 words)").fill(fresh.join(" "));
    await page.getByRole("button", { name: "Open with the words" }).click();
    await expect(page.getByText("Your chart is empty")).toBeVisible();
  });
  await home.close();
});

test("[E9] a wallet that signs differently each time is told so, and a passkey takes its place at sign-up", async ({
  browser,
  stack,
}) => {
  const computer = await computerWith(browser, stack, UNSTEADY);
  const { page } = computer;
  computer.wallet.unsteady = true;
  await withPasskeys(page);
  await connect(page);
  await page.getByRole("link", { name: /I am a patient/ }).click();
  await fillSignUp(page, { name: "Una Unsteady", birthDate: "1985-06-07" });
  await page.getByRole("button", { name: "Create my chart" }).click();
  await expect(page.getByText(/This wallet cannot be a way in/)).toBeVisible();
  await page.getByLabel("A passkey").check();
  await page.getByRole("button", { name: "Create my chart" }).click();
  await expect(page.getByRole("heading", { name: "Your chart is ready" })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("link", { name: "Open my chart" }).click();
  await page.getByRole("link", { name: "Safety" }).first().click();
  for (const name of ["Recovery phrase", "Passkey"])
    await expect(waysIn(page).getByRole("listitem", { name })).toBeVisible();
  await page.getByRole("button", { name: "Lock now" }).click();
  await page.getByRole("link", { name: /Open my chart/ }).click();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("Your chart is empty")).toBeVisible();
  await computer.close();
});
