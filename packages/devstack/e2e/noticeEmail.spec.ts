import { expect } from "@playwright/test";
import { startMailbox } from "../../manager/test/support/mailbox.ts";
import { startStack } from "../src/startStack.ts";
import { continueAs, expectToast, unlockWithWallet } from "./support/portal.ts";
import { computerOf, test } from "./support/stackFixture.ts";

const ADDRESS = "ana@mail.test";

test("[E15] somebody is told by e-mail that there is news, once a code was entered, until they turn it off", async ({
  browser,
}) => {
  const mailbox = await startMailbox();
  const stack = await startStack({
    managerEnv: {
      CHARTKEY_SMTP_URL: mailbox.url,
      CHARTKEY_MAIL_FROM: "chartkey@clinic.test",
      CHARTKEY_NOTICE_MINUTES: "0",
    },
  });
  try {
    const [atAnas, atLenas] = await Promise.all([computerOf(browser, stack), computerOf(browser, stack)]);
    const ana = await atAnas.newPage();
    const lena = await atLenas.newPage();

    await continueAs(ana, "Ana Ferreira");
    await ana.getByRole("link", { name: /Open my chart/ }).click();
    await unlockWithWallet(ana);
    await ana.getByRole("link", { name: /^News/ }).click();
    await ana.getByRole("button", { name: "Send me a code" }).click();
    await expect(ana.getByText("Enter an e-mail address.")).toBeVisible();
    await ana.getByLabel("E-mail address").fill(ADDRESS);
    await ana.getByRole("button", { name: "Send me a code" }).click();
    await expect(ana.getByText(`A code is on its way to ${ADDRESS}.`)).toBeVisible();
    const code = /\b\d{6}\b/.exec(mailbox.mails[0]?.text ?? "")?.[0] ?? "";
    await ana.getByLabel("Code from the e-mail").fill(code === "000000" ? "000001" : "000000");
    await ana.getByRole("button", { name: "Confirm" }).click();
    await expect(ana.getByText("This is not the code, or it counts no longer.").first()).toBeVisible();
    await ana.getByLabel("Code from the e-mail").fill(code);
    await ana.getByRole("button", { name: "Confirm" }).click();
    await expectToast(ana, "You are told by e-mail from now on.");
    await expect(ana.getByText(`E-mails go to ${ADDRESS}.`)).toBeVisible();

    await continueAs(lena, "Dr Lena Moreau");
    await lena.getByRole("link", { name: /Open the clinic desk/ }).click();
    await unlockWithWallet(lena);
    await lena.getByRole("link", { name: /Open the chart of Ana Ferreira/ }).click();
    await lena.getByRole("link", { name: "Write a note" }).click();
    await lena.getByLabel("Title").fill("Phone call");
    await lena.getByRole("textbox", { name: "Note" }).fill("All well.");
    await lena.getByRole("button", { name: "Save note" }).click();
    await expect.poll(() => mailbox.mails.length, { timeout: 30_000 }).toBe(2);
    expect(mailbox.mails[1]).toMatchObject({ to: ADDRESS, subject: "There is news in Chartkey" });
    expect(mailbox.mails[1]?.text).not.toMatch(/Phone|Lena|Ferreira|note/i);

    await ana.getByRole("button", { name: "Turn off" }).click();
    await expectToast(ana, "No more e-mails.");
    await expect(ana.getByLabel("E-mail address")).toBeVisible();
  } finally {
    await stack.close();
    await mailbox.close();
  }
});
