// @ts-nocheck
import type { FileReader, FileSource, SliceResult } from "tus-js-client";
import { dropBytes, firstBytes } from "../crypto/bytes.ts";

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

  return {
    // The type says number; tus takes `uploadSize` when there is none.
    size: null as unknown as number,
    async slice(from: number, to: number): Promise<SliceResult> {
      if (from < start) throw new Error("The server went back further than what is kept.");
      await fillTo(to);
      // Being asked for more means that the server has confirmed what came before.
      held = dropBytes(held, from - start);
      length -= from - start;
      start = from;
      // A blob keeps its bytes outside this tab's memory, where a request body would wait for the garbage collector.
      const value = new Blob(firstBytes(held, to - from));
      return { value: value.size > 0 ? value : null, done: ended && length <= to - from };
    },
    close() {
      held = [];
      void reader.cancel().catch(() => undefined);
    },
  };
}
