import { BUILDS, type Bytecode, CompileError, buildsWith, compile } from "./compile.ts";
import { type Mutant, mutated } from "./mutant.ts";
import { Tests, testFiles } from "./Tests.ts";
import { Workspace } from "./workspace.ts";

export interface Result {
  readonly mutant: Mutant;
  /** `invalid`: does not compile. `equal`: compiles to the same bytes. Neither can be killed, and neither counts. */
  readonly verdict: "killed" | "survived" | "invalid" | "equal";
  /** The test that noticed. */
  readonly by: string;
  readonly seconds: number;
}

/** After so many, the unbroken contracts must pass again, and a new process takes over. */
const ROUND = 100;

/**
 * Says of each mutant whether a test notices it. The unbroken contracts must pass before the first and after the last,
 * in the same processes: a test that fails because of what an earlier mutant left behind would be no verdict.
 */
export async function* check(
  mutants: readonly Mutant[],
  files: readonly string[] = testFiles(),
): AsyncGenerator<Result> {
  if (mutants.length === 0) return;
  using workspace = new Workspace();
  using tests = new Tests(workspace.directory, files);
  const originals = new Map<string, Bytecode>();
  for (const build of BUILDS) {
    const original = compile(build);
    originals.set(build.name, original);
    workspace.install(build, original);
  }
  await tests.expectToPass("before anything is broken");

  for (const [index, mutant] of mutants.entries()) {
    const startedAt = performance.now();
    const outcome = await verdictOf(mutant, workspace, originals, tests);
    yield { mutant, ...outcome, seconds: Math.round((performance.now() - startedAt) / 100) / 10 };
    if (index + 1 !== mutants.length && (index + 1) % ROUND !== 0) continue;
    await tests.expectToPass("on the unbroken contracts, after others were tried");
    tests.restart();
  }
}

async function verdictOf(
  mutant: Mutant,
  workspace: Workspace,
  originals: ReadonlyMap<string, Bytecode>,
  tests: Tests,
): Promise<Pick<Result, "verdict" | "by">> {
  const builds = buildsWith(mutant.file);
  const changed = new Map([[mutant.file, mutated(mutant)]]);
  let differs = false;
  try {
    for (const build of builds) {
      const bytecode = compile(build, changed);
      if (bytecode.bytecode !== originals.get(build.name)?.bytecode) differs = true;
      workspace.install(build, bytecode);
    }
    if (!differs) return { verdict: "equal", by: "" };
    const { passed, failed } = await tests.run(mutant.file);
    return { verdict: passed ? "survived" : "killed", by: failed };
  } catch (cause) {
    if (cause instanceof CompileError) return { verdict: "invalid", by: "" };
    throw cause;
  } finally {
    for (const build of builds) {
      const original = originals.get(build.name);
      if (original) workspace.install(build, original);
    }
  }
}
