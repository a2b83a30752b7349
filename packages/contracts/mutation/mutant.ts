import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One deliberate fault: in `file`, the text `find`, which occurs there exactly once, becomes `replace`. */
export interface Mutant {
  /** Below `contracts/`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** The promise that the text holds, in words; for a generated mutant, what was done to it. */
  readonly promise: string;
}

/** Where the sources are. */
export const PACKAGE = join(import.meta.dirname, "..");

export function sourceOf(file: string): string {
  return readFileSync(join(PACKAGE, "contracts", file), "utf8");
}

/** How often `text` occurs in `source`. */
export function occurrences(source: string, text: string): number {
  return source.split(text).length - 1;
}

/** The source of `mutant.file` with the fault in it. */
export function mutated({ file, find, replace }: Mutant): string {
  const source = sourceOf(file);
  const count = occurrences(source, find);
  if (count !== 1) throw new Error(`${file} has ${count} times, not once:\n${find}`);
  return source.replace(find, () => replace);
}
