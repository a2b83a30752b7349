// @ts-nocheck
import { CommanderError } from "commander";
import { type PlainError, toPlainError } from "../errors.ts";
import type { CliIo, Outcome } from "./io.ts";

/**
 * Text as a terminal may show it. Titles and names come from other people: without their control characters they cannot
 * move the cursor, change colours or turn the reading direction round.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** One JSON document; ids of actors, which do not fit into a JSON number, become text. */
export function toJson(data: unknown): string {
  return JSON.stringify(
    data,
    (_key, value: unknown) => {
      if (typeof value === "bigint") return String(value);
      return value;
    },
    2,
  );
}

export function printOutcome(io: CliIo, { data, lines }: Outcome, json: boolean): void {
  if (json) io.stdout.write(`${toJson(data)}\n`);
  else for (const line of lines) io.stdout.write(`${printable(line)}\n`);
}

/** Says what went wrong: as the one document on stdout with `--json`, in words on stderr otherwise. */
export function printError(io: CliIo, error: unknown, json: boolean): void {
  const plain = plainOf(error);
  if (plain === undefined) return;
  if (json) {
    io.stdout.write(`${toJson({ error: plain })}\n`);
    return;
  }
  const hints = plain.hints.map((hint) => `  - ${hint}\n`).join("");
  // Over a bar that may stand there.
  const clear = io.stderr.isTTY === true ? "\r\u001b[2K" : "";
  io.stderr.write(`${clear}${printable(plain.summary)} (${plain.code})\n${hints}`);
  // A bug: where it happened helps whoever mends it. Its message may hold anything, so it stays out.
  if (plain.code === "UNEXPECTED" && error instanceof Error) io.stderr.write(traceOf(error));
}

function traceOf({ name, stack = "" }: Error): string {
  const frames = stack.split("\n").filter((line) => line.startsWith("    at "));
  return [name, ...frames, ""].join("\n");
}

/** Undefined when commander only showed the help that was asked for. */
function plainOf(error: unknown): PlainError | undefined {
  if (!(error instanceof CommanderError)) return toPlainError(error);
  if (error.exitCode === 0) return undefined;
  const summary = error.message.replace(/^error: /, "");
  return { code: "USAGE", summary, hints: ["`chartkey help` lists the commands and their options."] };
}

/** Columns of text, padded; the last one keeps its length. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) => row.map(printable));
  const widths = shown.reduce<number[]>((all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)), []);
  return shown.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

/** A size as people say it. */
export function sizeText(bytes: number): string {
  const power = bytes < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return power === 0 ? `${String(bytes)} B` : `${(bytes / 1_000 ** power).toFixed(1)} ${UNITS[power] ?? ""}`;
}
