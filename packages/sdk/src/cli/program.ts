import { Command, Option } from "commander";
import { access } from "./commands/access.ts";
import { add } from "./commands/add.ts";
import { checkErasure } from "./commands/checkErasure.ts";
import { demo } from "./commands/demo.ts";
import { erase } from "./commands/erase.ts";
import { exportKit } from "./commands/export.ts";
import { grant } from "./commands/grant.ts";
import { key } from "./commands/key.ts";
import { list } from "./commands/list.ts";
import { open } from "./commands/open.ts";
import { revoke } from "./commands/revoke.ts";
import { signIn } from "./commands/signIn.ts";
import { signUp } from "./commands/signUp.ts";
import { verify } from "./commands/verify.ts";
import { EXIT, EXIT_CODE_HELP, exitCodeOf } from "./exitCodes.ts";
import type { CliIo, Outcome } from "./io.ts";
import { printError, printOutcome } from "./output.ts";
import { PURPOSES } from "../wire/chain.ts";

type Action = (io: CliIo, values: unknown) => Promise<Outcome>;

/** Runs one command line and answers with its exit code. Writes to `io` only. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  const run: { exitCode: number } = { exitCode: EXIT.ok };
  // Before anything is parsed: an unknown option must be reported as JSON too, when JSON was asked for.
  const json = args.includes("--json");
  try {
    await program(io, run, json).parseAsync(args, { from: "user" });
    return run.exitCode;
  } catch (error) {
    printError(io, error, json);
    return exitCodeOf(error);
  }
}

function program(io: CliIo, run: { exitCode: number }, json: boolean): Command {
  const root = new Command("chartkey")
    .description("A health record that belongs to the patient, from the terminal.")
    .addHelpText("after", EXIT_CODE_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Errors are printed in one place, with or without JSON.
      writeErr: () => undefined,
      outputError: () => undefined,
    });

  /** `argument` is the name under which the arguments reach the action. */
  const command = (name: string, description: string, action: Action, argument?: string): Command => {
    const added = root.command(name).description(description).option("--json", "print one JSON document");
    if (argument !== undefined) added.argument(argument);
    return added.action(async (...given: unknown[]) => {
      const values = argument === undefined ? {} : { [argumentName(argument)]: given[0] };
      const outcome = await action(io, { ...added.opts(), ...values });
      if (outcome.data !== undefined) printOutcome(io, outcome, json);
      run.exitCode = outcome.exitCode ?? EXIT.ok;
    });
  };

  const forActor = (added: Command): Command =>
    added
      .option("--state <folder>", "where this person is remembered (default: $CHARTKEY_STATE or ~/.chartkey)")
      .option("--key-file <file>", "the wallet's private key, in a file of yours alone; - reads stdin")
      .option("--phrase-file <file>", "open the vault with the recovery phrase in this file; - reads stdin")
      .option("--from-chain", "read lists from the chain itself, not from the manager's database");
  const chart = ["--chart <number>", "whose chart (default: your own)"] as const;

  const connecting = (added: Command): Command =>
    forActor(added)
      .option("--portal <url>", "a portal, which knows the chain and the manager")
      .option("--manager <url>", "an EHR manager")
      .option("--origin <url>", "the site that the manager expects in sign-ins (default: the portal or manager)")
      .option("--rpc <url>", "a node of the chain")
      .option(
        "--witness <urls...>",
        "more nodes, run by others: all must name the same keys before something is shared",
      )
      .option("--deployment <file>", "without a manager: the contracts' addresses, as JSON")
      .option("--kubo <url>", "without a manager: RPC address of an IPFS node")
      .option("--blocks <folder>", "without a manager: a folder of IPFS blocks");

  connecting(command("sign-up", "Register a new person or organization.", signUp))
    .addOption(new Option("--kind <kind>").choices(["patient", "clinician", "organization"]).default("patient"))
    .option("--profile <file>", "who it is, as JSON; asked on a terminal otherwise")
    .option("--new-wallet", "make a new wallet key and keep it in the state's folder")
    .option("--phrase-out <file>", "where the recovery phrase is written (default: in the state's folder)");
  connecting(command("sign-in", "Use somebody who has signed up already.", signIn)).option(
    "--actor <number>",
    "which one, when the wallet acts for several",
  );
  forActor(command("add", "Add files to a chart, each as a record; - reads stdin.", add, "<paths...>"))
    .requiredOption("--part <part>", "number or name of the part of the chart, like Labs")
    .option(...chart)
    .option("--title <text>", "title of the records (default: the file's name)")
    .option("--name <file>", "file name of what comes on stdin");
  forActor(command("list", "List the records of a chart.", list)).option(...chart);
  forActor(command("open", "Open a record, written author/number or author/number@version.", open, "<record>"))
    .option("--to <path>", "write its files to this folder, its only file to this file, or to stdout (-)")
    .option(...chart);
  forActor(command("grant", "Let somebody read or write parts of your chart.", grant, "<grantee>"))
    .option("--read <parts>", "numbers or names of parts, like Labs,Notes")
    .option("--write <parts>", "the same for writing")
    .requiredOption("--until <when>", "a date, or a span like 30d, 12h, 2w")
    .option("--from <when>", "the same; default: now")
    .addOption(new Option("--purpose <code>").choices(PURPOSES.filter((code) => code !== "NONE")).default("TREAT"))
    .addOption(
      new Option("--history <which>", "what is there already, or only what comes")
        .choices(["all", "from-now"])
        .default("all"),
    );
  forActor(command("revoke", "End somebody's access to your chart.", revoke, "<grantee>")).option(
    "--strong",
    "also give everything that they could read new keys, and delete the old; run it again after a cut-off, or later",
  );
  forActor(command("key", "Show and compare somebody's safety words; without a number, your own.", key, "[actor]"))
    .option("--words <words>", "the words that the other person read to you")
    .option("--code <text>", "the text of their QR code")
    .option("--accept <digest>", "take a changed key without comparing, by the digest that `chartkey key` shows");
  forActor(command("erase", "Erase a record of your chart for good, written author/number.", erase, "<record>"))
    .option("--yes", "it cannot be undone: say that you mean it")
    .option("--certificate <file>", "keep what the manager states of it in this new file");
  forActor(
    command("check-erasure", "Check a certificate of erasure: chain, signature, stores.", checkErasure, "<file>"),
  ).option("--also-kubo <urls...>", "RPC addresses of IPFS nodes that must not have it either");
  forActor(command("access", "Who may open your chart, and whose charts you may open.", access));
  forActor(command("export", "Write your whole chart, with its keys, to a new folder.", exportKit, "<folder>"));
  forActor(command("verify", "Check your chart, or a folder that export wrote, byte by byte.", verify, "[folder]"))
    .option(...chart)
    .option("--with-chain", "for a folder: compare it with the chain too");
  command(
    "demo",
    "Walk the whole job on a running local stack: sign up, license, add, share, read, amend, revoke, erase.",
    demo,
    "[paths...]",
  ).requiredOption("--portal <url>", "address of the portal, as `npm start` prints it");
  return root;
}

/** `<paths...>` is `paths`. */
const argumentName = (argument: string): string => argument.replace(/[^a-z]/gi, "");
