import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";

const require = createRequire(import.meta.url);

export const PACKAGE = join(import.meta.dirname, "..");

/** A stretch of a file, in bytes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface FunctionSpan extends Span {
  readonly name: string;
}

export interface Syntax {
  /** Below the package. */
  readonly file: string;
  readonly source: string;
  /** What is seen as true and as false: conditions of `if`, `?:` and loops, and each operand of `&&` and `||`. */
  readonly conditions: readonly Span[];
  /** Bodies of functions and constructors that do something. */
  readonly functions: readonly FunctionSpan[];
}

/** A node of the compiler's syntax tree; what else is in it differs by type. */
interface Node {
  readonly nodeType: string;
  readonly src: string;
  readonly [member: string]: unknown;
}

interface Compiler {
  compile(input: string, callbacks: { import(path: string): { contents: string } }): string;
}

const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).default([]),
  sources: z.record(z.string(), z.object({ ast: z.custom<Node>() })),
});

/** Of every production contract and library. Interfaces hold nothing that could be run. */
export function syntaxOfContracts(): Syntax[] {
  const files = globSync("contracts/**/*.sol", { cwd: PACKAGE, exclude: ["contracts/interfaces/**"] }).sort();
  const read = (path: string) =>
    readFileSync(join(PACKAGE, path.startsWith("contracts/") ? path : join("node_modules", path)), "utf8");
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(files.map((file) => [file, { content: read(file) }])),
    settings: { outputSelection: { "*": { "": ["ast"] } } },
  };
  const compiler = require("solc") as Compiler;
  const output = outputSchema.parse(
    JSON.parse(compiler.compile(JSON.stringify(input), { import: (path) => ({ contents: read(path) }) })),
  );
  const errors = output.errors.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return files.map((file) => {
    const nodes = [...nodesIn(output.sources[file]?.ast)];
    return {
      file,
      source: read(file),
      conditions: distinct(nodes.flatMap((node) => conditionsOf(node).flatMap((condition) => leaves(condition)))),
      functions: nodes.flatMap((node) => functionOf(node)),
    };
  });
}

function* nodesIn(value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if ("nodeType" in value && "src" in value) yield value as Node;
  for (const member of Object.values(value)) yield* nodesIn(member);
}

const DECIDES = new Set(["IfStatement", "Conditional", "ForStatement", "WhileStatement", "DoWhileStatement"]);

function conditionsOf(node: Node): Node[] {
  if (DECIDES.has(node.nodeType)) return node["condition"] ? [node["condition"] as Node] : [];
  return isLogical(node) ? [node] : [];
}

const isLogical = ({ nodeType, operator }: Node) =>
  nodeType === "BinaryOperation" && (operator === "&&" || operator === "||");

/** The operands of `&&` and `||`, all the way down: their outcomes imply that of the whole. */
function leaves(node: Node): Node[] {
  if (isLogical(node)) return [node["leftExpression"], node["rightExpression"]].flatMap((side) => leaves(side as Node));
  const [inner] = node.nodeType === "TupleExpression" ? (node["components"] as Node[]) : [];
  return inner && isLogical(inner) ? leaves(inner) : [node];
}

function functionOf(node: Node): FunctionSpan[] {
  const body = node["body"] as (Node & { statements: readonly unknown[] }) | undefined;
  if (node.nodeType !== "FunctionDefinition" || !body || body.statements.length === 0) return [];
  return [{ ...spanOf(body), name: String(node["name"] || node["kind"]) }];
}

function spanOf({ src }: Node): Span {
  const [start = 0, length = 0] = src.split(":").map(Number);
  return { start, end: start + length };
}

function distinct(nodes: readonly Node[]): Span[] {
  return [...new Map(nodes.map((node) => [node.src, spanOf(node)])).values()].sort((a, b) => a.start - b.start);
}
