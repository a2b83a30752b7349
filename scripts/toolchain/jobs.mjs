/**
 * @typedef {object} Job
 * @property {string[]} [build] Arguments of `turbo run build`; without them the job builds for itself.
 * @property {Record<string, string>} [buildEnv] Settings of that build.
 * @property {string[]} run Arguments of Node.
 * @property {string} [whenBroken] Last line when the job could not even begin.
 */

/** The demo wallets are in no other build of the portal. */
const DEMO = { NEXT_PUBLIC_CHARTKEY_DEMO: "1" };

/**
 * What each command builds and runs.
 *
 * @type {Record<string, Job>}
 */
export const jobs = {
  start: {
    build: ["--filter=@chartkey/devstack..."],
    buildEnv: DEMO,
    run: ["packages/devstack/src/main.ts"],
  },
  // A build that fails is one failed check among others.
  test: { run: ["scripts/test.ts"], whenBroken: "0 passed, 1 failed" },
  bench: { build: ["--filter=@chartkey/bench..."], buildEnv: DEMO, run: ["bench/run.ts"] },
};
