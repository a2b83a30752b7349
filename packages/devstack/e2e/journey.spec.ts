import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { erasureCertificateSchema } from "@chartkey/sdk/wire";
import { expect, type Page } from "@playwright/test";
import { personNamed } from "../src/people.ts";
import { samples } from "../src/samples.ts";
import { largeFileOnDisk, onDisk, temporaryFolder } from "./support/files.ts";
import { InjectedWallet } from "./support/injectedWallet.ts";
import { addFiles, continueAs, expectToast, signUpAsPatient, unlockWithWallet } from "./support/portal.ts";
import { computerOf, test } from "./support/stackFixture.ts";

const MB = 1024 * 1024;
test("[E1] sign up, license, ask, grant, read, write, amend, revoke, erase", async ({ browser, stack, parts }, {
  project,
}) => {
  test.skip(
    project.name === "real parts" && Object.keys(parts.managerEnv).length === 0,
    "needs a real PostgreSQL or Kubo: set CHARTKEY_TEST_DATABASE_URL and CHARTKEY_TEST_KUBO_RPC_URL",
  );
  await using folder = await temporaryFolder();
  const { rpcUrl, deployment } = stack.config;
  const wallet = new InjectedWallet({
    privateKey: personNamed("Ben Okafor").privateKey,
    rpcUrl,
    chainId: deployment.chainId,
  });
  const [atBens, atOmars, atTheAuthority] = await Promise.all([1, 2, 3].map(() => computerOf(browser, stack)));
  if (!atBens || !atOmars || !atTheAuthority) throw new Error("no browser");
  await wallet.installInto(atBens);
  const ben = await atBens.newPage();
  const omar = await atOmars.newPage();
  const office = await atTheAuthority.newPage();
  const problems: string[] = [];
  for (const page of [ben, omar, office]) {
    page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (/content security policy/i.test(message.text())) problems.push(`${page.url()}: ${message.text()}`);
    });
  }
  let chartNumber = "";

  await test.step("1. a patient signs up with a browser wallet, keeps the phrase and adds real files", async () => {
    await ben.goto("/");
    await ben.getByRole("button", { name: "Connect a wallet" }).click();
    await ben.getByRole("button", { name: "Test Wallet" }).click();
    await signUpAsPatient(ben, { name: "Ben Okafor", birthDate: "1968-11-02" });
    const ready = await ben.getByText(/Your chart number is \d+/).textContent();
    chartNumber = /number is (\d+)/.exec(ready ?? "")?.[1] ?? "";
    await ben.getByRole("link", { name: "Open my chart" }).click();
    await expect(ben.getByText("Your chart is empty")).toBeVisible();

    await ben.getByRole("link", { name: "Add", exact: true }).click();
    await addFiles(ben, [
      { part: "Summary", path: await onDisk(folder.path, samples.patientSummary()) },
      { part: "Labs", path: await onDisk(folder.path, samples.hemoglobin()) },
      { part: "Notes", path: await onDisk(folder.path, samples.letter()) },
      { part: "Labs", path: await onDisk(folder.path, samples.photo()) },
      { part: "Imaging", path: await largeFileOnDisk(folder.path, "recording.bin", 100 * MB) },
    ]);
    await ben.getByRole("link", { name: "Timeline" }).click();
    for (const title of [
      "patient-summary.json",
      "hemoglobin.json",
      "referral-letter.pdf",
      "ward-photo.jpg",
      "recording.bin",
    ])
      await expect(ben.getByText(title)).toBeVisible();
  });

  await test.step("2. the authority licenses a clinician and accredits a hospital", async () => {
    await continueAs(office, "Health Licensing Authority");
    await office.getByRole("link", { name: /Open the authority desk/ }).click();
    await office.getByRole("button", { name: "License Dr Omar Haddad" }).click();
    await office.getByRole("dialog").getByRole("button", { name: "License" }).click();
    await expectToast(office, "Licensed.");
    await office.getByRole("tab", { name: "Hospitals" }).click();
    await office.getByRole("button", { name: "Accredit St Brigid Clinic" }).click();
    await office.getByRole("dialog").getByRole("button", { name: "Accredit" }).click();
    await expectToast(office, "Accredited.");
  });

  await test.step("3. the clinician asks; the patient sees what would be shared, and grants two parts", async () => {
    await continueAs(omar, "Dr Omar Haddad");
    await omar.getByRole("link", { name: /Open the clinic desk/ }).click();
    await unlockWithWallet(omar);
    await omar.getByRole("link", { name: "Ask for access" }).first().click();
    await omar.getByLabel("Chart number").fill(chartNumber);
    for (const label of ["Read Labs", "Read Notes", "Add to Notes"]) await omar.getByLabel(label).check();
    await omar.getByLabel("Reason").fill("Your heart check-up next Tuesday");
    await omar.getByRole("button", { name: "Send request" }).click();
    await expectToast(omar, "The request is with the patient.");

    await ben
      .getByRole("link", { name: /Requests/ })
      .first()
      .click();
    await expect(ben.getByRole("heading", { name: "Dr Omar Haddad asks to see your chart" })).toBeVisible();
    await expect(ben.getByText("Your heart check-up next Tuesday")).toBeVisible();
    await expect(ben.getByText("Licence valid")).toBeVisible();
    // What becomes visible is listed title by title, and nothing else is.
    await expect(ben.getByText("3 records become visible:")).toBeVisible();
    const preview = ben.getByRole("region", { name: "What becomes visible" });
    await expect(preview.getByRole("listitem")).toHaveCount(3);
    for (const title of ["hemoglobin.json", "ward-photo.jpg", "referral-letter.pdf"])
      await expect(preview.getByText(title)).toBeVisible();
    await ben.getByRole("button", { name: "Allow access" }).click();
    // A first contact is asked about once more.
    await ben.getByRole("button", { name: "Share anyway" }).click();
    await expectToast(ben, "Dr Omar Haddad can now see what you chose.");
  });

  await test.step("4. the clinician reads, writes a note and amends it; both versions stay readable", async () => {
    await omar.getByRole("link", { name: "Patients" }).first().click();
    await omar.getByRole("link", { name: "Open the chart of Ben Okafor" }).click();
    await omar.getByText("hemoglobin.json").click();
    await expect(omar.getByText(/Checked: this is exactly what/)).toBeVisible();
    await expect(omar.getByRole("heading", { name: "Hemoglobin A1c/Hemoglobin.total in Blood by HPLC" })).toBeVisible();
    await expect(omar.getByText("7.5 %", { exact: true }).first()).toBeVisible();
    await back(omar);
    await omar.getByText("referral-letter.pdf").click();
    await expect(omar.locator("canvas").first()).toBeVisible();
    await back(omar);
    await omar.getByText("ward-photo.jpg").click();
    const image = omar.getByRole("img", { name: "Image: ward-photo.jpg" });
    await expect(image).toBeVisible();
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(50);
    await back(omar);
    await expect(omar.getByText("recording.bin")).toHaveCount(0);

    await omar.getByRole("link", { name: "Write a note" }).click();
    await omar.getByLabel("Title").fill("Heart check-up");
    await omar.getByRole("textbox", { name: "Note" }).fill("Sinus rhythm, 68 per minute.");
    await omar.getByRole("button", { name: "Save note" }).click();
    await expectToast(omar, "The note is in the chart.");
    await openRecord(omar, "Heart check-up");
    await omar.getByRole("button", { name: "Amend this note" }).click();
    await omar.getByRole("textbox", { name: "Note" }).fill("Sinus rhythm, 86 per minute.");
    await omar.getByRole("button", { name: "Save new version" }).click();
    await expect(omar.getByText("Sinus rhythm, 86 per minute.").first()).toBeVisible();
    await omar.getByRole("button", { name: "Version 1" }).click();
    await expect(omar.getByText("Sinus rhythm, 68 per minute.").first()).toBeVisible();
  });

  await test.step("5. the patient revokes, is told what was opened, and the clinician is refused what is new", async () => {
    await ben.getByRole("link", { name: "Sharing" }).first().click();
    await ben.getByRole("button", { name: "Stop sharing with Dr Omar Haddad" }).click();
    const dialog = ben.getByRole("dialog");
    await expect(dialog.getByRole("heading", { name: "Dr Omar Haddad is locked out" })).toBeVisible();
    await expect(dialog.getByText("What they had already opened")).toBeVisible();
    await expect(dialog.getByText(/hemoglobin\.json/).first()).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    expect(wallet.asked.at(-1)).toBe("eth_signTypedData_v4");

    await ben.getByRole("link", { name: "Add", exact: true }).click();
    await ben.getByRole("tab", { name: "Write a note" }).click();
    await ben.getByLabel("Title").fill("Only for me");
    await ben.getByLabel("Part of the chart").selectOption("Notes");
    await ben.getByRole("textbox", { name: "Note" }).fill("After the access ended.");
    await ben.getByRole("button", { name: "Save note" }).click();
    await expectToast(ben, "The note is in the chart.");

    await omar.goto("/");
    await omar.getByRole("link", { name: /Open the clinic desk/ }).click();
    await unlockWithWallet(omar);
    await expect(omar.getByText("Stopped by the patient").first()).toBeVisible();
    await omar.goto(`/clinic/chart?patient=${chartNumber}`);
    await unlockWithWallet(omar);
    await expect(omar.getByText("This chart is no longer shared with you").first()).toBeVisible();
    await expect(omar.getByText("Only for me")).toHaveCount(0);
  });

  await test.step("6. the patient erases a record: marked on chain, ciphertext gone", async () => {
    const blobsBefore = await sizeOfBlobs(stack.dataDir);
    await openRecord(ben, "recording.bin");
    await ben.getByRole("button", { name: "Erase this record" }).click();
    const dialog = ben.getByRole("dialog");
    await dialog.getByLabel("I understand that this cannot be undone").check();
    await dialog.getByRole("button", { name: "Erase for good" }).click();
    await expect(ben.getByText("This record was erased").first()).toBeVisible();
    const saved = ben.waitForEvent("download");
    await ben.getByRole("button", { name: "Save the certificate" }).click();
    const certificate = erasureCertificateSchema.parse(JSON.parse(await readFile(await (await saved).path(), "utf8")));
    // The manifest and the file.
    expect(certificate).toMatchObject({ patient: BigInt(chartNumber), stores: 2 });
    expect(certificate.absent).toHaveLength(2);
    if (project.name === "embedded") expect(blobsBefore - (await sizeOfBlobs(stack.dataDir))).toBeGreaterThan(100 * MB);
  });

  expect(problems).toEqual([]);
  wallet.close();
  await Promise.all([atBens, atOmars, atTheAuthority].map((context) => context.close()));
});

async function back(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Back to the chart" }).click();
}

/** Opens a record from the timeline or chart that the page's navigation leads to. */
async function openRecord(page: Page, title: string): Promise<void> {
  const timeline = page.getByRole("link", { name: "Timeline" });
  if (await timeline.first().isVisible()) await timeline.first().click();
  await page.getByText(title).first().click();
  await expect(page.getByText(/Checked: this is exactly what/)).toBeVisible();
}

/** Bytes in the manager's data folder. */
async function sizeOfBlobs(dataDir: string): Promise<number> {
  const entries = await readdir(join(dataDir, "manager"), { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
