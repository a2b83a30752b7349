import { meets } from "./gate.ts";

/**
 * For the runs in `npm test`, as the configuration has them. So few calls are not spread evenly over 18 actions: each
 * must be made at least half as often as the average, where the campaign asks for 5 % of all.
 */
process.exitCode = meets({ runs: 10, depth: 500, share: 0.5 / 18 }) ? 0 : 1;
