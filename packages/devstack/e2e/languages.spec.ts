import { type Browser, expect, type Page } from "@playwright/test";
import { Wallet } from "ethers";
import type { Stack } from "../src/startStack.ts";
import { InjectedWallet } from "./support/injectedWallet.ts";
import { wordsOn } from "./support/words.ts";
import { test } from "./support/stackFixture.ts";

/** The same in every language: names, and words that German has as its own. */
const SHARED = new Set(["Chartkey", "Name", "Wallet"]);
/** German and English write most months alike. */
const MONTH = /^\p{L}+ \d{4}$/u;

/** A browser of its own whose owner reads `locale`. */
const computerIn = (browser: Browser, stack: Stack, locale: string) =>
  browser.newContext({ baseURL: stack.portalUrl, locale, timezoneId: "Europe/Lisbon" });

/** A wallet that nobody has registered. */
async function strangersPage(browser: Browser, stack: Stack, locale: string) {
  const { rpcUrl, deployment } = stack.config;
  const { privateKey } = Wallet.createRandom();
  const wallet = new InjectedWallet({ privateKey, rpcUrl, chainId: deployment.chainId });
  const computer = await computerIn(browser, stack, locale);
  await wallet.installInto(computer);
  const page = await computer.newPage();
  return {
    page,
    async [Symbol.asyncDispose]() {
      wallet.close();
      await computer.close();
    },
  };
}

async function expectNothingOf(english: ReadonlySet<string>, page: Page): Promise<void> {
  const left = [...(await wordsOn(page))].filter((text) => english.has(text) && !SHARED.has(text) && !MONTH.test(text));
  expect(left).toEqual([]);
}

/** Opens the menu of the account and presses a language by its own name. */
async function switchTo(page: Page, language: string, account: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(account) }).click();
  await page.getByRole("menuitemradio", { name: language }).click();
}

test("[E14] a first visit speaks the browser's language, from the start page to the end of the sign-up form", async ({
  browser,
  stack,
}) => {
  await using german = await strangersPage(browser, stack, "de-AT");
  await using english = await strangersPage(browser, stack, "en-GB");
  const screens = [
    async ({ page }: { page: Page }, connect: string) => {
      await page.goto("/");
      await expect(page.getByRole("button", { name: connect })).toBeVisible();
    },
    async ({ page }: { page: Page }, connect: string, patient: RegExp) => {
      await page.getByRole("button", { name: connect }).click();
      await page.getByRole("button", { name: "Test Wallet" }).click();
      await expect(page.getByRole("link", { name: patient })).toBeVisible();
    },
    async ({ page }: { page: Page }, _connect: string, patient: RegExp, birth: string) => {
      await page.getByRole("link", { name: patient }).click();
      await expect(page.getByLabel(birth)).toBeVisible();
    },
  ] as const;
  for (const screen of screens) {
    await screen(english, "Connect a wallet", /I am a patient/, "Date of birth");
    await screen(german, "Wallet verbinden", /Ich bin Patientin oder Patient/, "Geburtsdatum");
    await expectNothingOf(await wordsOn(english.page), german.page);
  }
  await expect(german.page.locator("html")).toHaveAttribute("lang", "de");
  await expect(german.page).toHaveTitle("Konto anlegen · Chartkey");
  // What was left out is asked for in German, too.
  await german.page.getByRole("button", { name: "Weiter" }).click();
  await expect(german.page.getByRole("alert").first()).toHaveText(
    "Geben Sie einen Namen mit höchstens 120 Zeichen ein.",
  );
});

test("[E14] whoever has unlocked switches through every language, stays unlocked, and finds the choice again", async ({
  browser,
  stack,
}) => {
  const computer = await computerIn(browser, stack, "en-GB");
  const page = await computer.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Ana Ferreira" }).click();
  await page.getByRole("link", { name: "Open my chart" }).click();
  await page.getByRole("button", { name: "Unlock with wallet" }).click();
  await expect(page.getByRole("link", { name: "Add to my chart" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  const english = await wordsOn(page);
  const html = page.locator("html");

  await page.getByRole("button", { name: /Ana Ferreira/ }).click();
  const names = await page.getByRole("menuitemradio").allTextContents();
  expect(names).toContain("Deutsch");
  await page.keyboard.press("Escape");
  for (const name of names.filter((own) => own !== "English")) {
    await switchTo(page, name, "Ana Ferreira");
    await expect(html).not.toHaveAttribute("lang", "en");
    await expect(html).toHaveAttribute("dir", (await html.getAttribute("lang")) === "ar" ? "rtl" : "ltr");
    await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
    await expectNothingOf(english, page);
    // Whoever chose with the keyboard goes on where they were.
    await expect(page.getByRole("button", { name: /Ana Ferreira/ })).toBeFocused();
    await switchTo(page, "English", "Ana Ferreira");
    await expect(html).toHaveAttribute("lang", "en");
  }

  await switchTo(page, "Deutsch", "Ana Ferreira");
  await page.goto("/patient/sharing/");
  await page.getByRole("button", { name: "Mit der Wallet aufschließen" }).click();
  await expect(page.getByRole("heading", { name: "Freigaben" })).toBeVisible();
  await expect(page.getByText(/noch \d+ (Tage|Stunden)/).first()).toBeVisible();
  await computer.close();
});
