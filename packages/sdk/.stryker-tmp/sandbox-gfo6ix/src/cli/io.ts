/** What of a stream the command line uses: Node's own ones, or stand-ins in a test. */
// @ts-nocheck

export interface CliInput extends AsyncIterable<Uint8Array> {
  readonly isTTY?: boolean | undefined;
  setRawMode?(raw: boolean): unknown;
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  off(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  off(event: "end", listener: () => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

export interface CliOutput {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(chunk: Uint8Array | string): boolean;
  once(event: "drain", listener: () => void): unknown;
}

/** The world of one run: results go to `stdout`, everything said on the way to `stderr`. */
export interface CliIo {
  readonly stdin: CliInput;
  readonly stdout: CliOutput;
  readonly stderr: CliOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a command has to say at its end. */
export interface Outcome {
  /** The one document of `--json`; numbers of actors become text. */
  readonly data: unknown;
  /** The same in words. */
  readonly lines: readonly string[];
  /** Default 0. */
  readonly exitCode?: number;
}

/** Writes and waits until the reader took it, so that a large file does not pile up in memory. */
export async function writeTo(output: CliOutput, chunk: Uint8Array): Promise<void> {
  if (!output.write(chunk)) await new Promise<void>((resolve) => output.once("drain", resolve));
}
