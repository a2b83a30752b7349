import { defineConfig } from "vitest/config";

// Tests of the workspace's own scripts; each package has its own configuration.
export default defineConfig({
  test: { include: ["scripts/**/*.test.ts", "bench/*.test.ts"], silent: "passed-only" },
});
