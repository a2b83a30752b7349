import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";
import { reasonOf, type Tally } from "./tally.ts";

/** Where the tally goes; vitest's own JSON report leaves out why a test was skipped. */
export const TALLY_FILE = "CHARTKEY_TALLY_FILE";

export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const path = process.env[TALLY_FILE];
    if (path === undefined) throw new Error(`${TALLY_FILE} names no file to write to.`);

    const tally: Tally = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const testModule of modules) addModule(tally, testModule);
    writeFileSync(path, JSON.stringify(tally));
  }
}

function addModule(tally: Tally, testModule: TestModule): void {
  const failedBefore = tally.failed;
  for (const test of testModule.children.allTests()) {
    const result = test.result();
    if (result.state === "passed") tally.passed += 1;
    else if (result.state === "skipped")
      tally.skipped.push({ title: test.fullName, reason: reasonOf(test.fullName, result.note) });
    // A test that never finished counts as failed too.
    else tally.failed += 1;
  }
  // A file that cannot be loaded, or a hook that throws, fails the module without failing any test.
  if (!testModule.ok() && tally.failed === failedBefore) tally.failed += 1;
}
