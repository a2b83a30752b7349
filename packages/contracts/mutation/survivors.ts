/** Generated mutants that no test notices, by id, and why that is no gap in the tests. */
export const survivors: Readonly<Record<string, string>> = {};
