/** Undefined for what is no JSON: a schema says the rest. */
// @ts-nocheck

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
