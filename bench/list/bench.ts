import { join } from "node:path";
import { clientOf } from "@chartkey/devstack/client";
import { personNamed } from "@chartkey/devstack/people";
import { type Stack, startStack } from "@chartkey/devstack/stack";
import type { ChartkeySession } from "@chartkey/sdk";
import { launchBrowser } from "../browser.ts";
import { bundle } from "../bundle.ts";
import type { Metric } from "../metrics.ts";
import { median, rounded } from "../figures.ts";
import type { Listed, PageBench } from "./page.ts";

/** Records in the chart, and the most seconds that listing it may take once it was listed before. */
const SIZES = [
  { size: 1_000, most: 1 },
  { size: 10_000, most: 3 },
] as const;
const RUNS = 5;
const LABS = 2;
const PATIENT = personNamed("Ana Ferreira");
/** A whole hospital's quotas for one patient in a hurry. */
const QUOTAS = { CHARTKEY_RELAYER_ACCOUNT_QUOTA: "100000", CHARTKEY_RELAYER_TOTAL_QUOTA: "100000" };

/** Listing long charts in headless Chromium, on the real stack. */
export async function run(): Promise<Metric[]> {
  const stack = await startStack({ seeded: false, managerEnv: QUOTAS });
  const client = clientOf(stack.config, stack.portalUrl, PATIENT);
  try {
    const session = await client.chartkey.signUp({
      kind: "patient",
      profile: { name: PATIENT.name, birthDate: "1979-05-14" },
      locks: await client.locks(),
    });
    const metrics: Metric[] = [];
    let held = 0;
    for (const { size, most } of SIZES) {
      await addNotes(session, held, size);
      held = size + 1;
      metrics.push(...(await listed(stack, session, size, most)));
    }
    return metrics;
  } finally {
    client.close();
    await stack.close();
  }
}

/** Notes as text files, 32 in one transaction, so that the chart holds `to` records. */
async function addNotes(session: ChartkeySession, from: number, to: number): Promise<void> {
  const files = Array.from({ length: to - from }, (_, place) => ({
    compartment: LABS,
    file: new File(
      [`Blood count ${String(from + place)}: within the usual range.\n`],
      `blood-count-${String(place)}.txt`,
    ),
  }));
  const results = await session.addRecords({ patient: session.actor.actor, files });
  const failed = results.find(({ state }) => state !== "added");
  if (failed) throw new Error("A record could not be added.", { cause: failed });
}

/** All figures for a chart of `size` records; leaves it with one more. */
async function listed(stack: Stack, session: ChartkeySession, size: number, most: number): Promise<Metric[]> {
  await using device = await newDevice(stack);
  const list = (records: number): Promise<number> => listOn(device, records);
  const first = await list(size);
  // The next device of the same patient: the manager's copy of the list is there now.
  await using second = await newDevice(stack);
  const next = await listOn(second, size);
  const again: number[] = [];
  for (let count = 0; count < RUNS; count++) again.push(await list(size));
  await addNotes(session, size, size + 1);
  const oneMore = await list(size + 1);
  const name = (what: string): string => `${size.toLocaleString("en")} records: ${what}`;
  const value = rounded(median(again), 3);
  const target = `at most ${String(most)}`;
  return [
    { metric: name("first sync"), value: rounded(first, 3), unit: "s" },
    { metric: name("first sync of the next device"), value: rounded(next, 3), unit: "s" },
    { metric: name(`list, median of ${String(RUNS)}`), value, unit: "s", target, holds: value <= most },
    { metric: name("list after one more file"), value: rounded(oneMore, 3), unit: "s" },
  ];
}

/** Seconds that it took; fails unless every record came out with its title. */
async function listOn(device: Device, records: number): Promise<number> {
  const found = await device.list();
  if (found.records !== records || found.titles !== records)
    throw new Error(`The chart holds ${String(records)} records, and ${JSON.stringify(found)} came out.`);
  return found.seconds;
}

interface Device extends AsyncDisposable {
  list(): Promise<Listed>;
}

/** A browser that knows nothing yet. Every list is a page of its own, with what the browser kept. */
async function newDevice({ portalUrl, config }: Stack): Promise<Device> {
  const script = await bundle(join(import.meta.dirname, "page.ts"));
  const browser = await launchBrowser();
  const context = await browser.newContext({ bypassCSP: true });
  return {
    async list() {
      const page = await context.newPage();
      // Any file at the portal's address: the manager answers pages from there, and what a browser keeps is per address.
      await page.goto(`${portalUrl}/csp.json`);
      await page.addScriptTag({ type: "module", content: script });
      await page.waitForFunction(() => "bench" in globalThis);
      const found = await page.evaluate(
        ([settings, key]) => (globalThis as unknown as { bench: PageBench }).bench.list(settings, key),
        [JSON.stringify(config), PATIENT.privateKey] as const,
      );
      await page.close();
      return found;
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
