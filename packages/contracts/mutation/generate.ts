import { globSync } from "node:fs";
import { join } from "node:path";
import { type Mutant, PACKAGE, sourceOf } from "./mutant.ts";

/** A generated mutant replaces characters `start` to `end`: the text alone need not be unique in the file. */
export interface Generated extends Mutant {
  /** Stays the same while the line does: file, line's text, number of that text in the file, operator, number in the line. */
  readonly id: string;
}

interface Operator {
  readonly name: string;
  readonly pattern: RegExp;
  /** What the match becomes; one mutant each. */
  readonly become: (match: RegExpExecArray) => readonly string[];
}

const FLIPS: Readonly<Record<string, readonly string[]>> = {
  "==": ["!="],
  "!=": ["=="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "&": ["|"],
  "|": ["&"],
  "<<": [">>"],
  ">>": ["<<"],
};

/** The faults that people make. */
const OPERATORS: readonly Operator[] = [
  { name: "drop the check", pattern: /(?<=^\s*)(?:if \(.*\) revert .*;|_require\w+\(.*\);)$/g, become: () => [""] },
  { name: "never refuse", pattern: /\bif \(.*\) \{$/g, become: () => ["if (false) {"] },
  { name: "drop the event", pattern: /(?<=^\s*)emit .*;$/g, become: () => [""] },
  { name: "drop the modifier", pattern: / (?:restricted|whenNotPaused)\b/g, become: () => [""] },
  { name: "drop the deletion", pattern: /(?<=^\s*)delete .*;$/g, become: () => [""] },
  { name: "drop the assignment", pattern: /(?<=^\s*)[\w.[\]]+ \|?= [^=].*;$/g, become: () => [""] },
  {
    name: "flip the operator",
    pattern: / (==|!=|<=|>=|<<|>>|&&|\|\||[<>+\-*/%&|]) /g,
    become: ([, operator = ""]) => (FLIPS[operator] ?? []).map((other) => ` ${other} `),
  },
  { name: "negate", pattern: /(?<=\(|&& |\|\| |return )!(?=\w)/g, become: () => [""] },
  {
    name: "negate",
    pattern:
      /(?<=if \(|&& |\|\| )(?=[\w.]+\.(?:open|mayGrant|mayRevoke|mayDispute)\b|_?[iI](?:s|n)[A-Z]\w*\(|_practisesIn)/g,
    become: () => ["!"],
  },
  {
    name: "swap true and false",
    pattern: /\b(true|false)\b/g,
    become: ([, value]) => [value === "true" ? "false" : "true"],
  },
  {
    name: "constant ±1",
    pattern: /(?<![\w."x])(\d[\d_]*)(?![\w".])/g,
    become: ([, digits = ""]) => {
      const number = Number(digits.replaceAll("_", ""));
      return number === 0 ? ["1"] : [String(number + 1), String(number - 1)];
    },
  },
  {
    name: "swap arguments",
    pattern:
      /(?<=[(,] ?)(patient|actor|author|grantee|organization|member|proxy|administrator), (patient|actor|author|grantee|organization|member|proxy|administrator)(?=[,)])/g,
    become: ([, first = "", second = ""]) => [`${second}, ${first}`],
  },
  {
    name: "another status",
    pattern: /Status\.(Active|Disputed|EnteredInError|Erased)\b/g,
    become: ([, status]) => [status === "Erased" ? "Status.EnteredInError" : "Status.Erased"],
  },
  {
    name: "another kind",
    pattern: /Kind\.(Patient|Clinician|Organization|Device)\b/g,
    become: ([, kind]) => [kind === "Device" ? "Kind.Patient" : "Kind.Device"],
  },
  {
    name: "the other mask",
    pattern: /\b(readMask|writeMask)\b(?! =)/g,
    become: ([, mask]) => [mask === "readMask" ? "writeMask" : "readMask"],
  },
];

/** Every mutant of every contract, in the order of the sources. Declarations and comments hold nothing to break. */
export function generate(): Generated[] {
  const files = globSync("**/*.sol", { cwd: join(PACKAGE, "contracts"), exclude: ["interfaces/**"] }).sort();
  return files.flatMap((file) => ofFile(file));
}

function ofFile(file: string): Generated[] {
  const source = sourceOf(file);
  const lines = source.split("\n");
  const seen = new Map<string, number>();
  let offset = 0;
  let depth = 0;
  const mutants: Generated[] = [];
  for (const line of lines) {
    const start = offset;
    offset += line.length + 1;
    const text = line.trim();
    const nth = (seen.get(text) ?? 0) + 1;
    seen.set(text, nth);
    if (isCode(line, depth)) {
      for (const { name, from, to, become } of ofLine(line)) {
        if (line.slice(from, to) === become) continue;
        const place = `${file} "${text}"${nth > 1 ? ` (${nth})` : ""}`;
        mutants.push({
          file,
          ...unique(source, start + from, start + to, become),
          promise: `${name}: "${line.slice(from, to).trim()}" → "${become.trim()}"`,
          id: `${place}: ${name} at ${from - (line.length - line.trimStart().length)} → "${become.trim()}"`,
        });
      }
    }
    depth += count(line, "{") - count(line, "}");
  }
  return mutants;
}

/** Lines of function bodies and heads, and of constants; no imports, comments, types of signed texts or structs. */
function isCode(line: string, depth: number): boolean {
  const text = line.trim();
  if (text === "" || text.startsWith("//") || text.startsWith("import") || text.startsWith("pragma")) return false;
  if (/^"\w+\(/.test(text) || text.startsWith("error ") || text.startsWith("event ")) return false;
  return depth >= 1;
}

interface Edit {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly become: string;
}

function ofLine(line: string): Edit[] {
  return OPERATORS.flatMap(({ name, pattern, become }) =>
    [...line.matchAll(pattern)].flatMap((match) =>
      become(match).map((text) => ({ name, from: match.index, to: match.index + match[0].length, become: text })),
    ),
  );
}

/** The shortest stretch of whole lines around the edit that occurs once. */
function unique(source: string, from: number, to: number, become: string): Pick<Mutant, "find" | "replace"> {
  let [start, end] = [from, to];
  while (source.split(source.slice(start, end)).length !== 2 || start === end) {
    start = Math.max(0, source.lastIndexOf("\n", start - 2) + 1);
    const next = source.indexOf("\n", end + 1);
    end = next === -1 ? source.length : next;
  }
  return { find: source.slice(start, end), replace: source.slice(start, from) + become + source.slice(to, end) };
}

const count = (line: string, character: string) => line.split(character).length - 1;
