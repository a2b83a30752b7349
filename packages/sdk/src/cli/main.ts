#!/usr/bin/env node
import { Command } from "commander";
import { toPlainError } from "../errors.ts";
import { demo } from "./demo.ts";

const program = new Command("chartkey")
  .description("A health record that belongs to the patient, from the terminal.")
  .showHelpAfterError();

program
  .command("demo")
  .description(
    "Walks the whole job on a running local stack: sign up, license, add, share, read, amend, revoke, erase.",
  )
  .argument("[files...]", "files to add to the synthetic patient's chart (FHIR JSON, PDF, images, anything)")
  .requiredOption("--portal <url>", "address of the portal, as `npm start` prints it")
  .option("--json", "print one line of JSON for each step", false)
  .action(async (files: string[], options: { portal: string; json: boolean }) => demo({ files, ...options }));

try {
  await program.parseAsync();
} catch (error) {
  const { code, summary, hints } = toPlainError(error);
  process.stderr.write(`${summary} (${code})\n${hints.map((hint) => `  - ${hint}\n`).join("")}`);
  // An unexpected error is a bug: its trace helps, and the CLI's own errors carry nothing secret.
  if (code === "UNEXPECTED" && error instanceof Error) process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
}
