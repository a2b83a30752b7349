import type { FileReader, FileSource, SliceResult } from "tus-js-client";
import { concatBytes } from "../crypto/bytes.ts";

/**
 * Lets tus read a web stream, in Node as in browsers. It keeps the bytes from the last confirmed offset on, so that a
 * chunk can be sent again after a cut connection; tus confirms before it moves on.
 */
export const chunkReader: FileReader = {
  openFile: (input: unknown) => Promise.resolve(chunkSource(input as ReadableStreamDefaultReader<Uint8Array>)),
};

function chunkSource(reader: ReadableStreamDefaultReader<Uint8Array>): FileSource {
  let start = 0;
  /** Bytes from `start` on, as they came: they are put together once, when they are sent. */
  let held: Uint8Array[] = [];
  let length = 0;
  let ended = false;

  async function fillTo(end: number): Promise<void> {
    while (!ended && start + length < end) {
      const result = await reader.read();
      ended = result.done;
      if (result.done) return;
      held.push(result.value);
      length += result.value.length;
    }
  }

  /** Lets go of what the server has confirmed. */
  function dropTo(offset: number): void {
    let gone = offset - start;
    while (gone > 0) {
      const first = held[0];
      if (first === undefined) break;
      if (first.length > gone) held[0] = first.subarray(gone);
      else held.shift();
      gone -= Math.min(gone, first.length);
    }
    length -= offset - start;
    start = offset;
  }

  return {
    // The type says number; tus takes `uploadSize` when there is none.
    size: null as unknown as number,
    async slice(from: number, to: number): Promise<SliceResult> {
      if (from < start) throw new Error("The server went back further than what is kept.");
      await fillTo(to);
      dropTo(from);
      const value = takeBytes(held, to - from);
      return { value: value.length > 0 ? value : null, done: ended && length <= to - from };
    },
    close() {
      held = [];
      void reader.cancel().catch(() => undefined);
    },
  };
}

/** The first `count` bytes of `parts`, or all of them when there are fewer. */
function takeBytes(parts: readonly Uint8Array[], count: number): Uint8Array<ArrayBuffer> {
  const taken: Uint8Array[] = [];
  let left = count;
  for (const part of parts) {
    if (left === 0) break;
    taken.push(part.subarray(0, left));
    left -= Math.min(left, part.length);
  }
  return concatBytes(taken);
}
