/** What went wrong besides the code and the one-line summary. */
// @ts-nocheck

export interface ErrorDetails {
  cause?: unknown;
  /** What the person can do next, in plain words. */
  hints?: readonly string[];
  docsPath?: string;
}

/** Base of every error this package throws on purpose. Match on `code`, never on `message`. */
export class ChartkeyError extends Error {
  // A literal, because minifiers rename classes; errors.test.ts holds it equal to the export's name.
  override readonly name: string = "ChartkeyError";
  /** Stable, upper case. */
  readonly code: string;
  /** One line, safe to log and to show: no plaintext, no key, no file name. */
  readonly summary: string;
  readonly hints: readonly string[];
  readonly docsPath: string | undefined;

  constructor(code: string, summary: string, { cause, hints = [], docsPath }: ErrorDetails = {}) {
    super([summary, ...hints.map((hint) => `- ${hint}`)].join("\n"), { cause });
    this.code = code;
    this.summary = summary;
    this.hints = hints;
    this.docsPath = docsPath;
  }
}

/** An error as plain data, for a worker boundary, `--json` output or a screen. */
export interface PlainError {
  code: string;
  summary: string;
  hints: string[];
}

/** Turns anything thrown into plain data. Unknown errors keep their message out: it may hold what must not be shown. */
export function toPlainError(error: unknown): PlainError {
  if (error instanceof ChartkeyError) return { code: error.code, summary: error.summary, hints: [...error.hints] };
  if (error instanceof DOMException && error.name === "AbortError")
    return { code: "CANCELLED", summary: "Cancelled. Nothing was recorded.", hints: [] };
  return {
    code: "UNEXPECTED",
    summary: "Something unexpected went wrong.",
    hints: ["Try again; if it happens again, report it."],
  };
}

/** The store does not have this blob, or will not give it to this reader. */
export class BlobNotFoundError extends ChartkeyError {
  override readonly name = "BlobNotFoundError";
  constructor(details: ErrorDetails = {}) {
    super("BLOB_NOT_FOUND", "The encrypted content is not there, or you may not read it.", {
      hints: [
        "Ask the patient whether the record was erased or the access ended.",
        "Try again in a minute if it was only just added.",
      ],
      ...details,
    });
  }
}

/** The store answered with other bytes than the ones asked for. */
export class BlobMismatchError extends ChartkeyError {
  override readonly name = "BlobMismatchError";
  constructor(details: ErrorDetails = {}) {
    super("BLOB_MISMATCH", "The store returned other content than the chain points to. It was not used.", {
      hints: ["Try again; if it happens again, the store is damaged or dishonest: use another one."],
      ...details,
    });
  }
}

/** An object is larger than one IPFS block, or a payload larger than the store takes. */
export class BlobTooLargeError extends ChartkeyError {
  override readonly name = "BlobTooLargeError";
  constructor(limit: number, details: ErrorDetails = {}) {
    super("BLOB_TOO_LARGE", `This is larger than the store takes (${String(limit)} bytes).`, {
      hints: ["Split the file, or ask the operator to raise the limit."],
      ...details,
    });
  }
}

/** The store cannot be reached or cannot write. */
export class StoreUnavailableError extends ChartkeyError {
  override readonly name = "StoreUnavailableError";
  constructor(details: ErrorDetails = {}) {
    super("STORE_UNAVAILABLE", "The file store cannot be reached. Nothing was recorded.", {
      hints: ["Check the connection and try again."],
      ...details,
    });
  }
}

/** The RPC node of the chain cannot be reached. */
export class ChainUnreachableError extends ChartkeyError {
  override readonly name = "ChainUnreachableError";
  constructor(details: ErrorDetails = {}) {
    super("CHAIN_UNREACHABLE", "The registry cannot be reached. Nothing was changed.", {
      hints: ["Check the connection and try again."],
      ...details,
    });
  }
}

/** The wallet is on another chain than the registry. */
export class WrongChainError extends ChartkeyError {
  override readonly name = "WrongChainError";
  constructor({ expected, actual }: { expected: number; actual: number }, details: ErrorDetails = {}) {
    super(
      "WRONG_CHAIN",
      `The wallet is on chain ${String(actual)}, but the registry is on chain ${String(expected)}.`,
      {
        hints: ["Switch the network in the wallet and try again."],
        ...details,
      },
    );
  }
}

/** The person said no in the wallet. */
export class SignatureRejectedError extends ChartkeyError {
  override readonly name = "SignatureRejectedError";
  constructor(details: ErrorDetails = {}) {
    super("SIGNATURE_REJECTED", "The wallet did not confirm. Nothing was changed.", {
      hints: ["Start again and confirm in the wallet when it asks."],
      ...details,
    });
  }
}

/** An action needs a wallet and none is connected. */
export class NoSignerError extends ChartkeyError {
  override readonly name = "NoSignerError";
  constructor(details: ErrorDetails = {}) {
    super("NO_WALLET", "No wallet is connected.", { hints: ["Connect a wallet and try again."], ...details });
  }
}

