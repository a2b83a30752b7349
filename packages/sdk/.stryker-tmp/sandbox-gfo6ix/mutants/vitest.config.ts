// @ts-nocheck
import { defineConfig } from "vitest/config";
import { modules } from "./modules.ts";

/** The module that mutants/run.ts named. */
const chosen = modules[process.env["CHARTKEY_MUTANTS"] ?? ""];

export default defineConfig({
  test: {
    include: [...(chosen?.tests ?? [])],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Nothing to be found here: a test that compares with Go's programs would start a compiler for every mutant.
    env: { PATH: "/var/empty" },
  },
});
