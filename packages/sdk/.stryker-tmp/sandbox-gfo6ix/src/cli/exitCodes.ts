// @ts-nocheck
import { CommanderError } from "commander";
import { toPlainError } from "../errors.ts";

/** What a script may build on: one number for one kind of trouble, the same for every command. */
export const EXIT = {
  ok: 0,
  /** A bug: nobody planned for this. */
  unexpected: 1,
  /** The command, an option, a file or a value is not right. */
  usage: 2,
  /** A key, phrase, wallet or consent does not allow it. */
  notAllowed: 3,
  /** Nobody and nothing of that name is there. */
  notFound: 4,
  /** Something is damaged, missing, altered or in another place than the chain says. */
  notVerified: 5,
  /** A service, the chain or a folder cannot be reached. */
  unreachable: 6,
  /** The registry said no, or somebody else was faster. */
  refused: 7,
  /** Ctrl-C. */
  cancelled: 130,
} as const;

const CODES: Readonly<Record<string, number>> = {
  INVALID_INPUT: EXIT.usage,
  FILE_EMPTY: EXIT.usage,
  FILE_MISMATCH: EXIT.usage,
  BLOB_TOO_LARGE: EXIT.usage,
  TOO_FEW_LOCKS: EXIT.usage,
  NOT_AUTHORIZED: EXIT.notAllowed,
  KEY_NOT_GRANTED: EXIT.notAllowed,
  NO_WALLET: EXIT.notAllowed,
  SIGNATURE_REJECTED: EXIT.notAllowed,
  SIGN_IN_REFUSED: EXIT.notAllowed,
  WRONG_PHRASE: EXIT.notAllowed,
  WRONG_LOCK: EXIT.notAllowed,
  WRONG_SHEET: EXIT.notAllowed,
  PASSKEY_UNAVAILABLE: EXIT.notAllowed,
  PASSKEY_DECLINED: EXIT.notAllowed,
  WALLET_NOT_DETERMINISTIC: EXIT.notAllowed,
  LOCKED: EXIT.notAllowed,
  UNKNOWN_ACTOR: EXIT.notFound,
  BLOB_NOT_FOUND: EXIT.notFound,
  BLOB_MISMATCH: EXIT.notVerified,
  UNREADABLE: EXIT.notVerified,
  CONTEXT_MISMATCH: EXIT.notVerified,
  LIST_INCOMPLETE: EXIT.notVerified,
  VAULT_ROLLED_BACK: EXIT.notVerified,
  MANAGER_ANSWER_INVALID: EXIT.notVerified,
  STORE_UNAVAILABLE: EXIT.unreachable,
  CHAIN_UNREACHABLE: EXIT.unreachable,
  UNEXPECTED: EXIT.unexpected,
  CANCELLED: EXIT.cancelled,
};

/** Anything else with a code of its own is a refusal by the registry or the manager. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  return CODES[toPlainError(error).code] ?? EXIT.refused;
}

/** For `chartkey --help`. */
export const EXIT_CODE_HELP = `
Exit codes:
  0    done
  1    a bug: something nobody planned for
  2    the command, an option, a file or a value is not right
  3    a key, phrase, wallet or consent does not allow it
  4    nobody and nothing of that name is there
  5    something is damaged, missing or altered, or not where the chain says
  6    the store, the manager or the chain cannot be reached
  7    the registry refused, or somebody else was faster
  130  cancelled`;
