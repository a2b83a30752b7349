// @ts-nocheck
import { type ByteReader, byteReader } from "./byteReader.ts";

export interface Segment {
  readonly index: number;
  /** Valid until the work returns: it takes them in at once. */
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

export interface SegmentWork {
  /** Segments being worked on at once. */
  readonly inFlight: number;
  /** What comes out before the first segment. */
  readonly header?: Uint8Array;
  /** Bytes of segment `index`; only the last one may have fewer. */
  readonly capacity: (index: number) => number;
  readonly work: (segment: Segment) => Promise<readonly Uint8Array[]>;
}

/**
 * Cuts a stream into segments, works on several at once, and gives the results in order, as fast as they are read and no
 * faster. `prepare` may read a header first. A segment is worked on when it is known whether another follows, because the
 * last-segment flag is part of its nonce.
 */
export function segmentStream(
  stream: ReadableStream<Uint8Array>,
  prepare: (source: ByteReader) => Promise<SegmentWork>,
): ReadableStream<Uint8Array> {
  const source = byteReader(stream);
  const running: Promise<readonly Uint8Array[]>[] = [];
  let prepared: Promise<SegmentWork> | undefined;
  let index = 0;
  let done = false;

  async function fill({ inFlight, capacity, work }: SegmentWork): Promise<void> {
    while (!done && running.length < inFlight) {
      const bytes = await source.take(capacity(index));
      done = await source.atEnd();
      const result = work({ index, bytes, last: done });
      // A failure is reported when its turn comes; until then it must not count as unhandled.
      result.catch(() => undefined);
      running.push(result);
      index += 1;
    }
  }

  async function pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const first = prepared === undefined;
    prepared ??= prepare(source);
    const segments = await prepared;
    if (first && segments.header) {
      controller.enqueue(segments.header);
      return;
    }
    await fill(segments);
    // Only the last segment can be empty, and then the stream ends with it.
    for (const part of (await running.shift()) ?? []) if (part.length > 0) controller.enqueue(part);
    if (running.length === 0 && done) controller.close();
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          await pull(controller);
        } catch (error) {
          await source.cancel(error);
          throw error;
        }
      },
      cancel: (reason) => source.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
