import { type Browser, expect, type Page } from "@playwright/test";
import { Wallet } from "ethers";
import type { Stack } from "../src/startStack.ts";
import { InjectedWallet } from "./support/injectedWallet.ts";
import { wordsOn } from "./support/words.ts";
import { test } from "./support/stackFixture.ts";

/** The same in several languages: names, and words that one has as its own. */
const SHARED = new Set(["Chartkey", "Name", "Wallet", "Hospital"]);
/** German and English write most months alike. */
const MONTH = /^\p{L}+ \d{4}$/u;

interface Reader {
  readonly locale: string;
  readonly code: string;
  readonly direction: "ltr" | "rtl";
  readonly connect: string;
  readonly patient: string;
  readonly birth: string;
  readonly next: string;
  readonly title: string;
  readonly nameMissing: string;
}

const ENGLISH: Reader = {
  locale: "en-GB",
  code: "en",
  direction: "ltr",
  connect: "Connect a wallet",
  patient: "I am a patient",
  birth: "Date of birth",
  next: "Continue",
  title: "Sign up · Chartkey",
  nameMissing: "Enter a name of up to 120 characters.",
};

const READERS: readonly Reader[] = [
  {
    locale: "de-AT",
    code: "de",
    direction: "ltr",
    connect: "Wallet verbinden",
    patient: "Ich bin Patientin oder Patient",
    birth: "Geburtsdatum",
    next: "Weiter",
    title: "Konto anlegen · Chartkey",
    nameMissing: "Geben Sie einen Namen mit höchstens 120 Zeichen ein.",
  },
  {
    locale: "es-MX",
    code: "es",
    direction: "ltr",
    connect: "Conectar una billetera",
    patient: "Soy paciente",
    birth: "Fecha de nacimiento",
    next: "Continuar",
    title: "Crear una cuenta · Chartkey",
    nameMissing: "Escriba un nombre de hasta 120 caracteres.",
  },
  {
    locale: "ar-EG",
    code: "ar",
    direction: "rtl",
    connect: "توصيل محفظة",
    patient: "أنا مريض",
    birth: "تاريخ الميلاد",
    next: "متابعة",
    title: "إنشاء حساب · Chartkey",
    nameMissing: "أدخل اسمًا لا يزيد على 120 حرفًا.",
  },
];

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
  await page.setViewportSize({ width: 320, height: 700 });
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

/** Nothing reaches beyond the side of a small phone, however long the words of a language are. */
async function expectToFit(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond).toBe(0);
}

/** Opens the menu of the account and presses a language by its own name. */
async function switchTo(page: Page, language: string, account: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(account) }).click();
  await page.getByRole("menuitemradio", { name: language }).click();
}

const SCREENS: readonly ((page: Page, reader: Reader) => Promise<void>)[] = [
  async (page, { connect }) => {
    await page.goto("/");
    await expect(page.getByRole("button", { name: connect })).toBeVisible();
  },
  async (page, { connect, patient }) => {
    await page.getByRole("button", { name: connect }).click();
    await page.getByRole("button", { name: "Test Wallet" }).click();
    await expect(page.getByRole("link", { name: patient })).toBeVisible();
  },
  async (page, { patient, birth }) => {
    await page.getByRole("link", { name: patient }).click();
    await expect(page.getByLabel(birth)).toBeVisible();
  },
];

for (const reader of READERS) {
  test(`[E14] a first visit speaks the browser's language, from the start page to the end of the sign-up form: ${reader.code}`, async ({
    browser,
    stack,
  }) => {
    await using theirs = await strangersPage(browser, stack, reader.locale);
    await using english = await strangersPage(browser, stack, ENGLISH.locale);
    for (const screen of SCREENS) {
      await screen(english.page, ENGLISH);
      await screen(theirs.page, reader);
      await expectNothingOf(await wordsOn(english.page), theirs.page);
      await expectToFit(theirs.page);
    }
    const html = theirs.page.locator("html");
    await expect(html).toHaveAttribute("lang", reader.code);
    await expect(html).toHaveAttribute("dir", reader.direction);
    await expect(theirs.page).toHaveTitle(reader.title);
    // What was left out is asked for in that language, too.
    await theirs.page.getByRole("button", { name: reader.next }).click();
    await expect(theirs.page.getByRole("alert").first()).toHaveText(reader.nameMissing);
    await theirs.page.locator("input[name=name]").fill("Ana Ferreira");
    await expect(theirs.page.getByText(reader.nameMissing)).toBeHidden();
    await theirs.page.getByLabel(reader.birth).fill("1990-01-01");
    await theirs.page.getByRole("button", { name: reader.next }).click();
    await expect(theirs.page.locator("[data-word]")).toHaveCount(24);
    await expectToFit(theirs.page);
  });
}

test("[E14] nobody loads a language that they do not read", async ({ browser, stack }) => {
  for (const reader of [ENGLISH, ...READERS]) {
    const computer = await computerIn(browser, stack, reader.locale);
    const page = await computer.newPage();
    const scripts: Promise<string>[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith(".js")) scripts.push(response.text());
    });
    await page.goto("/");
    await expect(page.getByRole("button", { name: reader.connect })).toBeVisible();
    await page.waitForLoadState("networkidle");
    const loaded = (await Promise.all(scripts)).join("\n");
    const found = [ENGLISH, ...READERS].filter(({ nameMissing }) => loaded.includes(nameMissing));
    expect(found.map(({ code }) => code)).toEqual([...new Set(["en", reader.code])]);
    await computer.close();
  }
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
  expect(names).toEqual(["English", "Deutsch", "Español", "العربية"]);
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
