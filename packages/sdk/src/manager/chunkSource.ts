import type { FileReader, FileSource, SliceResult } from "tus-js-client";
import { dropBytes, takeBytes } from "../crypto/bytes.ts";

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
  let sent = new Uint8Array();

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
      const kept = dropBytes(held, from - start);
      // The tap that computes the CID works on copies of its own, so nobody else looks at these bytes any more.
      for (const part of held) if (!kept.some(({ buffer }) => buffer === part.buffer)) release(part);
      held = kept;
      length -= from - start;
      start = from;
      release(sent);
      sent = takeCopy(held, to - from);
      return { value: sent.length > 0 ? sent : null, done: ended && length <= to - from };
    },
    close() {
      held = [];
      void reader.cancel().catch(() => undefined);
    },
  };
}

/** Always a copy: it is released as a whole, while the parts live on for a repetition. */
const takeCopy = (parts: readonly Uint8Array[], count: number): Uint8Array<ArrayBuffer> =>
  takeBytes(parts, count).slice();

/**
 * Gives memory back at once. Left to the garbage collector, the chunks of a large upload pile up faster than it looks.
 */
function release({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}
