import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { Wallet } from "ethers";
import { clientOf } from "../../src/client.ts";
import { personNamed } from "../../src/people.ts";
import type { Stack } from "../../src/startStack.ts";
import { InjectedWallet } from "./injectedWallet.ts";
import { signUpAsPatient } from "./portal.ts";
import { computerOf } from "./stackFixture.ts";

/** Somebody who signed up in the portal. */
export interface Person {
  computer: BrowserContext;
  page: Page;
  wallet: InjectedWallet;
  /** Chart number. */
  number: bigint;
}

/** A new patient with a wallet without ether, on a computer of their own, in front of their chart. */
export async function signedUp(
  browser: Browser,
  stack: Stack,
  person: { name: string; birthDate: string },
): Promise<Person> {
  const { rpcUrl, deployment } = stack.config;
  const { privateKey } = Wallet.createRandom();
  const wallet = new InjectedWallet({ privateKey, rpcUrl, chainId: deployment.chainId });
  const computer = await computerOf(browser, stack);
  await wallet.installInto(computer);
  const page = await computer.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Connect a wallet" }).click();
  await page.getByRole("button", { name: "Test Wallet" }).click();
  await signUpAsPatient(page, person);
  const said = await page.getByText(/Your chart number is \d+/).textContent();
  const number = BigInt(/number is (\d+)/.exec(said ?? "")?.[1] ?? 0);
  await page.getByRole("link", { name: "Open my chart" }).click();
  await expect(page.getByRole("heading", { name: `${person.name}’s chart` })).toBeVisible();
  return { computer, page, wallet, number };
}

/** Dr Moreau, on her own device. */
export async function asLena<Value>(stack: Stack, work: (lena: Session) => Promise<Value>): Promise<Value> {
  const client = clientOf(stack.config, stack.portalUrl, personNamed("Dr Lena Moreau"));
  try {
    return await work(await client.unlock());
  } finally {
    client.close();
  }
}
type Session = Awaited<ReturnType<ReturnType<typeof clientOf>["unlock"]>>;
