import { Interface, isError } from "ethers";
import {
  ChartkeyError,
  ConflictError,
  NotAuthorizedError,
  RegistryRefusedError,
  UnknownActorError,
} from "../errors.ts";
import { fromWallet } from "./fromWallet.ts";

interface Refusal {
  readonly kind: "conflict" | "notAuthorized" | "unknownActor" | "refused";
  readonly summary: string;
}

/** What each revert means to the person who caused it. */
const REFUSALS: Record<string, Refusal> = {
  ActorRegistryUnknownActor: {
    kind: "unknownActor",
    summary: "There is no such person or organization in the registry.",
  },
  ActorRegistryNotAccount: {
    kind: "notAuthorized",
    summary: "The connected wallet does not act for this person or organization.",
  },
  ActorRegistryNotInGoodStanding: {
    kind: "notAuthorized",
    summary: "The licence or accreditation is missing, suspended or over.",
  },
  ActorRegistryWrongKind: { kind: "refused", summary: "This is not possible for an actor of this kind." },
  ActorRegistryExpiryPassed: { kind: "refused", summary: "The end date is already over." },
  ActorRegistryWrongStanding: {
    kind: "refused",
    summary: "The licence or accreditation is not in a state that allows this.",
  },
  ActorRegistryNotMember: { kind: "refused", summary: "This person is not a member of the organization." },
  AccessManagedUnauthorized: { kind: "notAuthorized", summary: "Only the licensing authority can do this." },
  EnforcedPause: {
    kind: "refused",
    summary: "New requests and shares are stopped for now; ending access still works.",
  },
  ChartRegistryNotOpen: { kind: "refused", summary: "This person has not opened a chart." },
  ChartRegistryAlreadyOpen: { kind: "refused", summary: "The chart is open already." },
  ChartRegistryNotPatient: { kind: "refused", summary: "Only patients have a chart." },
  ChartRegistryInvalidGrantee: { kind: "refused", summary: "The chart cannot be shared with this actor." },
  ChartRegistryInvalidWindow: { kind: "refused", summary: "The period is empty, over, or too long." },
  ChartRegistryNoConsent: { kind: "refused", summary: "There is no consent to end." },
  ChartRegistryWriteRefused: { kind: "notAuthorized", summary: "You may not write to this part of the chart now." },
  ChartRegistryWrongEpoch: { kind: "conflict", summary: "The patient changed the keys of this part in between." },
  ChartRegistryWrongSequence: { kind: "conflict", summary: "Another record was added by you in between." },
  ChartRegistryWrongVersion: { kind: "conflict", summary: "Somebody changed this record in between." },
  ChartRegistryUnknownRecord: { kind: "refused", summary: "There is no such record in this chart." },
  ChartRegistryRetracted: { kind: "refused", summary: "This record was withdrawn and cannot be changed any more." },
  SignedActionsNonceUsed: { kind: "conflict", summary: "Another step of this account was signed at the same time." },
  SignedActionsExpired: { kind: "refused", summary: "The time until which the signature counts is over." },
  SignedActionsInvalidSignature: { kind: "notAuthorized", summary: "The signature is not one of this wallet." },
  ChartRegistryRetractRefused: { kind: "notAuthorized", summary: "You may not withdraw this record." },
};

/** Errors of OpenZeppelin's `Pausable` and `AccessManaged`, which our interfaces do not declare. */
const COMMON = new Interface(["error EnforcedPause()", "error AccessManagedUnauthorized(address caller)"]);

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
  const refusal = REFUSALS[name] ?? { kind: "refused", summary: `The registry refused this step (${name}).` };
  switch (refusal.kind) {
    case "conflict":
      return new ConflictError(refusal.summary, { cause });
    case "notAuthorized":
      return new NotAuthorizedError(refusal.summary, { cause });
    case "unknownActor":
      return new UnknownActorError(refusal.summary, { cause });
    case "refused":
      return new RegistryRefusedError(name, refusal.summary, { cause });
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
