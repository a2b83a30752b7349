import type { Span, Syntax } from "./syntax.ts";

/** One condition, as it is reported: `id` when it was true, one less when it was false. */
export interface Condition extends Span {
  readonly file: string;
  readonly id: bigint;
}

/** Far from the markers of Hardhat, which are hashes. */
const FIRST = 0xc0de_0000_0001n;

/** A number for each condition, the same for the same sources. */
export function numbered(syntax: readonly Syntax[]): Condition[] {
  const all = syntax.flatMap(({ file, conditions }) => conditions.map((condition) => ({ ...condition, file })));
  return all.map((condition, index) => ({ ...condition, id: FIRST + 2n * BigInt(index) }));
}

/** The source with every condition reported; lines stay where they are, so Hardhat's own figures about them do too. */
export function instrumented({ file, source }: Syntax, conditions: readonly Condition[]): string {
  const bytes = Buffer.from(source);
  const edits = conditions
    .filter((condition) => condition.file === file)
    .flatMap(({ start, end, id }) => [
      // Where one ends and another begins or several end, the inner one is closed first.
      { at: start, order: -end, text: `Outcomes.seen(${id}, ` },
      { at: end, order: -Infinity, text: ")" },
    ])
    .sort((a, b) => a.at - b.at || a.order - b.order);
  let text = "";
  let from = 0;
  for (const edit of edits) {
    text += bytes.subarray(from, edit.at).toString() + edit.text;
    from = edit.at;
  }
  text += bytes.subarray(from).toString();
  const home = "../".repeat(file.split("/").length - 2) || "./";
  return text.replace(/^pragma solidity .*;$/m, (pragma) => `${pragma} import {Outcomes} from "${home}Outcomes.sol";`);
}
