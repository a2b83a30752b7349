import { createProvider } from "@chartkey/sdk";
import { IActorRegistry__factory, IChartRegistry__factory } from "@chartkey/sdk/contracts";
import { expect } from "@playwright/test";
import type { Stack } from "../src/startStack.ts";
import { asLena, signedUp } from "./support/people.ts";
import { expectToast } from "./support/portal.ts";
import { test } from "./support/stackFixture.ts";

const LABS = 2;
const NOTES = 4;
const MENTAL_HEALTH = 5;

test("[E11] a parent answers for a child, as far as the child's chart lets them and until it does not", async ({
  browser,
  stack,
}) => {
  const { rpcUrl, deployment } = stack.config;
  const chain = createProvider({ rpcUrl, chainId: deployment.chainId });
  const charts = IChartRegistry__factory.connect(deployment.chartRegistry, chain);
  const actors = IActorRegistry__factory.connect(deployment.actorRegistry, chain);
  const child = await signedUp(browser, stack, { name: "Mia Inventada", birthDate: "2015-05-06" });
  const parent = await signedUp(browser, stack, { name: "Rui Inventado", birthDate: "1985-07-08" });

  await test.step("the child's chart has something in it", async () => {
    const { page } = child;
    await page.getByRole("link", { name: "Add", exact: true }).first().click();
    await page.getByRole("tab", { name: "Write a note" }).click();
    await page.getByLabel("Title").fill("Peak flow");
    await page.getByLabel("Part of the chart").selectOption("Labs");
    await page.getByRole("textbox", { name: "Note" }).fill("310 l/min");
    await page.getByRole("button", { name: "Save note" }).click();
    await expectToast(page, "The note is in the chart.");
  });

  await test.step("the parent shows a number, and the child's chart appoints it", async () => {
    await parent.page.goto("/acting/");
    await parent.page.getByRole("button", { name: "Unlock with wallet" }).click();
    await expect(parent.page.getByRole("heading", { name: "You act for nobody" })).toBeVisible();
    await expect(parent.page.getByLabel("Your number")).toHaveText(String(parent.number));
    const { page } = child;
    await page.getByRole("link", { name: "Sharing" }).first().click();
    await page.getByRole("link", { name: "People who act for you" }).click();
    await expect(page.getByRole("heading", { name: "Nobody acts for you" })).toBeVisible();
    await page.getByRole("button", { name: "Appoint" }).click();
    await expect(page.getByText("Enter their number: digits only.")).toBeVisible();
    await expect(page.getByText("Choose at least one part.")).toBeVisible();
    await page.getByLabel("Their number").fill(String(parent.number));
    await page.getByLabel("Labs").check();
    await page.getByLabel("Notes").check();
    await page.getByRole("button", { name: "Appoint" }).click();
    await expectToast(page, `Person with number ${String(parent.number)} can now act for you.`);
    await expect(page.getByText("share, answer requests and stop sharing")).toBeVisible();
  });

  const lena = await askForAccess(stack, child.number);
  const mayRead = (part: number) => charts.canRead(child.number, lena, part);

  await test.step("the parent reads the request and allows less than was asked", async () => {
    const { page } = parent;
    await page.getByRole("link", { name: "Back to your own page" }).click();
    await expect(page.getByText("You act for Mia Inventada.")).toBeVisible();
    await page.getByRole("link", { name: "See their charts" }).click();
    await page.getByRole("link", { name: "Act for Mia Inventada" }).click();
    await expect(page.getByRole("heading", { name: "You act for Mia Inventada" })).toBeVisible();
    await expect(page.getByText("Is the asthma better?")).toBeVisible();
    await expect(page.getByText("Peak flow")).toHaveCount(2);
    // Nothing outside the mandate can be chosen, nor a day after its end.
    await expect(page.getByLabel("May read Mental health")).toHaveCount(0);
    const until = page
      .getByRole("article")
      .or(page.getByRole("tabpanel", { name: "Requests" }))
      .getByLabel("Until");
    await until.first().fill(dayIn(2 * 365));
    await expect(page.getByText("then you no longer act for them").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Allow access" })).toBeDisabled();
    await until.first().fill(dayIn(30));
    await page.getByRole("button", { name: "Allow access" }).click();
    // A first contact is asked about once more.
    await page.getByRole("button", { name: "Share anyway" }).click();
    await expectToast(page, "Dr Lena Moreau can now see what you chose.");
    expect([await mayRead(LABS), await mayRead(MENTAL_HEALTH)]).toEqual([true, false]);
    expect(await titlesFor(stack, child.number)).toEqual(["Peak flow"]);
  });

  await test.step("the child sees who allowed it", async () => {
    const { page } = child;
    await page.getByRole("link", { name: "Sharing", exact: true }).first().click();
    const card = page.getByRole("region", { name: "Shared now" });
    await expect(card.getByRole("button", { name: "Stop sharing with Dr Lena Moreau" })).toBeVisible();
    await expect(card.getByText(`Number ${String(parent.number)}`, { exact: true }).first()).toBeVisible();
  });

  await test.step("the parent shares by number, and is stopped by a key that changed until it is confirmed", async () => {
    await asLena(stack, (session) => session.rotateKey());
    const { page } = parent;
    await page.getByRole("tab", { name: "Sharing" }).click();
    await page.getByLabel("Their number").fill(String(lena));
    await page.getByLabel("May read Notes").check();
    const check = page.getByRole("region", { name: "Check that this is really Dr Lena Moreau" });
    await expect(check.getByText("Changed")).toBeVisible();
    const question = page.getByRole("dialog", { name: "Stop: Dr Lena Moreau has another key than before" });
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await question.getByRole("button", { name: "Go back" }).click();
    expect(await charts.canRead(child.number, lena, NOTES)).toBe(false);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await question.getByLabel("I have spoken to them").check();
    await question.getByRole("button", { name: "Share anyway" }).click();
    await expectToast(page, "Shared.");
    expect(await charts.canRead(child.number, lena, NOTES)).toBe(true);
  });

  await test.step("the parent stops it, and the child changes the keys", async () => {
    await parent.page.getByRole("button", { name: "Stop sharing with Dr Lena Moreau" }).click();
    await expectToast(parent.page, "Dr Lena Moreau reads nothing any more. The patient is asked to change the keys.");
    expect(await mayRead(LABS)).toBe(false);
    const { page } = child;
    await page.getByRole("link", { name: "Timeline" }).first().click();
    await expect(page.getByText("Somebody still holds a key that fits")).toBeVisible();
    const before = await charts.epochOf(child.number, LABS);
    await page.getByRole("button", { name: "Change the keys" }).click();
    await expectToast(page, "The keys were changed.");
    expect(await charts.epochOf(child.number, LABS)).toBe(before + 1n);
    await expect(page.getByText("Somebody still holds a key that fits")).toHaveCount(0);
  });

  await test.step("dismissed, the parent can do no more and reads nothing", async () => {
    const { page } = child;
    await page.getByRole("link", { name: "Sharing" }).first().click();
    await page.getByRole("link", { name: "People who act for you" }).click();
    const name = `Person with number ${String(parent.number)}`;
    await page.getByRole("button", { name: `End this: ${name}` }).click();
    await expectToast(page, `${name} no longer acts for you and reads nothing new.`);
    await expect(page.getByRole("heading", { name: "Nobody acts for you" })).toBeVisible();
    expect((await actors.mandateOf(child.number, parent.number)).until).toBe(0n);
    expect(await charts.canRead(child.number, parent.number, LABS)).toBe(false);
    await expect(parent.page.getByText("You do not act for this person, or it has ended.")).toBeVisible({
      timeout: 40_000,
    });
  });

  for (const { wallet, computer } of [child, parent]) {
    wallet.close();
    await computer.close();
  }
  chain.destroy();
});

const askForAccess = (stack: Stack, patient: bigint): Promise<bigint> =>
  asLena(stack, async (lena) => {
    const expiresAt = new Date(Date.now() + 30 * 86_400_000);
    const terms = { read: [LABS, MENTAL_HEALTH], write: [], purpose: "TREAT", expiresAt } as const;
    await lena.requestAccess({ patient, ...terms, reason: "Is the asthma better?" });
    return lena.actor.actor;
  });

const titlesFor = (stack: Stack, patient: bigint) =>
  asLena(stack, async (lena) => (await lena.records(patient)).map(({ title }) => title));

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