/** The wallet has no ether to pay for the transaction. */
export class InsufficientFundsError extends ChartkeyError {
  override readonly name = "InsufficientFundsError";
  constructor(details: ErrorDetails = {}) {
    super("INSUFFICIENT_FUNDS", "The wallet cannot pay the network fee of this step. Nothing was changed.", {
      hints: ["Add a little ether to the wallet and try again."],
      ...details,
    });
  }
}

/** Nobody pays the network fee: the relayer is away, out of money or over its quota, and the wallet holds no ether. */
export class RelayerUnavailableError extends ChartkeyError {
  override readonly name = "RelayerUnavailableError";
  /** `signed`: the wallet has signed already, and the relayer may have kept that. */
  constructor({ signed }: { signed: boolean }, details: ErrorDetails = {}) {
    super(
      "RELAYER_UNAVAILABLE",
      "The service that pays the network fee cannot do it now, and this wallet has no ether.",
      {
        hints: [
          "Try again in a while, or add a little ether to the wallet: then it pays for itself.",
          ...(signed ? ["What you signed may still happen within ten minutes; it cannot happen twice."] : []),
        ],
        ...details,
      },
    );
  }
}

/** The registry refused. `revert` is the contract's error name. */
export class RegistryRefusedError extends ChartkeyError {
  override readonly name = "RegistryRefusedError";
  readonly revert: string;
  constructor(revert: string, summary: string, details: ErrorDetails = {}) {
    super("REGISTRY_REFUSED", summary, details);
    this.revert = revert;
  }
}

/** Somebody changed the record, epoch or sequence in between; seal again and retry. */
export class ConflictError extends ChartkeyError {
  override readonly name = "ConflictError";
  constructor(summary: string, details: ErrorDetails = {}) {
    super("CONFLICT", summary, { hints: ["Load the chart again and repeat the step."], ...details });
  }
}

/** The actor may not do this: no consent, an expired one, or no licence. */
export class NotAuthorizedError extends ChartkeyError {
  override readonly name = "NotAuthorizedError";
  constructor(summary: string, details: ErrorDetails = {}) {
    super("NOT_AUTHORIZED", summary, { hints: ["Ask the patient for access."], ...details });
  }
}

/** Nobody registered this actor, or the wallet does not act for it. */
export class UnknownActorError extends ChartkeyError {
  override readonly name = "UnknownActorError";
  constructor(summary = "There is no such person or organization in the registry.", details: ErrorDetails = {}) {
    super("UNKNOWN_ACTOR", summary, { hints: ["Check the number, or sign up first."], ...details });
  }
}

/** None of the keys at hand opens this sealed object. */
export class KeyNotGrantedError extends ChartkeyError {
  override readonly name = "KeyNotGrantedError";
  constructor(details: ErrorDetails = {}) {
    super("KEY_NOT_GRANTED", "You hold no key for this part of the chart.", {
      hints: ["Ask the patient to share this part, with history if it is older than your access."],
      ...details,
    });
  }
}

/** What was handed over as an organization's key is not the key that the chain names. */
export class WrongTeamKeyError extends ChartkeyError {
  override readonly name = "WrongTeamKeyError";
  constructor(details: ErrorDetails = {}) {
    super("WRONG_TEAM_KEY", "The key that was handed over is not the organization's. It was not used.", {
      hints: ["Ask the organization to share its key with you again; if it stays, the record service is dishonest."],
      ...details,
    });
  }
}

/** A sealed object or payload is damaged, or is not in the format it should be in. One error for every cause (no oracle). */
export class UnreadableError extends ChartkeyError {
  override readonly name = "UnreadableError";
  constructor(details: ErrorDetails = {}) {
    super("UNREADABLE", "The encrypted content is damaged or was altered. It was not used.", {
      hints: ["Load it again; if it happens again, ask the author for a new copy."],
      ...details,
    });
  }
}

/** A sealed object opened, but was made for another place: another patient, record, version, compartment, epoch, chain or registry. */
export class ContextMismatchError extends ChartkeyError {
  override readonly name = "ContextMismatchError";
  /** Names of the members that differ. */
  readonly members: readonly string[];
  constructor(members: readonly string[], details: ErrorDetails = {}) {
    super("CONTEXT_MISMATCH", `This content belongs elsewhere (${members.join(", ")} differs). It was not used.`, {
      hints: ["The store or the index gave the wrong content: try again, or use another one."],
      ...details,
    });
    this.members = members;
  }
}

/** The list an index gave does not lead to the chart's head on chain: something was hidden, added, altered or reordered. */
export class ListIncompleteError extends ChartkeyError {
  override readonly name = "ListIncompleteError";
  constructor(details: ErrorDetails = {}) {
    super("LIST_INCOMPLETE", "The list of records does not match the chain: something is missing or was altered.", {
      hints: ["Wait a moment and load it again; if it stays, read the list from the chain directly."],
      ...details,
    });
  }
}

