import { join } from "node:path";
import Mocha from "mocha";
import type { Answer, Question } from "./TestProcess.ts";

/**
 * Holds the tests of the current directory in memory, because loading them takes longer than finding most faults. Each
 * run begins on an empty chain, with the artifacts that lie on disk at that moment.
 */

type Fixtures = typeof import("../test/support/fixtures.ts");

/** A reporter that reports nothing. */
function silent(): void {
  return undefined;
}

const loaded = new Map<string, Mocha>();
let chain: Fixtures["chain"] | undefined;
let empty: Awaited<ReturnType<Fixtures["chain"]["takeSnapshot"]>> | undefined;

async function load(file: string): Promise<Mocha> {
  const mocha = new Mocha({ bail: true, reporter: silent as unknown as Mocha.ReporterConstructor, timeout: 120_000 });
  mocha.cleanReferencesAfterRun(false);
  mocha.addFile(join(process.cwd(), file));
  await mocha.loadFilesAsync();
  return mocha;
}

/** As when the process began: no contract, no fixture, the first block's time. */
async function emptyChain(): Promise<void> {
  chain ??= ((await import(join(process.cwd(), "test/support/fixtures.ts"))) as Fixtures).chain;
  chain.clearSnapshots();
  await empty?.restore();
  empty ??= await chain.takeSnapshot();
}

async function run(file: string): Promise<Answer> {
  const startedAt = performance.now();
  const mocha = loaded.get(file) ?? (await load(file));
  loaded.set(file, mocha);
  await emptyChain();
  let failed = "";
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run((count) => {
      runner.dispose();
      resolve(count);
    });
    runner.on("fail", (test) => (failed ||= test.fullTitle()));
  });
  return { file, passed: failures === 0, failed, seconds: (performance.now() - startedAt) / 1000 };
}

const text = (cause: unknown) => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));

process.env["HH_TEST"] = "true";
process.env["NODE_ENV"] ??= "test";
// Left behind by a test that failed before it awaited all it had begun; the verdict on that test stands already.
process.on("unhandledRejection", () => undefined);
process.on("disconnect", () => process.exit());
process.on("message", ({ file }: Question) => {
  run(file).then(
    (answer) => process.send?.(answer),
    (cause: unknown) => process.send?.({ error: text(cause) }),
  );
});
