import type { FileReader, FileSource, SliceResult } from "tus-js-client";
import { asBufferSource, concatBytes } from "../crypto/bytes.ts";

/**
 * Lets tus read a web stream, in Node as in browsers. It keeps the bytes from the last confirmed offset on, so that a
 * chunk can be sent again after a cut connection; tus confirms before it moves on.
 */
export const chunkReader: FileReader = {
  openFile: (input: unknown) => Promise.resolve(chunkSource(input as ReadableStreamDefaultReader<Uint8Array>)),
};

function chunkSource(reader: ReadableStreamDefaultReader<Uint8Array>): FileSource {
  let start = 0;
  let held = new Uint8Array();
  let ended = false;

  async function fillTo(end: number): Promise<void> {
    const parts = [held];
    let length = held.length;
    while (!ended && start + length < end) {
      const result = await reader.read();
      ended = result.done;
      if (result.done) break;
      parts.push(asBufferSource(result.value));
      length += result.value.length;
    }
    if (parts.length > 1) held = concatBytes(parts);
  }

  return {
    // The type says number; tus takes `uploadSize` when there is none.
    size: null as unknown as number,
    async slice(from: number, to: number): Promise<SliceResult> {
      if (from < start) throw new Error("The server went back further than what is kept.");
      await fillTo(to);
      held = held.slice(from - start);
      start = from;
      const value = held.subarray(0, to - from);
      return { value: value.length > 0 ? value : null, done: ended && held.length <= to - from };
    },
    close() {
      void reader.cancel().catch(() => undefined);
    },
  };
}
