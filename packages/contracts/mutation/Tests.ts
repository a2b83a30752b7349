import { globSync } from "node:fs";
import { PACKAGE } from "./mutant.ts";
import { TestProcess } from "./TestProcess.ts";

/**
 * Those that say nothing about what the contracts do (figures of the real build, files, the mutants themselves), and
 * the differential runs, which take longer than all others together.
 */
const OTHER = new Set(
  ["gas", "readme", "bytecode", "measures", "mutation", "proofs", "differential"].map((name) => `test/${name}.ts`),
);

/** Every test that says something about what the contracts do. */
export function testFiles(): string[] {
  return globSync("test/*.ts", { cwd: PACKAGE })
    .filter((path) => !OTHER.has(path))
    .sort();
}

const FADES = 0.8;
/** The worth of a test that has not noticed anything yet. */
const UNLIKELY = 0.1;

export interface Outcome {
  readonly passed: boolean;
  /** Title of the first test that failed, or why there is none. */
  readonly failed: string;
}

/** Runs tests on whatever bytecode is in a directory, the likeliest to fail first. */
export class Tests implements Disposable {
  readonly #files: readonly string[];
  readonly #process: TestProcess;
  /** How long each file took on the unbroken contracts. */
  readonly #seconds = new Map<string, number>();
  /** How often a test noticed a change of a source file, what is long past counting less. */
  readonly #hits = new Map<string, Map<string, number>>();

  constructor(directory: string, files: readonly string[]) {
    this.#files = files;
    this.#process = new TestProcess(directory);
  }

  /** Throws if a test fails: whatever is said of a mutant after that would be worth nothing. */
  async expectToPass(when: string): Promise<void> {
    for (const file of this.#files) {
      const answer = await this.#process.run(file, 900);
      if (!answer?.passed) throw new Error(`A test fails ${when}: ${answer?.failed ?? `${file} has no end`}`);
      this.#seconds.set(file, answer.seconds);
    }
  }

  /** Stops at the first failure. @param source The file that was changed. */
  async run(source: string): Promise<Outcome> {
    const hits = this.#hits.get(source) ?? new Map<string, number>();
    this.#hits.set(source, hits);
    for (const file of this.#order(hits)) {
      const limit = this.#limit(file);
      const answer = await this.#process.run(file, limit);
      if (answer?.passed) continue;
      for (const [other, count] of hits) hits.set(other, count * FADES);
      hits.set(file, (hits.get(file) ?? 0) + 1);
      return { passed: false, failed: answer?.failed ?? `${file} has no end within ${limit} s` };
    }
    return { passed: true, failed: "" };
  }

  restart(): void {
    this.#process.restart();
  }

  [Symbol.dispose](): void {
    this.#process[Symbol.dispose]();
  }

  /** First what is likely to notice and quick. */
  #order(hits: ReadonlyMap<string, number>): string[] {
    const worth = (file: string) => ((hits.get(file) ?? 0) + UNLIKELY) / (this.#seconds.get(file) ?? 1);
    return this.#files.toSorted((a, b) => worth(b) - worth(a));
  }

  /** Generous, because a busy machine must not look like a fault. */
  #limit(file: string): number {
    return Math.round(120 + 20 * (this.#seconds.get(file) ?? 0));
  }
}
