/**
 * What each command builds before it runs. `build` are arguments of `turbo run build`; `run` are arguments of Node.
 *
 * @type {Record<string, { build: string[], run: string[] }>}
 */
export const jobs = {
  start: { build: ["--filter=@chartkey/devstack..."], run: ["packages/devstack/src/main.ts"] },
  test: { build: [], run: ["scripts/test.ts"] },
  bench: { build: ["--filter=@chartkey/bench..."], run: ["bench/run.ts"] },
};
