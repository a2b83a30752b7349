// @ts-nocheck
export const MIB = 1024 * 1024;

/** Bytes that look random and are the same on every run. */
export function sampleBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  const words = new Uint32Array(bytes.buffer, 0, Math.floor(size / 4));
  for (let i = 0; i < words.length; i++) words[i] = Math.imul(i + 1, 0x9e3779b1);
  for (let i = words.length * 4; i < size; i++) bytes[i] = i & 0xff;
  return bytes;
}

/** The bytes in chunks that fit no block; then the end, or `failure`. */
export function streamOf(bytes: Uint8Array, failure?: Error): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.byteLength) controller.enqueue(bytes.slice(at, (at += 300_001)));
      else if (failure) controller.error(failure);
      else controller.close();
    },
  });
}

/** `blocks` MiB, each another, made while it is read; `given` counts what the reader took. */
export function endlessBlocks(blocks: number): { stream: ReadableStream<Uint8Array>; given: () => number } {
  let given = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (given === blocks) {
          controller.close();
          return;
        }
        const block = new Uint8Array(MIB);
        new DataView(block.buffer).setUint32(0, given++);
        controller.enqueue(block);
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, given: () => given };
}
