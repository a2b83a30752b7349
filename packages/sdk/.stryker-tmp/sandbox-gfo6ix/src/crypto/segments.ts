/** Runs `work` on up to `inFlight` items at once and gives the results in order. */
// @ts-nocheck

export async function* mapInOrder<In, Out>(
  source: AsyncIterable<In>,
  inFlight: number,
  work: (item: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const running: Promise<Out>[] = [];
  try {
    for await (const item of source) {
      const result = work(item);
      // A later failure is reported when its turn comes; until then it must not count as unhandled.
      result.catch(() => undefined);
      running.push(result);
      if (running.length >= inFlight) yield await (running.shift() as Promise<Out>);
    }
    while (running.length > 0) yield await (running.shift() as Promise<Out>);
  } finally {
    await Promise.allSettled(running);
  }
}

/** Iterates a stream and cancels it when the reader stops early. */
export async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let done = false;
  try {
    for (;;) {
      const result = await reader.read();
      if (result.done) {
        done = true;
        return;
      }
      yield result.value;
    }
  } catch (error) {
    done = true;
    throw error;
  } finally {
    if (!done) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

/** A stream that pulls from `source` as fast as it is read and no faster. */
export function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const result = await source.next();
          if (result.done) controller.close();
          else controller.enqueue(result.value);
        } catch (error) {
          controller.error(error);
        }
      },
      async cancel() {
        await source.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
