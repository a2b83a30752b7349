import { type Bytecode, CompileError, DEPLOYABLE, compile, contractsWith } from "./compile.ts";
import { type Mutant, mutated } from "./mutant.ts";
import { runTests, testsFor } from "./runTests.ts";
import { Workspace } from "./workspace.ts";

export interface Result {
  readonly mutant: Mutant;
  /** `invalid`: does not compile. `equal`: compiles to the same bytes. Neither can be killed, and neither counts. */
  readonly verdict: "killed" | "survived" | "invalid" | "equal";
  /** The test that noticed. */
  readonly by: string;
  readonly seconds: number;
}

/**
 * Says of each mutant whether a test notices it, after seeing that the tests pass without one.
 *
 * @param select The tests to run when a file was changed; all of them by default.
 */
export async function* check(
  mutants: readonly Mutant[],
  select: (file: string, directory: string) => readonly string[] = testsFor,
): AsyncGenerator<Result> {
  using workspace = new Workspace();
  const originals = new Map<string, Bytecode>();
  for (const name of DEPLOYABLE) {
    const original = compile(name);
    originals.set(name, original);
    workspace.install(name, original);
  }
  const unbroken = await runTests(workspace.directory, select("ChartRegistry.sol", workspace.directory));
  if (!unbroken.passed) throw new Error(`The tests fail before anything is broken: ${unbroken.failed}`);

  for (const mutant of mutants) {
    const startedAt = performance.now();
    const outcome = await verdictOf(mutant, workspace, originals, select(mutant.file, workspace.directory));
    yield { mutant, ...outcome, seconds: Math.round((performance.now() - startedAt) / 100) / 10 };
  }
}

async function verdictOf(
  mutant: Mutant,
  workspace: Workspace,
  originals: ReadonlyMap<string, Bytecode>,
  tests: readonly string[],
): Promise<Pick<Result, "verdict" | "by">> {
  const names = contractsWith(mutant.file);
  const changed = new Map([[mutant.file, mutated(mutant)]]);
  let differs = false;
  try {
    for (const name of names) {
      const bytecode = compile(name, changed);
      if (bytecode.bytecode !== originals.get(name)?.bytecode) differs = true;
      workspace.install(name, bytecode);
    }
    if (!differs) return { verdict: "equal", by: "" };
    const { passed, failed } = await runTests(workspace.directory, tests);
    return { verdict: passed ? "survived" : "killed", by: failed };
  } catch (cause) {
    if (cause instanceof CompileError) return { verdict: "invalid", by: "" };
    throw cause;
  } finally {
    for (const name of names) {
      const original = originals.get(name);
      if (original) workspace.install(name, original);
    }
  }
}
