import {
  createChartkey,
  type ChartkeyDevice,
  createProvider,
  gatewayStore,
  ManagerClient,
  managerIndex,
  managerRelayer,
} from "@chartkey/sdk";
import { IChartRegistry__factory } from "@chartkey/sdk/contracts";
import { expect } from "@playwright/test";
import { Wallet } from "ethers";
import { clientOf } from "../src/client.ts";
import { personNamed } from "../src/people.ts";
import type { Stack } from "../src/startStack.ts";
import { onDisk, temporaryFolder } from "./support/files.ts";
import { addFiles, continueAs, expectToast, unlockWithWallet } from "./support/portal.ts";
import { computerOf, test } from "./support/stackFixture.ts";

const WEARABLES = 7;
const NOTE = "Follow-up visit";
const WRONG = "My HbA1c was 6.5 %, not 7.5 %.";
const ANSWER = "The laboratory confirms 7.5 %; here is what they wrote to me.";

test("[E13] a note is disputed and answered in words; files take one transaction; a device's gap shows", async ({
  browser,
  stack,
}) => {
  await using folder = await temporaryFolder();
  const [atAnas, atLenas] = await Promise.all([computerOf(browser, stack), computerOf(browser, stack)]);
  const ana = await atAnas.newPage();
  const lena = await atLenas.newPage();
  const patient = await chartOf(stack);
  const chain = createProvider({ rpcUrl: stack.config.rpcUrl, chainId: stack.config.deployment.chainId });
  const charts = IChartRegistry__factory.connect(stack.config.deployment.chartRegistry, chain);

  await test.step("the patient says what is wrong with a clinician's note", async () => {
    await continueAs(ana, "Ana Ferreira");
    await ana.getByRole("link", { name: /Open my chart/ }).click();
    await unlockWithWallet(ana);
    await ana.getByText(NOTE).click();
    await ana.getByRole("button", { name: "This is wrong" }).click();
    const dialog = ana.getByRole("dialog");
    await dialog.getByRole("button", { name: "Dispute this record" }).click();
    await expect(dialog.getByText("Write in a sentence or two what is wrong.")).toBeVisible();
    await dialog.getByLabel("What is wrong?").fill(WRONG);
    await dialog.getByRole("button", { name: "Dispute this record" }).click();
    await expectToast(ana, "The record is marked as disputed.");
    await expect(ana.getByText(WRONG)).toBeVisible();
    await expect(ana.getByText("Waiting for an answer")).toBeVisible();
    await ana.getByRole("link", { name: "Timeline" }).first().click();
    await expect(ana.getByRole("link", { name: NOTE }).getByText("Disputed")).toBeVisible();
  });

  await test.step("the clinician finds it on the worklist and answers", async () => {
    await continueAs(lena, "Dr Lena Moreau");
    await lena.getByRole("link", { name: /Open the clinic desk/ }).click();
    await unlockWithWallet(lena);
    await lena.getByRole("link", { name: "Look at what Ana Ferreira disputes" }).click();
    await expect(lena.getByText(WRONG)).toBeVisible();
    // What is disputed stays readable.
    await expect(lena.getByText(/HbA1c 7.5 %, a little above the goal/)).toBeVisible();
    await lena.getByRole("button", { name: "Answer", exact: true }).click();
    await lena.getByRole("button", { name: "Send answer" }).click();
    await expect(lena.getByText("Choose what you answer.")).toBeVisible();
    await lena.getByLabel("The record is right").check();
    await lena.getByLabel("Your answer").fill(ANSWER);
    await lena.getByRole("button", { name: "Send answer" }).click();
    await expectToast(lena, "Your answer is in the chart.");
    await expect(lena.getByText("The author disagrees")).toBeVisible();
    await lena.getByRole("link", { name: "Patients" }).first().click();
    await expect(lena.getByRole("link", { name: /Open the chart of Ana Ferreira/ })).toBeVisible();
    await expect(lena.getByText("Records that patients dispute")).toHaveCount(0);
    await lena.getByRole("link", { name: /^News, \d+ new$/ }).click();
    await expect(lena.getByText("You may now see this chart: Ana Ferreira.")).toBeVisible();
  });

  await test.step("the patient is told, and reads the answer", async () => {
    await ana.getByRole("link", { name: /^News, \d+ new$/ }).click();
    const told = ana.getByRole("listitem").filter({ hasText: "Dr Lena Moreau answered your dispute." });
    await expect(told.getByText("New", { exact: true })).toBeVisible();
    await ana.getByRole("link", { name: "Timeline" }).first().click();
    // What was looked at is new no longer.
    await expect(ana.getByRole("link", { name: "News", exact: true })).toBeVisible();
    await ana.getByRole("link", { name: "News", exact: true }).click();
    await told.getByRole("link").click();
    await expect(ana.getByText(ANSWER)).toBeVisible();
    await expect(ana.getByText("The author disagrees")).toBeVisible();
  });

  await test.step("several files are confirmed once, in one transaction", async () => {
    const before = await chain.getBlockNumber();
    await ana.getByRole("link", { name: "Add", exact: true }).click();
    const paths = await Promise.all(
      ["one", "two", "three"].map((name) =>
        onDisk(folder.path, new File([name], `${name}.txt`, { type: "text/plain" })),
      ),
    );
    await addFiles(
      ana,
      paths.map((path) => ({ path, part: "Labs" })),
    );
    const added = await charts.queryFilter(charts.filters.RecordAdded(patient), before + 1);
    expect(added).toHaveLength(3);
    expect(new Set(added.map(({ transactionHash }) => transactionHash)).size).toBe(1);
  });

  await test.step("a device's readings show up, with what it lost, until it is stopped", async () => {
    const watch = await newDevice(stack);
    await ana.getByRole("link", { name: "Sharing" }).first().click();
    await ana.getByRole("link", { name: "Devices" }).click();
    await expect(ana.getByText("No device is connected")).toBeVisible();
    await ana.getByLabel("Device number").fill(String(watch.actor.actor));
    await ana.getByRole("button", { name: "Connect", exact: true }).click();
    await expectToast(ana, "The device is connected.");
    await expect(ana.getByRole("heading", { name: "Heart-rate watch (synthetic)" })).toBeVisible();

    await watch.addReadings({ patient, readings: [1, 2, 6].map(heartRate) });
    await expect(ana.getByText(/^3 readings missing between .+ and .+$/)).toBeVisible();
    await ana.getByRole("button", { name: "Stop Heart-rate watch (synthetic)" }).click();
    await expectToast(ana, "Heart-rate watch (synthetic) can add nothing more.");
    await expect(watch.addReadings({ patient, readings: [heartRate(7)] })).rejects.toMatchObject({
      code: "NOT_AUTHORIZED",
    });
    await ana.getByRole("link", { name: "Timeline" }).first().click();
    await ana.getByText("Heart rate").first().click();
    await expect(ana.getByText(/Checked: this is exactly what/)).toBeVisible();
    await expect(ana.getByText("66 beats/minute").first()).toBeVisible();
  });

  chain.destroy();
  await Promise.all([atAnas.close(), atLenas.close()]);
});

