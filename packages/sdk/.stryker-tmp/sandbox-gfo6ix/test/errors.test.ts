// @ts-nocheck
import { describe, expect, it } from "vitest";
import * as errors from "../src/errors.ts";

const { toPlainError, ...classes } = errors;

describe("errors", () => {
  // One instance of each class: adding a class without a line here fails the last test.
  const samples: Record<keyof typeof classes, errors.ChartkeyError> = {
    BlobMismatchError: new errors.BlobMismatchError(),
    BlobNotFoundError: new errors.BlobNotFoundError(),
    BlobTooLargeError: new errors.BlobTooLargeError(1),
    ChainUnreachableError: new errors.ChainUnreachableError(),
    ChartkeyError: new errors.ChartkeyError("CODE", "Summary."),
    ConflictError: new errors.ConflictError("Summary."),
    ContextMismatchError: new errors.ContextMismatchError(["epoch"]),
    FileEmptyError: new errors.FileEmptyError(),
    FileMismatchError: new errors.FileMismatchError("Summary."),
    InsufficientFundsError: new errors.InsufficientFundsError(),
    InvalidInputError: new errors.InvalidInputError("Summary."),
    KeyNotGrantedError: new errors.KeyNotGrantedError(),
    ListIncompleteError: new errors.ListIncompleteError(),
    LockedError: new errors.LockedError(),
    ManagerError: new errors.ManagerError("MANAGER_REFUSED", "Summary."),
    NoSignerError: new errors.NoSignerError(),
    NotAuthorizedError: new errors.NotAuthorizedError("Summary."),
    PasskeyDeclinedError: new errors.PasskeyDeclinedError(),
    PasskeyUnavailableError: new errors.PasskeyUnavailableError(),
    RegistryRefusedError: new errors.RegistryRefusedError("Revert", "Summary."),
    RelayerUnavailableError: new errors.RelayerUnavailableError({ signed: true }),
    SignatureRejectedError: new errors.SignatureRejectedError(),
    StoreUnavailableError: new errors.StoreUnavailableError(),
    TooFewLocksError: new errors.TooFewLocksError(),
    UnknownActorError: new errors.UnknownActorError(),
    UnreadableError: new errors.UnreadableError(),
    VaultRolledBackError: new errors.VaultRolledBackError(),
    WalletNotDeterministicError: new errors.WalletNotDeterministicError(),
    WrongChainError: new errors.WrongChainError({ expected: 1, actual: 2 }),
    WrongLockError: new errors.WrongLockError(),
    WrongPhraseError: new errors.WrongPhraseError("Summary."),
    WrongSheetError: new errors.WrongSheetError("Summary."),
    WrongTeamKeyError: new errors.WrongTeamKeyError(),
  };

  it.each(Object.entries(samples))("%s names itself and has a code and a summary", (exported, sample) => {
    expect(sample.name).toBe(exported);
    expect(sample.code).toMatch(/^[A-Z_]+$/);
    expect(sample.summary).toMatch(/\.$/);
  });

  it("every exported class has a sample, every code is used once", () => {
    expect(Object.keys(samples).sort()).toEqual(Object.keys(classes).sort());
    const codes = Object.values(samples).map((sample) => sample.code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("[K20] an unknown error keeps its message to itself when it is shown", () => {
    const plain = toPlainError(new Error("the root is 0xdeadbeef"));
    expect(plain.code).toBe("UNEXPECTED");
    expect(JSON.stringify(plain)).not.toContain("deadbeef");
  });
});
