// @ts-nocheck
import { Interface, isError } from "ethers";
import {
  ChartkeyError,
  ConflictError,
  NotAuthorizedError,
  RegistryRefusedError,
  UnknownActorError,
} from "../errors.ts";
import { fromWallet } from "./fromWallet.ts";
import { refusalOf } from "./refusals.ts";

/** Errors of OpenZeppelin that come through the registries, and that our interfaces do not declare. */
const COMMON = new Interface([
  "error EnforcedPause()",
  "error ExpectedPause()",
  "error InvalidShortString()",
  "error StringTooLong(string str)",
  "error AccessManagedUnauthorized(address caller)",
  "error AccessManagedRequiredDelay(address caller, uint32 delay)",
  "error AccessManagedInvalidAuthority(address authority)",
  "error AccessManagerNotScheduled(bytes32 operationId)",
  "error AccessManagerNotReady(bytes32 operationId)",
  "error AccessManagerExpired(bytes32 operationId)",
]);

/** Name of the custom error inside `cause`, when the contracts threw it. */
export function revertName(interfaces: readonly Interface[], cause: unknown): string | undefined {
  const data = revertData(cause);
  if (data === undefined) return undefined;
  for (const candidate of [...interfaces, COMMON]) {
    const error = candidate.parseError(data);
    if (error) return error.name;
  }
  return undefined;
}

/** Turns a contract's revert or a wallet's failure into the SDK error of the same meaning; anything else passes through. */
export function fromRevert(interfaces: readonly Interface[], cause: unknown): unknown {
  if (cause instanceof ChartkeyError) return cause;
  const name = revertName(interfaces, cause);
  if (name === undefined) {
    if (isError(cause, "CALL_EXCEPTION"))
      return new RegistryRefusedError("unknown", "The registry refused this step. Nothing was changed.", { cause });
    return fromWallet(cause);
  }
  const refusal = refusalOf(name);
  if (!refusal) return new RegistryRefusedError(name, `The registry refused this step (${name}).`, { cause });
  const { summary } = refusal;
  const details = { cause, hints: [refusal.hint] };
  switch (refusal.kind) {
    case "conflict":
      return new ConflictError(summary, details);
    case "notAuthorized":
      return new NotAuthorizedError(summary, details);
    case "unknownActor":
      return new UnknownActorError(summary, details);
    case "refused":
      return new RegistryRefusedError(name, summary, details);
  }
}

/** The raw revert data: a failed gas estimate, a failed call and each wallet carry it in another place. */
function revertData(cause: unknown, depth = 0): string | undefined {
  if (typeof cause !== "object" || cause === null || depth > 5) return undefined;
  const value = cause as Record<string, unknown>;
  if (typeof value["data"] === "string" && /^0x[0-9a-f]{8,}$/i.test(value["data"])) return value["data"];
  for (const key of ["data", "info", "error", "cause"]) {
    const found = revertData(value[key], depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
