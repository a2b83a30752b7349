import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { PACKAGE } from "../mutation/mutant.ts";

/** The state machines, in the order in which they are proven: the quickest first. */
export const MACHINES = ["ReadingProof", "SequenceProof", "RecordProof", "ConsentProof"] as const;
export type Machine = (typeof MACHINES)[number];

/**
 * `refuted`: the checker has a sequence of calls that breaks it. `unknown`: the solver gave up, or ran out of time.
 */
export interface Target {
  /** `ConsentProof.provesOnlyGrantsGive: assert(!_consent.isGiven())` */
  readonly name: string;
  readonly verdict: "proven" | "refuted" | "unknown";
}

interface Compiler {
  compile(
    input: string,
    callbacks: {
      import(path: string): { contents: string };
      smtSolver(query: string): { contents: string } | { error: string };
    },
  ): string;
}

const outputSchema = z.object({
  errors: z
    .array(
      z.object({
        severity: z.string(),
        message: z.string(),
        formattedMessage: z.string(),
        sourceLocation: z.object({ file: z.string(), start: z.number(), end: z.number() }).optional(),
      }),
    )
    .default([]),
});

/** The order in which z3 looks into the callers of a call decides between seconds and for ever. */
const Z3_OPTIONS = ["-smt2", "fp.spacer.order_children=1"];

export const solver = process.env["Z3"] ?? "z3";

/** What the solver calls itself, or nothing when it is not here. */
export function solverVersion(): string | undefined {
  const { status, stdout } = spawnSync(solver, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Has the compiler's model checker (engine CHC) prove every assertion of `machine` for any sequence of calls.
 *
 * @param seconds The longest that one assertion may take.
 * @param changed Sources, by path below the package, that replace those on disk.
 * @param only The beginning of a name: the other assertions are not looked at, which saves their time.
 */
export function check(
  machine: Machine,
  seconds: number,
  changed: ReadonlyMap<string, string> = new Map(),
  only = "",
): Target[] {
  const compiler = createRequire(import.meta.url)("solc") as Compiler;
  const file = `proofs/machines/${machine}.sol`;
  const read = (path: string) => (path === file ? source : (changed.get(path) ?? sourceOf(path)));
  const source = without(machine, changed.get(file) ?? sourceOf(file), only);
  const modelChecker = {
    contracts: { [file]: [machine] },
    engine: "chc",
    solvers: ["smtlib2"],
    targets: ["assert"],
    showProvedSafe: true,
    showUnproved: true,
    showUnsupported: true,
    timeout: seconds * 1000,
  };
  const input = { language: "Solidity", sources: { [file]: { content: source } }, settings: { modelChecker } };
  const { errors } = outputSchema.parse(
    JSON.parse(
      compiler.compile(JSON.stringify(input), {
        import: (path) => ({ contents: read(path) }),
        smtSolver: (query) => solve(query, seconds),
      }),
    ),
  );
  const failed = errors.filter(({ severity }) => severity === "error");
  if (failed.length > 0) throw new Error(failed.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return targetsOf(machine, source, errors);
}

export function sourceOf(path: string): string {
  const ours = path.startsWith("contracts/") || path.startsWith("proofs/");
  const file = join(PACKAGE, ours ? path : `node_modules/${path}`);
  if (!existsSync(file)) throw new Error(`There is no ${path}.`);
  return readFileSync(file, "utf8");
}

function solve(query: string, seconds: number): { contents: string } | { error: string } {
  const directory = mkdtempSync(join(tmpdir(), "chartkey-proof-"));
  try {
    const file = join(directory, "query.smt2");
    writeFileSync(file, query);
    const { stdout, error } = spawnSync(solver, [...Z3_OPTIONS, `-T:${seconds}`, file], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return error ? { error: error.message } : { contents: stdout };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Assertion {
  readonly name: string;
  readonly text: string;
  readonly index: number;
}

function assertionsIn(machine: Machine, source: string): Assertion[] {
  return [...source.matchAll(/\bassert\(.*\);/g)].map(({ 0: text, index }) => {
    const within = [...source.slice(0, index).matchAll(/function (\w+)/g)].at(-1)?.[1] ?? "constructor";
    return { name: `${machine}.${within}: ${text.slice(0, -1)}`, text, index };
  });
}

/** The source without the assertions whose name does not begin with `only`. */
function without(machine: Machine, source: string, only: string): string {
  const others = assertionsIn(machine, source).filter(({ name }) => !name.startsWith(only));
  return others.reduceRight(
    (kept, { text, index }) => `${kept.slice(0, index)}{}${kept.slice(index + text.length)}`,
    source,
  );
}

/** One target for each `assert` in the source: one that the checker passes over in silence counts as unknown. */
function targetsOf(machine: Machine, source: string, errors: z.infer<typeof outputSchema>["errors"]): Target[] {
  return assertionsIn(machine, source).map(({ name, index }) => {
    // The compiler counts bytes, the match characters.
    const start = Buffer.byteLength(source.slice(0, index));
    const messages = errors.filter(({ sourceLocation }) => sourceLocation?.start === start);
    return { name, verdict: verdictOf(messages.map(({ message }) => message)) };
  });
}

function verdictOf(messages: readonly string[]): Target["verdict"] {
  if (messages.some((message) => message.startsWith("CHC: Assertion violation happens here"))) return "refuted";
  if (messages.some((message) => message.startsWith("CHC: Assertion violation might"))) return "unknown";
  return messages.some((message) => message.startsWith("CHC: Assertion violation check is safe"))
    ? "proven"
    : "unknown";
}