async function chartOf(stack: Stack): Promise<bigint> {
  const client = clientOf(stack.config, stack.portalUrl, personNamed("Ana Ferreira"));
  const [own] = await client.chartkey.myActors();
  client.close();
  if (!own) throw new Error("Ana has not signed up.");
  return own.actor;
}

/** A device with a wallet of its own and no ether. */
async function newDevice(stack: Stack): Promise<ChartkeyDevice> {
  const { deployment, rpcUrl, managerUrl } = stack.config;
  const { chainId } = deployment;
  const provider = createProvider({ rpcUrl, chainId });
  const signer = new Wallet(Wallet.createRandom().privateKey, provider);
  const manager = new ManagerClient({ url: managerUrl, chainId, signer, origin: stack.portalUrl });
  const stores = { blobs: gatewayStore(manager), index: managerIndex(manager), manager };
  const relayer = managerRelayer({ url: managerUrl });
  const chartkey = createChartkey({ deployment, provider, signer, ...stores, relayer });
  return chartkey.registerDevice({ name: "Heart-rate watch (synthetic)" });
}

const heartRate = (sequence: number) => ({
  sequence,
  compartment: WEARABLES,
  title: "Heart rate",
  resources: [
    {
      resourceType: "Observation",
      status: "final",
      code: { coding: [{ system: "http://loinc.org", code: "8867-4", display: "Heart rate" }] },
      effectiveDateTime: new Date().toISOString(),
      valueQuantity: {
        value: 60 + sequence,
        unit: "beats/minute",
        system: "http://unitsofmeasure.org",
        code: "/min",
      },
    },
  ],
});
