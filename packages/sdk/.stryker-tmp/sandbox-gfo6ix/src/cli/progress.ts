// @ts-nocheck
import type { CliIo } from "./io.ts";
import { printable, sizeText } from "./output.ts";

export interface Progress {
  /** Begins a piece of work; the one before has ended. */
  begin(label: string): void;
  /** How far it is. Counts bytes unless `unit` names something else. */
  update(done: number, total: number, unit?: string): void;
  /** Ends the piece of work with a line that stays. */
  end(line: string): void;
}

const BAR = 24;
/** Between two drawings of a bar, in milliseconds: often enough to look alive. */
const REDRAW = 80;
const CLEAR = "\r\u001b[2K";

const SILENT: Progress = { begin: () => undefined, update: () => undefined, end: () => undefined };

/** A bar on a terminal, a plain line for each finished piece otherwise, nothing with `--json`. Always on stderr. */
export function progressOn({ stderr }: CliIo, quiet: boolean): Progress {
  if (quiet) return SILENT;
  const bar = stderr.isTTY === true;
  let label = "";
  let drawn = 0;
  const draw = (text: string): void => {
    stderr.write(`${CLEAR}${text.slice(0, Math.max(20, (stderr.columns ?? 80) - 1))}`);
  };
  return {
    begin(text) {
      label = printable(text);
      drawn = 0;
      if (bar) draw(`  ${label}`);
    },
    update(done, total, unit) {
      if (!bar || performance.now() - drawn < REDRAW) return;
      drawn = performance.now();
      const share = total > 0 ? Math.min(1, done / total) : 1;
      const filled = Math.round(share * BAR);
      const figures = unit === undefined ? `${sizeText(done)} of ${sizeText(total)}` : `${done} of ${total} ${unit}`;
      const percent = String(Math.floor(share * 100)).padStart(3);
      draw(`  [${"#".repeat(filled)}${".".repeat(BAR - filled)}] ${percent} %  ${figures}  ${label}`);
    },
    end(line) {
      stderr.write(`${bar ? CLEAR : ""}${printable(line)}\n`);
    },
  };
}
