import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { PACKAGE } from "./mutant.ts";

/** What the process is asked: to run the tests of one file until the first fails. */
export interface Question {
  readonly file: string;
}

export interface Answer {
  readonly file: string;
  readonly passed: boolean;
  /** Title of the first test that failed. */
  readonly failed: string;
  readonly seconds: number;
}

/** Ours without what Hardhat tells its children, such as which project this is: inside a test that would be the wrong one. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:HARDHAT|HH)_/.test(name)));
}

/** A process that keeps the tests in `directory` loaded and runs one file of them at a time. */
export class TestProcess implements Disposable {
  readonly #directory: string;
  #child: ChildProcess | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** @returns `undefined` when there was no answer within `seconds`; the next question meets a new process. */
  async run(file: string, seconds: number): Promise<Answer | undefined> {
    const child = (this.#child ??= this.#start());
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer | undefined>((resolve, reject) => {
        child.once("message", (message) => {
          const answer = message as Answer | { error: string };
          if ("error" in answer) reject(new Error(`The tests of ${file} could not run: ${answer.error}`));
          else resolve(answer);
        });
        child.once("exit", () => {
          reject(new Error(`The process ended while it ran the tests of ${file}.`));
        });
        timer = setTimeout(() => {
          this.restart();
          resolve(undefined);
        }, seconds * 1000);
        child.send({ file } satisfies Question);
      });
    } finally {
      clearTimeout(timer);
      child.removeAllListeners();
    }
  }

  /** Ends the process: the next question meets a new one. */
  restart(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  [Symbol.dispose](): void {
    this.restart();
  }

  /** Through Hardhat's own command, which loads TypeScript and the configuration of `directory` as in any test. */
  #start(): ChildProcess {
    const hardhat = join(PACKAGE, "node_modules/hardhat/dist/src/cli.js");
    return fork(hardhat, ["run", "--no-compile", join(import.meta.dirname, "worker.ts")], {
      cwd: this.#directory,
      env: { ...environment(), NO_COLOR: "1" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
  }
}
