import { createProvider } from "@chartkey/sdk";
import { IChartRegistry__factory } from "@chartkey/sdk/contracts";
import { expect, type Page } from "@playwright/test";
import { clientOf } from "../src/client.ts";
import { personNamed } from "../src/people.ts";
import type { Stack } from "../src/startStack.ts";
import { continueAs, expectToast, unlockWithWallet } from "./support/portal.ts";
import { computerOf, test } from "./support/stackFixture.ts";

const IMAGING = 3;
const NOTES = 4;

test("[E12] a patient shares with a hospital: its staff reads and writes, and who leaves is refused", async ({
  browser,
  stack,
}) => {
  const { rpcUrl, deployment } = stack.config;
  const chain = createProvider({ rpcUrl, chainId: deployment.chainId });
  const charts = IChartRegistry__factory.connect(deployment.chartRegistry, chain);
  const [hospitalActor, lenaActor, anaActor] = await Promise.all([
    actorOf(stack, "Riverside Hospital"),
    actorOf(stack, "Dr Lena Moreau"),
    actorOf(stack, "Ana Ferreira"),
  ]);
  const [atTheHospital, atLenas, atAnas] = await Promise.all([1, 2, 3].map(() => computerOf(browser, stack)));
  if (!atTheHospital || !atLenas || !atAnas) throw new Error("no browser");
  const office = await atTheHospital.newPage();
  const lena = await atLenas.newPage();
  const ana = await atAnas.newPage();
  const mayRead = () => charts.canReadAsMember(anaActor, hospitalActor, lenaActor, IMAGING);

  await test.step("the hospital asks as a whole", async () => {
    await enter(office, "Riverside Hospital", "Open the staff page");
    await expect(row(office, "Dr Lena Moreau").getByText("Yes")).toBeVisible();
    await office.getByRole("link", { name: "Patients" }).first().click();
    await office.getByRole("link", { name: "Ask for access" }).click();
    await office.getByLabel("Chart number").fill(String(anaActor));
    for (const part of ["Read Imaging", "Read Notes", "Add to Notes"]) await office.getByLabel(part).check();
    await office.getByLabel("Reason").fill("Your stay on our ward");
    await office.getByRole("button", { name: "Send request" }).click();
    await expectToast(office, "The request is with the patient.");
  });

  await test.step("the patient sees that a whole hospital asks, and allows it", async () => {
    await enter(ana, "Ana Ferreira", "Open my chart");
    await ana
      .getByRole("link", { name: /Requests/ })
      .first()
      .click();
    await expect(ana.getByRole("heading", { name: "Riverside Hospital asks to see your chart" })).toBeVisible();
    await expect(ana.getByText("The whole hospital: 1 person is on its staff today")).toBeVisible();
    await expect(ana.getByText("Accreditation valid")).toBeVisible();
    await ana.getByRole("button", { name: "Allow access" }).click();
    // A first contact is asked about once more.
    await ana.getByRole("button", { name: "Share anyway" }).click();
    await expectToast(ana, "Riverside Hospital can now see what you chose.");
    expect(await mayRead()).toBe(true);
    await ana.getByRole("link", { name: "Sharing" }).first().click();
    await expect(ana.getByRole("heading", { name: "Riverside Hospital" })).toBeVisible();
  });

  await test.step("a clinician of its staff reads what was shared with the hospital, and writes for it", async () => {
    await enter(lena, "Dr Lena Moreau", "Open the clinic desk");
    const shared = lena.getByRole("region", { name: "Shared with Riverside Hospital" });
    await shared.getByRole("link", { name: "Open the chart of Ana Ferreira" }).click();
    await expect(lena.getByText("Shared with Riverside Hospital")).toBeVisible();
    await lena.getByRole("link", { name: /MR slice/ }).click();
    await expect(lena.getByRole("heading", { name: "MR slice" })).toBeVisible();
    await expect(lena.getByText("mr-slice.dcm")).toBeVisible();
    await lena.getByRole("link", { name: "Back to the chart" }).first().click();
    await writeNote(lena, "Ward round", "No complaints.");
    await expectToast(lena, "The note is in the chart.");
    await expect(lena.getByText("No complaints.")).toBeVisible();
    await lena.getByRole("button", { name: "Amend this note" }).click();
    await lena.getByRole("textbox", { name: "Note" }).fill("No complaints. Home tomorrow.");
    await lena.getByRole("button", { name: "Save new version" }).click();
    await expectToast(lena, "The new version is saved.");
  });

  await test.step("the patient reads it, and sees who of the staff opened what", async () => {
    await ana.getByRole("link", { name: "Timeline" }).first().click();
    await ana.getByRole("link", { name: /Ward round/ }).click();
    await expect(ana.getByText("No complaints. Home tomorrow.")).toBeVisible();
    await ana.getByRole("link", { name: "History" }).first().click();
    await expect(ana.getByText("Dr Lena Moreau of Riverside Hospital opened “MR slice”").first()).toBeVisible();
  });

  await test.step("the hospital removes her and changes its key", async () => {
    await office.getByRole("link", { name: "Staff" }).first().click();
    await office.getByRole("button", { name: "Remove Dr Lena Moreau" }).click();
    await expectToast(office, "Removed from the staff.");
    expect(await mayRead()).toBe(false);
    await expect(office.getByText("1 person who left still holds the present key")).toBeVisible();
    await office.getByRole("button", { name: "Change the key" }).click();
    await expectToast(office, "The key is changed. 0 staff members were given the new one.");
    await expect(office.getByText("still holds the present key")).toBeHidden();
  });

  await test.step("she is refused by the portal, the record store and the registry", async () => {
    await lena.goto(`/clinic/chart?patient=${String(anaActor)}&organization=${String(hospitalActor)}`);
    await unlockWithWallet(lena);
    await expect(lena.getByText("You are not on the staff of this hospital")).toBeVisible();
    await lena.getByRole("link", { name: "Patients" }).first().click();
    await expect(lena.getByText("Shared with you")).toBeVisible();
    await expect(lena.getByText("Shared with Riverside Hospital")).toBeHidden();

    // Past the portal: with her own client, and the pointers that everybody sees.
    const client = clientOf(stack.config, stack.portalUrl, personNamed("Dr Lena Moreau"));
    try {
      const staff = (await client.unlock()).asMember(hospitalActor);
      const records = await staff.records(anaActor);
      const scan = records.find(({ compartment }) => compartment === IMAGING);
      expect(scan).toMatchObject({ locked: "noKey" });
      const note = { patient: anaActor, compartment: NOTES, title: "Late", text: "Late" };
      await expect(staff.addNote(note)).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
      await expect(staff.open({ patient: anaActor, author: anaActor, sequence: scan!.sequence })).rejects.toMatchObject(
        { code: "KEY_NOT_GRANTED" },
      );
    } finally {
      client.close();
    }
  });

  chain.destroy();
  for (const computer of [atTheHospital, atLenas, atAnas]) await computer.close();
});

async function enter(page: Page, name: Parameters<typeof continueAs>[1], door: string): Promise<void> {
  await continueAs(page, name);
  await page.getByRole("link", { name: new RegExp(door) }).click();
  await unlockWithWallet(page);
}

const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

async function writeNote(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole("link", { name: "Write a note" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Part of the chart").selectOption("Notes");
  await page.getByRole("textbox", { name: "Note" }).fill(text);
  await page.getByRole("button", { name: "Save note" }).click();
}

async function actorOf(stack: Stack, name: Parameters<typeof personNamed>[0]): Promise<bigint> {
  const client = clientOf(stack.config, stack.portalUrl, personNamed(name));
  try {
    const [own] = await client.chartkey.myActors();
    return own!.actor;
  } finally {
    client.close();
  }
}
