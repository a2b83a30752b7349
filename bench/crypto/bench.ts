import { residentOf, watchGrowth } from "@chartkey/devstack/memory";
import { rounded } from "../figures.ts";
import type { Metric } from "../metrics.ts";
import { openBenchPage } from "./chromium.ts";
import { contenders, encryptWithCid, roundTrip } from "./contenders.ts";
import { sideBySide } from "./measure.ts";
import type { PageBench } from "./page.ts";

const ROUNDS = 7;
const MIB = 1024 * 1024;
const LARGE = 1024 * MIB;
const WARM = 64 * MIB;
const MAX_GROWTH_MIB = 128;
/** What the SDK prefers on each platform. */
const SEGMENT = { Chromium: 256 * 1024, Node: 512 * 1024 } as const;
type Platform = keyof typeof SEGMENT;

/** `name` of the product against others, and how many times as fast it is to be on which platform. */
const HELD_AGAINST: readonly { platform: Platform; name: string; other: string; least: number }[] = [
  { platform: "Chromium", name: "payload with CID", other: "age-encryption stream", least: 4 },
  { platform: "Chromium", name: "payload with CID", other: "libsodium secretstream", least: 2 },
  { platform: "Chromium", name: "payload with CID", other: "AES-256-GCM and SHA-256, no glue", least: 0.8 },
  { platform: "Node", name: "payload with CID", other: "age-encryption stream", least: 5 },
  ...(["Chromium", "Node"] as const).map((platform) => ({
    platform,
    name: "open manifests, one by one",
    other: "open manifests, age-encryption's identity",
    least: 5,
  })),
];

/** Speeds side by side and memory, in headless Chromium and in Node. */
export async function run(): Promise<Metric[]> {
  const chromium = await inChromium();
  const node = await inNode();
  const speeds = { Chromium: chromium.speeds, Node: node.speeds };
  return [
    ...Object.entries(speeds).flatMap(([platform, measured]) =>
      Object.entries(measured).map(([name, value]) => speedMetric(platform, name, value)),
    ),
    ...HELD_AGAINST.map(({ platform, name, other, least }) => {
      const value = (speeds[platform][name] ?? 0) / (speeds[platform][other] ?? Infinity);
      const metric = `${platform}: ${name} ÷ ${other}`;
      return {
        metric,
        value: rounded(value),
        unit: "times",
        target: `at least ${String(least)}`,
        holds: value >= least,
      };
    }),
    ...[...chromium.growth, ...node.growth],
  ];
}

interface Measured {
  readonly speeds: Record<string, number>;
  readonly growth: readonly Metric[];
}

async function inChromium(): Promise<Measured> {
  const opened = await openBenchPage();
  const { browser, page } = opened;
  try {
    const speeds = await page.evaluate(
      async ({ segment, rounds }) => {
        const { bench } = globalThis as unknown as { bench: PageBench };
        return bench.sideBySide(await bench.contenders(segment), rounds);
      },
      { segment: SEGMENT.Chromium, rounds: ROUNDS },
    );
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const pids = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
    const work = (name: "encryptWithCid" | "roundTrip", size: number): Promise<void> =>
      page.evaluate(
        ([chosen, bytes, segment]) => (globalThis as unknown as { bench: PageBench }).bench[chosen](bytes, segment),
        [name, size, SEGMENT.Chromium] as const,
      );
    return { speeds, growth: await growthOf("Chromium", pids, work) };
  } finally {
    await opened.close();
  }
}

async function inNode(): Promise<Measured> {
  const speeds = await sideBySide(await contenders(SEGMENT.Node), ROUNDS);
  const work = (name: "encryptWithCid" | "roundTrip", size: number): Promise<void> =>
    name === "encryptWithCid" ? encryptWithCid(size, SEGMENT.Node) : roundTrip(size, SEGMENT.Node);
  return { speeds, growth: await growthOf("Node", [process.pid], work) };
}

/** By how much processes grow over 1 GiB, once code and caches are warm. Linux says; elsewhere nothing is told. */
async function growthOf(
  platform: Platform,
  pids: readonly number[],
  work: (name: "encryptWithCid" | "roundTrip", size: number) => Promise<void>,
): Promise<Metric[]> {
  if (process.platform !== "linux") return [];
  const memory = (): number => pids.reduce((sum, pid) => sum + residentOf(pid), 0);
  const metrics: Metric[] = [];
  for (const [name, metric] of [
    ["encryptWithCid", "1 GiB encrypted with CID"],
    ["roundTrip", "1 GiB encrypted and decrypted"],
  ] as const) {
    await work(name, WARM);
    const value = Math.max(0, await watchGrowth(memory, () => work(name, LARGE))) / MIB;
    const target = `at most ${String(MAX_GROWTH_MIB)}`;
    const holds = value <= MAX_GROWTH_MIB;
    metrics.push({ metric: `${platform}: memory, ${metric}`, value: rounded(value), unit: "MiB", target, holds });
  }
  return metrics;
}

function speedMetric(platform: string, name: string, value: number): Metric {
  const objects = name.startsWith("open");
  const metric = `${platform}: ${name}, median of ${String(ROUNDS)}`;
  return { metric, value: Math.round(objects ? value : value / 1e6), unit: objects ? "objects/s" : "MB/s" };
}
