import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const TESTS = ["**/*.test.{ts,tsx}", "**/*.spec.ts", "**/test/**/*.ts", "**/e2e/**/*.ts"];

/**
 * Turns down imports that would tie packages together the wrong way round.
 *
 * @param {string[]} group Patterns in the manner of .gitignore.
 * @param {string} message
 * @returns {import("eslint").Linter.RulesRecord}
 */
function noImport(group, message) {
  return { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] };
}

export default defineConfig(
  globalIgnores([
    "**/{dist,coverage,artifacts,cache,types,.turbo,.chartkey,.stryker-tmp,test-results,playwright-report}/**",
    "**/{.next,out}{,-*}/**",
    "**/next-env.d.ts",
    "packages/contracts/exports/{abi,bytecode}.ts",
    "packages/sdk/src/generated/**",
    "packages/web/public/**",
  ]),
  js.configs.recommended,
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // An implementation of an asynchronous interface is `async` so that what it throws arrives as a rejection.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // Matchers answer `any`, chai's assertions are properties, and a test may know more than the compiler.
    files: TESTS,
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unused-expressions": "off",
    },
  },
  { files: ["packages/web/**/*.{ts,tsx}"], ...reactHooks.configs.flat["recommended-latest"] },
  {
    // Between the page and its worker errors travel as plain data: a class would be lost on the way.
    files: ["packages/web/**/*.{ts,tsx}"],
    rules: { "@typescript-eslint/only-throw-error": "off" },
  },

  // Who may import whom.
  {
    files: ["packages/contracts/**/*.ts"],
    rules: noImport(["@chartkey/*"], "The contracts stand at the bottom and import no other package."),
  },
  {
    files: ["packages/sdk/src/**/*.ts"],
    rules: noImport(["@chartkey/manager*", "@chartkey/web*"], "The SDK works without the manager and the portal."),
  },
  {
    files: ["packages/manager/src/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              // A pattern in the manner of .gitignore cannot let parts of an excluded folder back in.
              regex: "^@chartkey/(web|sdk$|sdk/(?!(wire|store|contracts)(/|$)))",
              message: "The manager holds no key: of the SDK it takes only wire, store and contracts.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["packages/web/**/*.{ts,tsx}"],
    rules: noImport(["@chartkey/manager*", "@chartkey/contracts*"], "The portal takes everything through the SDK."),
  },
);
