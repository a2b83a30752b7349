// @ts-nocheck
import {
  actionTypes,
  readableAnswer,
  readableCompartments,
  readableKind,
  readableMinute,
  readablePurpose,
  readableReason,
  readableSecond,
  readableStatus,
} from "@chartkey/contracts/exports";
import type { BigNumberish, TypedDataDomain, TypedDataField } from "ethers";
import type { IChartEvents } from "../generated/IChartRegistry.ts";
import type { IActorRegistry } from "../generated/IActorRegistry.ts";
import type { Deployment } from "../wire/chain.ts";
import type { Call } from "./call.ts";

type TypeName = keyof typeof actionTypes;
type Message = Record<string, unknown>;

/** What a wallet shows and signs (EIP-712). */
export interface ActionText {
  readonly domain: TypedDataDomain;
  readonly types: Record<string, TypedDataField[]>;
  readonly message: Message;
}

export interface SigningParameters {
  readonly account: string;
  /** Undefined for records, whose sequence or version counts once. */
  readonly nonce: bigint | undefined;
  /** Unix seconds. */
  readonly deadline: number;
}

/** A call that has a signed twin; the authority's own acts have none. */
export type SignableCall = Exclude<Call, { action: "license" | "accredit" | "suspend" | "reinstate" }>;

export function isSignable(call: Call): call is SignableCall {
  return typeNameOf(call.action) in actionTypes;
}

/** Whether the text carries a nonce. */
export function hasNonce({ action }: SignableCall): boolean {
  return fieldsOf(action).some(({ name }) => name === "nonce");
}

/** The text of a call, made from what the call will do and from nothing else. */
export function actionText(deployment: Deployment, call: SignableCall, parameters: SigningParameters): ActionText {
  const { account, nonce, deadline } = parameters;
  const fields = fieldsOf(call.action);
  const nested = fields.flatMap(({ type }) => nestedType(type));
  return {
    domain: {
      name: "Chartkey",
      version: "1",
      chainId: deployment.chainId,
      verifyingContract: call.contract === "actors" ? deployment.actorRegistry : deployment.chartRegistry,
    },
    types: Object.fromEntries([typeNameOf(call.action), ...nested].map((name) => [name, [...actionTypes[name]]])),
    message: { account, ...messageOf(call), ...(nonce === undefined ? {} : { nonce }), deadline },
  };
}

const typeNameOf = (action: string): TypeName => `${action.charAt(0).toUpperCase()}${action.slice(1)}` as TypeName;

const fieldsOf = (action: string): readonly TypedDataField[] => actionTypes[typeNameOf(action)];

function nestedType(type: string): TypeName[] {
  const name = type.replace("[]", "");
  return name in actionTypes ? [name as TypeName] : [];
}

/** What the text says besides account, nonce and deadline. The contract builds the same from its arguments. */
function messageOf(call: SignableCall): Message {
  switch (call.action) {
    case "register": {
      const [kind, keyDigest, profile, vault] = call.args;
      return { kind: readableKind(Number(kind)), keyDigest, profile, vault };
    }
    case "proposeAccount": {
      const [actor, proposed] = call.args;
      return { actor, proposed };
    }
    case "addAdministrator": {
      const [organization, administrator, until] = call.args;
      return { organization, administrator, until: readableSecond(Number(until)) };
    }
    case "addMember": {
      const [actor, organization, member, until] = call.args;
      return { actor, organization, member, until: readableSecond(Number(until)) };
    }
    case "appointProxy": {
      const [patient, proxy, mandate] = call.args;
      return { patient, proxy, ...mandateText(mandate) };
    }
    case "openEpochs": {
      const [patient, mask, keys, keyring] = call.args;
      return { patient, compartments: compartments(mask), keys, keyring };
    }
    case "requestAccess": {
      const [grantee, patient, terms, reason] = call.args;
      return { grantee, patient, terms: termsText(terms), reason };
    }
    case "grant": {
      const [actor, patient, grantee, terms, envelope] = call.args;
      return { actor, patient, grantee, terms: termsText(terms), envelope };
    }
    case "revokeAndRotate": {
      const [patient, grantee, mask, keys, keyring] = call.args;
      return { patient, grantee, compartments: compartments(mask), keys, keyring };
    }
    case "retractRecord": {
      const [actor, patient, author, sequence, expectedVersion, status, reason] = call.args;
      const words = { status: readableStatus(Number(status)), reason: readableReason(Number(reason)) };
      return { actor, patient, author, sequence, expectedVersion, ...words };
    }
    case "answerDispute": {
      const [patient, author, sequence, expectedVersion, answer, statement] = call.args;
      return { patient, author, sequence, expectedVersion, answer: readableAnswer(Number(answer)), statement };
    }
    case "cancelNonce":
      // Its only argument is the nonce itself.
      return {};
    default:
      return inOrder(call);
  }
}

/** Most texts say the arguments as they are, in their order. */
function inOrder({ action, args }: SignableCall): Message {
  const names = fieldsOf(action)
    .map(({ name }) => name)
    .filter((name) => !["account", "nonce", "deadline"].includes(name));
  return Object.fromEntries(names.map((name, index) => [name, args[index]]));
}

const compartments = (mask: BigNumberish): number[] => readableCompartments(BigInt(mask));

function termsText(terms: IChartEvents.TermsStruct): Message {
  return {
    mayRead: compartments(terms.readMask),
    mayAdd: compartments(terms.writeMask),
    from: readableMinute(Number(terms.notBefore)),
    until: readableMinute(Number(terms.expiresAt)),
    purpose: readablePurpose(Number(terms.purpose)),
  };
}

function mandateText(mandate: IActorRegistry.MandateStruct): Message {
  const { mayGrant, mayRevoke, mayDispute } = mandate;
  return {
    compartments: compartments(mandate.compartments),
    until: readableMinute(Number(mandate.until)),
    mayGrant,
    mayRevoke,
    mayDispute,
  };
}
