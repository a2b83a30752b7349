import { expect, type Page } from "@playwright/test";
import { asLena, signedUp } from "./support/people.ts";
import { expectToast, unlockWithWallet } from "./support/portal.ts";
import { test } from "./support/stackFixture.ts";

const LABS = 2;

test("[W17] closing what somebody could read says what it does and what stays, and goes on after a cut-off", async ({
  browser,
  stack,
}) => {
  const patient = await signedUp(browser, stack, { name: "Eva Inventada", birthDate: "1991-02-03" });
  const { page, wallet, number } = patient;
  const question = page.getByRole("region", { name: "Should what they could read before be closed, too?" });

  await test.step("a chart of two notes, and one by a clinician who may read it", async () => {
    for (const title of ["Peak flow", "Blood pressure"]) await addNote(page, title);
    await asLena(stack, async (lena) => {
      const expiresAt = new Date(Date.now() + 30 * 86_400_000);
      const terms = { read: [LABS], write: [LABS], purpose: "TREAT", expiresAt } as const;
      await lena.requestAccess({ patient: number, ...terms, reason: "Follow-up." });
    });
    await page.getByRole("link", { name: "Requests" }).first().click();
    await page.getByRole("button", { name: "Allow access" }).click();
    await page.getByRole("button", { name: "Share anyway" }).click();
    await expectToast(page, "Dr Lena Moreau can now see what you chose.");
    await asLena(stack, (lena) => lena.addNote({ patient: number, compartment: LABS, title: "Visit", text: "Well." }));
  });

  await test.step("the dialog that stops sharing says what more can be done, and what it cannot", async () => {
    await page.getByRole("link", { name: "Sharing", exact: true }).first().click();
    await page.getByRole("button", { name: "Stop sharing with Dr Lena Moreau" }).click();
    await expect(page.getByRole("dialog", { name: "Dr Lena Moreau is locked out" })).toBeVisible();
    await expect(question.getByText("2 records get new keys.")).toBeVisible();
    await expect(question.getByText("1 record written by somebody else.")).toBeVisible();
    await expect(question.getByText("What they have copied or remember stays with them.")).toBeVisible();
  });

  await test.step("cut off after the first record, it says so and is offered again", async () => {
    let asked = 0;
    wallet.onAsk = () => {
      asked += 1;
      if (asked === 2) wallet.rejectNext = 1;
      return Promise.resolve();
    };
    await question.getByRole("button", { name: "Give it new keys" }).click();
    await expect(question.getByRole("alert")).toContainText("You did not confirm in the wallet");
    await expect(question.getByText("What was done until then stays done.")).toBeVisible();
    await page.reload();
    await unlockWithWallet(page);
    await page.getByRole("link", { name: "Sharing", exact: true }).first().click();
    const unfinished = page.getByRole("status").filter({ hasText: "You began to close what somebody could read" });
    await expect(unfinished).toContainText("What Dr Lena Moreau could read is not closed to the end.");
    await unfinished.getByRole("button", { name: "Go on" }).click();
  });

  await test.step("gone on with, it ends, and what stays is named", async () => {
    const dialog = page.getByRole("dialog", { name: "Close what Dr Lena Moreau could read before" });
    await dialog.getByRole("button", { name: "Give it new keys" }).click();
    await expect(dialog.getByText("Everything that can be closed is closed")).toBeVisible();
    await expect(dialog.getByText("1 record has new keys, and its old copies are deleted.")).toBeVisible();
    await expect(dialog.getByRole("region", { name: "What stays as it is" })).toContainText(
      "1 record written by somebody",
    );
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(page.getByText("You began to close what somebody could read")).toHaveCount(0);
    // Said no once, and asked no more than once for each record.
    expect(wallet.asked.filter((method) => method === "eth_signTypedData_v4").length).toBeGreaterThan(2);
  });

  await test.step("the patient reads everything as before; of the old store nothing is left but what stays", async () => {
    await page.getByRole("link", { name: "Timeline" }).first().click();
    await page
      .getByRole("link", { name: /Peak flow/ })
      .first()
      .click();
    await expect(page.getByText("Peak flow: 310").first()).toBeVisible();
    await asLena(stack, async (lena) => {
      const records = await lena.records(number);
      expect(records.map(({ locked }) => locked)).not.toContain(false);
    });
  });

  wallet.close();
  await patient.computer.close();
});

async function addNote(page: Page, title: string): Promise<void> {
  await page.getByRole("link", { name: "Add", exact: true }).first().click();
  await page.getByRole("tab", { name: "Write a note" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Part of the chart").selectOption("Labs");
  await page.getByRole("textbox", { name: "Note" }).fill(`${title}: 310`);
  await page.getByRole("button", { name: "Save note" }).click();
  await expectToast(page, "The note is in the chart.");
}
