import { basename } from "node:path";

/** How the outcome of a step is counted: by its exit code alone, or test by test. */
export type Counting = "exit" | "vitest" | "playwright" | "hardhat";

export interface Step {
  /** What it is called in `npm test -- <name>`. */
  name: string;
  title: string;
  counting: Counting;
  /** A script of a workspace package, or a program on the PATH of the workspace's root. */
  run: { package: string; script: string } | { program: string; args: string[] };
  /** Added to the environment. */
  env?: Record<string, string>;
}

const check = (name: string, title: string, program: string, ...args: string[]): Step => ({
  name,
  title,
  counting: "exit",
  run: { program, args },
});

const script = (name: string, title: string, counting: Counting, directory: string, run: string): Step => ({
  name,
  title,
  counting,
  run: { package: directory, script: run },
});

const LINTED_APART = ["packages/sdk", "packages/manager", "packages/web"] as const;
const leftOut = (directory: string): string[] => ["--ignore-pattern", directory];

/** Everything `npm test` does, in order: what is quick and breaks most often comes first, browsers come last. */
export const PLAN: readonly Step[] = [
  // The end-to-end tests use the demo wallets, which are in no other build of the portal.
  {
    ...check("build", "Build", "turbo", "run", "build", "--output-logs=new-only", "--cache=local:rw"),
    env: { NEXT_PUBLIC_CHARTKEY_DEMO: "1" },
  },
  check("format", "Format", "prettier", "--check", "."),
  // ESLint keeps the types of every package it has met: all at once is more than Node's heap takes.
  ...LINTED_APART.map((directory) =>
    check(`lint-${basename(directory)}`, `Lint of ${directory}`, "eslint", directory, "--max-warnings=0"),
  ),
  check("lint", "Lint of the rest", "eslint", ".", "--max-warnings=0", ...LINTED_APART.flatMap(leftOut)),
  check("types", "Types", "turbo", "run", "typecheck", "--output-logs=errors-only", "--cache=local:rw"),
  check("types-root", "Types of the workspace's own scripts", "tsc", "--noEmit"),
  script("solhint", "Lint of the contracts", "exit", "packages/contracts", "lint"),
  check("knip", "Unused files, exports and dependencies", "knip", "--no-progress"),
  check("invariants", "Every promise has a test", "node", "scripts/check-invariants.ts"),
  check("versions", "No version below its security floor", "node", "scripts/check-versions.ts"),
  script("generated", "Generated files are fresh", "exit", "packages/contracts", "check:generated"),
  script("package", "The SDK as a package", "exit", "packages/sdk", "check:package"),
  script("production", "The portal's production build", "exit", "packages/web", "check:production"),
  script("workspace", "Workspace tests", "vitest", ".", "test:workspace"),
  script("contracts", "Contracts", "hardhat", "packages/contracts", "test"),
  script("coverage", "Coverage of the contracts", "exit", "packages/contracts", "coverage"),
  script("sdk", "SDK", "vitest", "packages/sdk", "test"),
  script("manager", "EHR manager", "vitest", "packages/manager", "test"),
  script("web", "Portal", "vitest", "packages/web", "test"),
  script("devstack", "The whole stack as processes", "vitest", "packages/devstack", "test:unit"),
  script("e2e", "End to end in a browser", "playwright", "packages/devstack", "test:e2e"),
];
