import { createProvider } from "@chartkey/sdk";
import { IChartRegistry__factory } from "@chartkey/sdk/contracts";
import { healthSchema } from "@chartkey/sdk/wire";
import { expect } from "@playwright/test";
import { Wallet } from "ethers";
import { clientOf } from "../src/client.ts";
import { personNamed } from "../src/people.ts";
import type { Stack } from "../src/startStack.ts";
import { onDisk, temporaryFolder } from "./support/files.ts";
import { InjectedWallet } from "./support/injectedWallet.ts";
import { addFiles, expectToast, signUpAsPatient } from "./support/portal.ts";
import { computerOf, test } from "./support/stackFixture.ts";

const LABS = 2;
const RICH = "0x8ac7230489e80000";

test("[E10] a wallet without ether does everything; without a relayer, one with ether still does", async ({
  browser,
  stack,
}) => {
  await using folder = await temporaryFolder();
  const { rpcUrl, deployment } = stack.config;
  const chain = createProvider({ rpcUrl, chainId: deployment.chainId });
  const charts = IChartRegistry__factory.connect(deployment.chartRegistry, chain);
  const { privateKey } = Wallet.createRandom();
  const wallet = new InjectedWallet({ privateKey, rpcUrl, chainId: deployment.chainId });
  const computer = await computerOf(browser, stack);
  await wallet.installInto(computer);
  const page = await computer.newPage();
  /** What the page says while the wallet's window is open. */
  const said: string[] = [];
  wallet.onAsk = async () => {
    const banner = page.getByRole("status").filter({ hasText: "Your wallet" }).last();
    said.push((await banner.textContent()) ?? "");
  };

  await test.step("signs up", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "Connect a wallet" }).click();
    await page.getByRole("button", { name: "Test Wallet" }).click();
    await signUpAsPatient(page, { name: "Carla Sem Éter", birthDate: "1991-03-04" });
    await page.getByRole("link", { name: "Open my chart" }).click();
  });
  const chart = await newestActor(stack);

  await test.step("uploads a file", async () => {
    await page.getByRole("link", { name: "Add", exact: true }).click();
    const path = await onDisk(folder.path, new File(["potassium 4.1 mmol/l"], "potassium.txt", { type: "text/plain" }));
    await addFiles(page, [{ path, part: "Labs" }]);
  });

  const lena = await askForAccess(stack, chart);
  const mayRead = () => charts.canRead(chart, lena, LABS);

  await test.step("grants", async () => {
    await page
      .getByRole("link", { name: /Requests/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Allow access" }).click();
    // A first contact is asked about once more.
    await page.getByRole("button", { name: "Share anyway" }).click();
    await expectToast(page, "Dr Lena Moreau can now see what you chose.");
    expect(await mayRead()).toBe(true);
    // Who, what and until when, from the text that is signed.
    expect(said.at(-1)).toMatch(
      new RegExp(
        `sign: share parts of your chart: with number ${String(lena)} until 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC`,
      ),
    );
    expect(said.at(-1)).toContain("You pay nothing for it.");
  });

  await test.step("revokes", async () => {
    await page.getByRole("link", { name: "Sharing" }).first().click();
    await page.getByRole("button", { name: "Stop sharing with Dr Lena Moreau" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("heading", { name: "Dr Lena Moreau is locked out" })).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    expect(await mayRead()).toBe(false);
  });

  await test.step("and has not sent or paid for anything", async () => {
    expect(wallet.asked).not.toContain("eth_sendTransaction");
    expect(await chain.getTransactionCount(wallet.address)).toBe(0);
    expect(await chain.getBalance(wallet.address)).toBe(0n);
  });

  await test.step("without a relayer: told plainly, and with ether the same step goes directly", async () => {
    await chain.send("hardhat_setBalance", [await relayerOf(stack), "0x0"]);
    await expect.poll(() => relayerState(stack)).toBe("empty");
    await page.getByRole("link", { name: "Add", exact: true }).click();
    await page.getByRole("tab", { name: "Write a note" }).click();
    await page.getByLabel("Title").fill("Paid by myself");
    await page.getByLabel("Part of the chart").selectOption("Notes");
    await page.getByRole("textbox", { name: "Note" }).fill("The direct way.");
    await page.getByRole("button", { name: "Save note" }).click();
    await expect(page.getByText("The service that pays the network fee cannot do it right now").first()).toBeVisible();

    await chain.send("hardhat_setBalance", [wallet.address, RICH]);
    await page.getByRole("button", { name: "Save note" }).click();
    await expectToast(page, "The note is in the chart.");
    expect(wallet.asked.at(-1)).toBe("eth_sendTransaction");
    expect(await chain.getTransactionCount(wallet.address)).toBe(1);
    // The stack is shared: those who come after have no ether either.
    await chain.send("hardhat_setBalance", [await relayerOf(stack), RICH]);
  });

  wallet.close();
  chain.destroy();
  await computer.close();
});

/** Dr Moreau asks, on her own device. */
async function askForAccess(stack: Stack, patient: bigint): Promise<bigint> {
  const client = clientOf(stack.config, stack.portalUrl, personNamed("Dr Lena Moreau"));
  try {
    const lena = await client.unlock();
    const expiresAt = new Date(Date.now() + 30 * 86_400_000);
    await lena.requestAccess({
      patient,
      read: [LABS],
      write: [],
      purpose: "TREAT",
      expiresAt,
      reason: "Your potassium",
    });
    return lena.actor.actor;
  } finally {
    client.close();
  }
}

async function newestActor(stack: Stack): Promise<bigint> {
  const client = clientOf(stack.config, stack.portalUrl, personNamed("Dr Lena Moreau"));
  try {
    const patients = await client.chartkey.directory({ kind: "patient" });
    return patients.at(-1)!.actor;
  } finally {
    client.close();
  }
}

const relayerIn = async ({ config }: Stack) =>
  healthSchema.parse(await (await fetch(`${config.managerUrl}/health`)).json()).relayer;
const relayerOf = async (stack: Stack): Promise<string> => (await relayerIn(stack))!.account;
const relayerState = async (stack: Stack): Promise<string | undefined> => (await relayerIn(stack))?.state;
