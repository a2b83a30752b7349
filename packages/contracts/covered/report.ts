import type { Condition } from "./instrument.ts";
import type { Reached } from "./measure.ts";
import type { Span, Syntax } from "./syntax.ts";

interface Share {
  readonly hit: number;
  readonly found: number;
}

interface Totals {
  readonly name: string;
  readonly functions: Share;
  readonly lines: Share;
  readonly branches: Share;
}

interface Item {
  readonly what: "functions" | "lines" | "branches";
  readonly where: string;
  readonly hit: boolean;
}

/** Everything in one file that could be reached, and whether it was. */
function itemsIn({ file, source, functions }: Syntax, conditions: readonly Condition[], reached: Reached): Item[] {
  const lines = reached.lines.get(file) ?? new Map<number, boolean>();
  const lineAt = (offset: number) => Buffer.from(source).subarray(0, offset).toString().split("\n").length;
  const text = ({ start, end }: Span) => Buffer.from(source).subarray(start, end).toString().replace(/\s+/g, " ");
  return [
    ...functions.map((each): Item => {
      const [first, last] = [lineAt(each.start), lineAt(each.end)];
      const hit = [...lines].some(([line, seen]) => seen && line >= first && line <= last);
      return { what: "functions", where: `${file}:${first} ${each.name}`, hit };
    }),
    ...[...lines].map(([line, hit]): Item => ({ what: "lines", where: `${file}:${line}`, hit })),
    ...conditions
      .filter((condition) => condition.file === file)
      .flatMap((condition) =>
        [true, false].map((outcome): Item => {
          const where = `${file}:${lineAt(condition.start)} ${text(condition)} is ${outcome}`;
          return { what: "branches", where, hit: reached.markers.has(outcome ? condition.id : condition.id - 1n) };
        }),
      ),
  ];
}

function count(name: string, items: readonly Item[]): Totals {
  const share = (wanted: Item["what"]) => {
    const some = items.filter(({ what }) => what === wanted);
    return { hit: some.filter(({ hit }) => hit).length, found: some.length };
  };
  return { name, functions: share("functions"), lines: share("lines"), branches: share("branches") };
}

export function totalsOf(syntax: readonly Syntax[], conditions: readonly Condition[], reached: Reached) {
  const files = syntax.map((each) => [each.file, itemsIn(each, conditions, reached)] as const);
  const whole = files.flatMap(([, items]) => items);
  return { files: files.map(([name, items]) => count(name, items)), all: count("all", whole) };
}

export function missesIn(syntax: readonly Syntax[], conditions: readonly Condition[], reached: Reached): string[] {
  const items = syntax.flatMap((each) => itemsIn(each, conditions, reached));
  return items.filter(({ hit }) => !hit).map(({ what, where }) => `${what.padEnd(9)} ${where}`);
}

export function tableOf(totals: readonly Totals[]): string {
  const cell = ({ hit, found }: Share) =>
    found === 0 ? "–".padStart(18) : `${hit}/${found} ${((100 * hit) / found).toFixed(2)} %`.padStart(18);
  const head = ["functions", "lines", "branches"].map((title) => title.padStart(18)).join("");
  const rows = totals.map(
    ({ name, functions, lines, branches }) => name.padEnd(40) + [functions, lines, branches].map(cell).join(""),
  );
  return ["".padEnd(40) + head, ...rows].join("\n");
}
