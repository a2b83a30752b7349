type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The same groups, functions and texts as `shape`, each read anew from `read()` when it is used. So a module may take a
 * group or a function apart once, when it is loaded, and still speaks the language of the moment. A text or a list that
 * is taken out stays what it was; a test finds modules that do so.
 */
export function live<Shape extends object>(shape: Shape, read: () => Shape): Shape {
  const view = {};
  for (const [key, value] of Object.entries(shape)) {
    const now = (): unknown => (read() as Group)[key];
    Object.defineProperty(view, key, { enumerable: true, ...descriptorOf(value, now) });
  }
  return view as Shape;
}

function descriptorOf(value: unknown, now: () => unknown): PropertyDescriptor {
  if (isGroup(value)) return { value: live(value, now as () => Group) };
  if (typeof value === "function")
    return {
      value: (...parameters: unknown[]): unknown => (now as () => (...all: unknown[]) => unknown)()(...parameters),
    };
  return { get: now };
}
