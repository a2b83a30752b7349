import { globSync } from "node:fs";
import { PACKAGE } from "./mutant.ts";
import { TestProcess } from "./TestProcess.ts";

/**
 * Those that say nothing about what the contracts do (figures of the real build, files, the mutants themselves), and
 * the differential runs, which take longer than all others together.
 */
const OTHER = new Set(["gas", "readme", "bytecode", "mutation", "differential"].map((name) => `test/${name}.ts`));

/** Every test that says something about what the contracts do. */
export function testFiles(): string[] {
  return globSync("test/*.ts", { cwd: PACKAGE })
    .filter((path) => !OTHER.has(path))
    .sort();
}

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
  /** By source file, the tests in the order in which they last noticed something there. */
  readonly #orders = new Map<string, string[]>();

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
    const order = this.#orders.get(source) ?? this.#quickestFirst();
    for (const file of order) {
      const limit = this.#limit(file);
      const answer = await this.#process.run(file, limit);
      if (answer?.passed) continue;
      this.#orders.set(source, [file, ...order.filter((other) => other !== file)]);
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

  #quickestFirst(): string[] {
    return this.#files.toSorted((a, b) => (this.#seconds.get(a) ?? 0) - (this.#seconds.get(b) ?? 0));
  }

  /** Generous, because a busy machine must not look like a fault. */
  #limit(file: string): number {
    return Math.round(120 + 20 * (this.#seconds.get(file) ?? 0));
  }
}
