/** Reads a stream of bytes in pieces of its caller's choice. Ends with `close`. */
// @ts-nocheck

export interface ByteReader {
  /**
   * The next `count` bytes, or all that are left when there are fewer. A view of what the stream gave where one chunk holds
   * them, else of a buffer that the next call uses again: whoever keeps them copies them first.
   */
  take(count: number): Promise<Uint8Array>;
  /** Whether nothing is left. */
  atEnd(): Promise<boolean>;
  /** Stops, and tells the stream to. */
  cancel(reason?: unknown): Promise<void>;
}

export function byteReader(stream: ReadableStream<Uint8Array>): ByteReader {
  const reader = stream.getReader();
  let chunk = new Uint8Array();
  let ended = false;
  let scratch = new Uint8Array();

  /** Moves on to a chunk with bytes in it, or to the end. */
  async function atEnd(): Promise<boolean> {
    while (!ended && chunk.length === 0) {
      const result = await reader.read();
      ended = result.done;
      if (!result.done) chunk = result.value as Uint8Array<ArrayBuffer>;
    }
    return ended && chunk.length === 0;
  }

  function takeFromChunk(count: number): Uint8Array {
    const part = chunk.subarray(0, count);
    chunk = chunk.subarray(part.length);
    return part;
  }

  return {
    atEnd,
    async take(count) {
      await atEnd();
      if (chunk.length >= count) return takeFromChunk(count);
      if (scratch.length < count) scratch = new Uint8Array(count);
      let length = 0;
      while (length < count && !(await atEnd())) {
        const part = takeFromChunk(count - length);
        scratch.set(part, length);
        length += part.length;
      }
      return scratch.subarray(0, length);
    },
    async cancel(reason) {
      await reader.cancel(reason).catch(() => undefined);
    },
  };
}
