#!/usr/bin/env node
// @ts-nocheck
import { EXIT } from "./exitCodes.ts";
import { runCli } from "./program.ts";

const { stdin, stdout, stderr, env } = process;

// Node calls parts of its own experimental; nobody who runs this command can do anything about that.
process.removeAllListeners("warning");
process.on("warning", ({ name, message }) => {
  if (name !== "ExperimentalWarning") stderr.write(`${name}: ${message}\n`);
});
// A reader that has seen enough (`chartkey list | head`) is no failure.
stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
// Half-written files are taken away when the program exits, so Ctrl-C has to be an exit.
process.on("SIGINT", () => process.exit(EXIT.cancelled));
process.exitCode = await runCli(process.argv.slice(2), { stdin, stdout, stderr, env });
// An open stdin would keep the program alive.
stdin.destroy();
