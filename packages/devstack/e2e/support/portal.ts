import { basename } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { PersonName } from "../../src/people.ts";

/** Steps that several tests take in the portal, by role and text as a person would find them. */

export async function continueAs(page: Page, name: PersonName): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: `Continue as ${name}` }).click();
}

export async function unlockWithWallet(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Unlock with wallet" }).click();
}

/** From the start page of a connected wallet to the end of the wizard; answers with the words of the recovery phrase. */
export async function signUpAsPatient(page: Page, person: { name: string; birthDate: string }): Promise<string[]> {
  await page.getByRole("link", { name: /I am a patient/ }).click();
  const words = await fillSignUp(page, person);
  await page.getByRole("button", { name: "Create my chart" }).click();
  await expect(page.getByRole("heading", { name: "Your chart is ready" })).toBeVisible({ timeout: 60_000 });
  return words;
}

/** Fills the wizard up to its last step; answers with the words of the recovery phrase. */
export async function fillSignUp(page: Page, person: { name: string; birthDate: string }): Promise<string[]> {
  await page.getByLabel("Full name").fill(person.name);
  await page.getByLabel("Date of birth").fill(person.birthDate);
  await page.getByRole("button", { name: "Continue" }).click();
  const words = await readPhrase(page);
  await page.getByLabel("I have written down all 24 words").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await confirmWords(page, words);
  return words;
}

async function readPhrase(page: Page): Promise<string[]> {
  const list = page.getByRole("list", { name: "Your recovery phrase" });
  await expect(list.getByRole("listitem")).toHaveCount(24);
  return list.locator("[data-word]").allTextContents();
}

/** Types the words that the portal asks for. */
async function confirmWords(page: Page, words: readonly string[]): Promise<void> {
  const fields = page.getByLabel(/^Word \d+$/);
  await expect(fields).toHaveCount(3);
  for (const label of await page.locator("label", { hasText: /^Word \d+$/ }).allTextContents()) {
    const place = Number(label.replace("Word ", ""));
    await page.getByLabel(label, { exact: true }).fill(words[place - 1] ?? "");
  }
  await page.getByRole("button", { name: "Continue" }).click();
}

export interface PortalFile {
  readonly path: string;
  /** Label of the part of the chart. */
  readonly part: string;
}

/** Adds files on the upload page and waits until each is in the chart. */
export async function addFiles(
  page: Page,
  files: readonly PortalFile[],
  { timeout = 120_000 }: { timeout?: number } = {},
): Promise<void> {
  await page.getByLabel("Choose files").setInputFiles(files.map(({ path }) => path));
  for (const { path, part } of files)
    await page.getByLabel(`Part of the chart for ${basename(path)}`).selectOption(part);
  await page
    .getByRole("button", { name: files.length === 1 ? "Add 1 file" : `Add ${String(files.length)} files` })
    .click();
  for (const { path } of files)
    await expect(
      page.getByRole("listitem", { name: basename(path) }).getByRole("link", { name: "Open the record" }),
    ).toBeVisible({
      timeout,
    });
}

/** The short message that confirms a step; a screen reader's copy of it stands beside it. */
export async function expectToast(page: Page, text: string): Promise<void> {
  await expect(page.getByText(text, { exact: true })).toBeVisible();
}
