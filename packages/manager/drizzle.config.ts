import { defineConfig } from "drizzle-kit";

/** `pnpm drizzle-kit generate` writes the next migration after a change of the schema. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./src/db/schema.ts",
  out: "./drizzle",
  casing: "snake_case",
});
