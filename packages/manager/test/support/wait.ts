/** Asks again until the answer is there; fails with the last thing it saw. No fixed pauses in tests. */
export async function until<Value>(
  ask: () => Promise<Value>,
  holds: (value: Value) => boolean,
  within = 10_000,
): Promise<Value> {
  const end = Date.now() + within;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() > end)
      throw new Error(
        `Still not so after ${String(within)} ms: ${JSON.stringify(value, (_, v: unknown) => String(v))}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