/** A file has no bytes. */
export class FileEmptyError extends ChartkeyError {
  override readonly name = "FileEmptyError";
  constructor(details: ErrorDetails = {}) {
    super("FILE_EMPTY", "The file is empty, so there is nothing to keep.", {
      hints: ["Choose another file."],
      ...details,
    });
  }
}

/** A file is not what its name or type says. */
export class FileMismatchError extends ChartkeyError {
  override readonly name = "FileMismatchError";
  constructor(summary: string, details: ErrorDetails = {}) {
    super("FILE_MISMATCH", summary, {
      hints: ["Export the file again from where it came from, or choose another one."],
      ...details,
    });
  }
}

/** The recovery phrase is not 24 known words with a right checksum, or does not open this vault. */
export class WrongPhraseError extends ChartkeyError {
  override readonly name = "WrongPhraseError";
  constructor(summary: string, details: ErrorDetails = {}) {
    super("WRONG_PHRASE", summary, { hints: ["Check the order and the spelling of all 24 words."], ...details });
  }
}

/** A lock does not open this vault. */
export class WrongLockError extends ChartkeyError {
  override readonly name = "WrongLockError";
  constructor(details: ErrorDetails = {}) {
    super("WRONG_LOCK", "This does not open the vault.", {
      hints: ["Use another way in: the wallet it was made with, a passkey, the recovery phrase or two printed sheets."],
      ...details,
    });
  }
}

/** A wallet that signs the same text differently each time cannot be a lock. */
export class WalletNotDeterministicError extends ChartkeyError {
  override readonly name = "WalletNotDeterministicError";
  constructor(details: ErrorDetails = {}) {
    super(
      "WALLET_NOT_DETERMINISTIC",
      "This wallet cannot open the vault: it signs the same text differently each time.",
      {
        hints: ["Use another lock, such as a second recovery phrase. The wallet still works for everything else."],
        ...details,
      },
    );
  }
}

/** A vault needs two independent locks before the first record. */
export class TooFewLocksError extends ChartkeyError {
  override readonly name = "TooFewLocksError";
  constructor(details: ErrorDetails = {}) {
    super("TOO_FEW_LOCKS", "At least two ways to open the vault are needed before anything is stored.", {
      hints: ["Add one more: a passkey, the wallet, the recovery phrase or printed sheets."],
      ...details,
    });
  }
}

/** A printed sheet was mistyped, is of another set, chart, chain or registry, or is alone. */
export class WrongSheetError extends ChartkeyError {
  override readonly name = "WrongSheetError";
  constructor(summary: string, details: ErrorDetails = {}) {
    super("WRONG_SHEET", summary, { hints: ["Any two of the three sheets of one set are needed."], ...details });
  }
}

/** This browser, device or address has no passkey that can open a vault. */
export class PasskeyUnavailableError extends ChartkeyError {
  override readonly name = "PasskeyUnavailableError";
  constructor(details: ErrorDetails = {}) {
    super("PASSKEY_UNAVAILABLE", "Passkeys of this browser or device cannot open a vault.", {
      hints: ["Use a newer browser or another device, or choose another way in."],
      ...details,
    });
  }
}

/** The person, or the device, did not confirm the passkey. */
export class PasskeyDeclinedError extends ChartkeyError {
  override readonly name = "PasskeyDeclinedError";
  constructor(details: ErrorDetails = {}) {
    super("PASSKEY_DECLINED", "The passkey was not confirmed. Nothing was changed.", {
      hints: ["Try again and confirm with your finger, face or PIN, or choose another way in."],
      ...details,
    });
  }
}

/** The chain's node names an older vault file than this device has already opened. */
export class VaultRolledBackError extends ChartkeyError {
  override readonly name = "VaultRolledBackError";
  constructor(details: ErrorDetails = {}) {
    super(
      "VAULT_ROLLED_BACK",
      "An older list of locks was offered than this device has already seen. It was not used.",
      {
        hints: ["Try again in a minute; if it happens again, the network's node is dishonest: use another one."],
        ...details,
      },
    );
  }
}

/** The vault was locked while an action needed its keys. */
export class LockedError extends ChartkeyError {
  override readonly name = "LockedError";
  constructor(details: ErrorDetails = {}) {
    super("LOCKED", "The vault is locked.", { hints: ["Unlock it and try again."], ...details });
  }
}

/** A value given to an action is not valid; the summary says which and why. */
export class InvalidInputError extends ChartkeyError {
  override readonly name = "InvalidInputError";
  constructor(summary: string, details: ErrorDetails = {}) {
    super("INVALID_INPUT", summary, details);
  }
}

/** A manager gave an answer that is not of the published shape, or refused. */
export class ManagerError extends ChartkeyError {
  override readonly name = "ManagerError";
  constructor(code: string, summary: string, details: ErrorDetails = {}) {
    super(code, summary, { hints: ["Try again; if it happens again, report it to the operator."], ...details });
  }
}
