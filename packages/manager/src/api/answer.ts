/** Wide integers travel as decimal text. */
const asText = (_name: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);

export function answer(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value, asText), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
}
