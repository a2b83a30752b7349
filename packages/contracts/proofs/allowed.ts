/** Assertions, by name, that the checker cannot prove, and what holds the promise instead. There is none. */
export const allowed: Readonly<Record<string, string>> = {};
