import { id } from "ethers";
import type { ActionType } from "./sign.ts";
import {
  Answer,
  CLINIC,
  CLINICIAN,
  ENVELOPE,
  HOSPITAL,
  KEYS,
  Kind,
  LABS,
  MATRON,
  NOTES,
  type Name,
  PATIENT,
  RELATIVE,
  Reason,
  STUDENT,
  SUMMARY,
  Status,
  mask,
  peopled,
  pointer,
} from "./fixtures.ts";

/** Sunday 6 June 2032, 07:08 UTC, in minutes and seconds since the Unix epoch. */
const END = Date.UTC(2032, 5, 6, 7, 8) / 60_000;
const END_TEXT = "2032-06-06 07:08 UTC";

/** Fixed terms, and what a wallet shows of them. */
export const TERMS = {
  readMask: mask(SUMMARY, LABS),
  writeMask: mask(LABS, 63),
  notBefore: Date.UTC(2030, 0, 1) / 60_000,
  expiresAt: END,
  purpose: 2,
};
export const TERMS_TEXT = {
  mayRead: [0, 2],
  mayAdd: [2, 63],
  from: "2030-01-01 00:00 UTC",
  until: END_TEXT,
  purpose: "ETREAT",
};
const TERMS_VALUES = Object.values(TERMS);

const MANDATE = {
  compartments: mask(SUMMARY, NOTES),
  until: END,
  mayGrant: true,
  mayRevoke: false,
  mayDispute: true,
};

const RECORDS = [
  { compartment: LABS, epoch: 0, pointer: pointer("3") },
  { compartment: NOTES, epoch: 0, pointer: pointer("4") },
];

/** `peopled`, and something there for every twin to act on: the clinician's record 2 is disputed. */
export async function ready() {
  const world = await peopled();
  const { actors, charts, signers } = world;
  await actors.connect(signers.hospital).addAdministrator(HOSPITAL, MATRON, END * 60);
  await actors.connect(signers.hospital).addMember(HOSPITAL, HOSPITAL, CLINICIAN, END * 60);
  await actors.connect(signers.patient).appointProxy(PATIENT, RELATIVE, MANDATE);
  await actors.connect(signers.relative).proposeAccount(RELATIVE, signers.successor);
  await charts.connect(signers.clinician).addRecord(PATIENT, CLINICIAN, 0, 2, LABS, 0, pointer("2"));
  await charts.connect(signers.patient).disputeRecord(PATIENT, PATIENT, CLINICIAN, 2, 1, pointer("wrong"));
  return world;
}
export type Ready = Awaited<ReturnType<typeof ready>>;

export interface Twin {
  readonly contract: "actors" | "charts";
  /** The direct call; its twin is called `${name}For`. */
  readonly name: string;
  readonly type: ActionType;
  /** Whose account may do it. */
  readonly signer: Name;
  readonly args: (world: Ready) => unknown[];
  /** What the wallet shows, but for account, nonce and deadline. */
  readonly text: (world: Ready) => Record<string, unknown>;
  readonly event: string;
  readonly values: (world: Ready) => unknown[];
  /** Records carry no nonce: the error and its values when the same signature comes again. */
  readonly again?: readonly [error: string, ...values: unknown[]];
}

/** Bit 44 of word 1. */
export const NONCE = 300n;

const DIGESTS = { keyDigest: id("k"), profile: id("p"), vault: id("v") };
const KEYRING = pointer("keyring");
const WORDS = pointer("statement");

/** Every signed twin there is; `SignedActions.twins.ts` holds it to that. */
export const twins: readonly Twin[] = [
  {
    contract: "actors",
    name: "register",
    type: "Register",
    signer: "stranger",
    args: () => [Kind.Clinician, ...Object.values(DIGESTS)],
    text: () => ({ kind: "clinician", ...DIGESTS }),
    event: "ActorRegistered",
    values: ({ signers }) => [CLINIC + 1n, signers.stranger, Kind.Clinician, ...Object.values(DIGESTS)],
  },
  {
    contract: "actors",
    name: "rotateKey",
    type: "RotateKey",
    signer: "patient",
    args: () => [PATIENT, DIGESTS.keyDigest],
    text: () => ({ actor: PATIENT, keyDigest: DIGESTS.keyDigest }),
    event: "KeyRotated",
    values: () => [PATIENT, 2, DIGESTS.keyDigest],
  },
  {
    contract: "actors",
    name: "publishProfile",
    type: "PublishProfile",
    signer: "clinician",
    args: () => [CLINICIAN, DIGESTS.profile],
    text: () => ({ actor: CLINICIAN, profile: DIGESTS.profile }),
    event: "ProfilePublished",
    values: () => [CLINICIAN, DIGESTS.profile],
  },
  {
    contract: "actors",
    name: "publishVault",
    type: "PublishVault",
    signer: "hospital",
    args: () => [HOSPITAL, DIGESTS.vault],
    text: () => ({ actor: HOSPITAL, vault: DIGESTS.vault }),
    event: "VaultPublished",
    values: () => [HOSPITAL, DIGESTS.vault],
  },
  {
    contract: "actors",
    name: "proposeAccount",
    type: "ProposeAccount",
    signer: "patient",
    args: ({ signers }) => [PATIENT, signers.successor.address],
    text: ({ signers }) => ({ actor: PATIENT, proposed: signers.successor.address }),
    event: "AccountProposed",
    values: ({ signers }) => [PATIENT, signers.successor],
  },
  {
    contract: "actors",
    name: "acceptAccount",
    type: "AcceptAccount",
    signer: "successor",
    args: () => [RELATIVE],
    text: () => ({ actor: RELATIVE }),
    event: "AccountChanged",
    values: ({ signers }) => [RELATIVE, signers.successor],
  },
  {
    contract: "actors",
    name: "addAdministrator",
    type: "AddAdministrator",
    signer: "hospital",
    args: () => [HOSPITAL, STUDENT, END * 60],
    text: () => ({ organization: HOSPITAL, administrator: STUDENT, until: END_TEXT }),
    event: "AdministratorAdded",
    values: () => [HOSPITAL, STUDENT, END * 60],
  },
  {
    contract: "actors",
    name: "removeAdministrator",
    type: "RemoveAdministrator",
    signer: "hospital",
    args: () => [HOSPITAL, HOSPITAL, MATRON],
    text: () => ({ actor: HOSPITAL, organization: HOSPITAL, administrator: MATRON }),
    event: "AdministratorRemoved",
    values: () => [HOSPITAL, MATRON],
  },
  {
    contract: "actors",
    name: "addMember",
    type: "AddMember",
    signer: "matron",
    args: () => [MATRON, HOSPITAL, STUDENT, END * 60],
    text: () => ({ actor: MATRON, organization: HOSPITAL, member: STUDENT, until: END_TEXT }),
    event: "MemberAdded",
    values: () => [HOSPITAL, STUDENT, END * 60],
  },
  {
    contract: "actors",
    name: "removeMember",
    type: "RemoveMember",
    signer: "matron",
    args: () => [MATRON, HOSPITAL, CLINICIAN],
    text: () => ({ actor: MATRON, organization: HOSPITAL, member: CLINICIAN }),
    event: "MemberRemoved",
    values: () => [HOSPITAL, CLINICIAN],
  },
  {
    contract: "actors",
    name: "appointProxy",
    type: "AppointProxy",
    signer: "patient",
    args: () => [PATIENT, MATRON, MANDATE],
    text: () => ({ patient: PATIENT, proxy: MATRON, ...MANDATE, compartments: [0, 4], until: END_TEXT }),
    event: "ProxyAppointed",
    values: () => [PATIENT, MATRON, Object.values(MANDATE)],
  },
  {
    contract: "actors",
    name: "dismissProxy",
    type: "DismissProxy",
    signer: "relative",
    args: () => [RELATIVE, PATIENT, RELATIVE],
    text: () => ({ actor: RELATIVE, patient: PATIENT, proxy: RELATIVE }),
    event: "ProxyDismissed",
    values: () => [PATIENT, RELATIVE, RELATIVE],
  },
  {
    contract: "charts",
    name: "openChart",
    type: "OpenChart",
    signer: "relative",
    args: () => [RELATIVE, KEYS],
    text: () => ({ patient: RELATIVE, keys: KEYS }),
    event: "ChartOpened",
    values: () => [RELATIVE, KEYS],
  },
  {
    contract: "charts",
    name: "openEpochs",
    type: "OpenEpochs",
    signer: "patient",
    args: () => [PATIENT, mask(0, 13, 63), KEYS, KEYRING],
    text: () => ({ patient: PATIENT, compartments: [0, 13, 63], keys: KEYS, keyring: KEYRING }),
    event: "EpochsOpened",
    values: () => [PATIENT, mask(0, 13, 63), KEYS, KEYRING],
  },
  {
    contract: "charts",
    name: "requestAccess",
    type: "RequestAccess",
    signer: "clinician",
    args: () => [CLINICIAN, PATIENT, TERMS, WORDS],
    text: () => ({ grantee: CLINICIAN, patient: PATIENT, terms: TERMS_TEXT, reason: WORDS }),
    event: "AccessRequested",
    values: () => [PATIENT, CLINICIAN, TERMS_VALUES, WORDS],
  },
  {
    contract: "charts",
    name: "denyAccess",
    type: "DenyAccess",
    signer: "patient",
    args: () => [PATIENT, PATIENT, CLINICIAN],
    text: () => ({ actor: PATIENT, patient: PATIENT, grantee: CLINICIAN }),
    event: "AccessDenied",
    values: () => [PATIENT, CLINICIAN, PATIENT],
  },
  {
    contract: "charts",
    name: "grant",
    type: "Grant",
    signer: "patient",
    args: () => [PATIENT, PATIENT, HOSPITAL, TERMS, ENVELOPE],
    text: () => ({ actor: PATIENT, patient: PATIENT, grantee: HOSPITAL, terms: TERMS_TEXT, envelope: ENVELOPE }),
    event: "ConsentGranted",
    values: () => [PATIENT, HOSPITAL, PATIENT, TERMS_VALUES, ENVELOPE],
  },
  {
    contract: "charts",
    name: "revoke",
    type: "Revoke",
    signer: "patient",
    args: () => [PATIENT, PATIENT, CLINICIAN],
    text: () => ({ actor: PATIENT, patient: PATIENT, grantee: CLINICIAN }),
    event: "ConsentRevoked",
    values: () => [PATIENT, CLINICIAN, PATIENT],
  },
  {
    contract: "charts",
    name: "revokeAndRotate",
    type: "RevokeAndRotate",
    signer: "patient",
    args: () => [PATIENT, CLINICIAN, mask(LABS), KEYS, KEYRING],
    text: () => ({ patient: PATIENT, grantee: CLINICIAN, compartments: [2], keys: KEYS, keyring: KEYRING }),
    event: "EpochsOpened",
    values: () => [PATIENT, mask(LABS), KEYS, KEYRING],
  },
  {
    contract: "charts",
    name: "addRecord",
    type: "AddRecord",
    signer: "clinician",
    args: () => [PATIENT, CLINICIAN, 0, 3, LABS, 0, pointer("3")],
    text: () => ({
      patient: PATIENT,
      author: CLINICIAN,
      organization: 0,
      sequence: 3,
      compartment: LABS,
      epoch: 0,
      pointer: pointer("3"),
    }),
    event: "RecordAdded",
    values: () => [PATIENT, CLINICIAN, 3, LABS, 0, pointer("3")],
    again: ["ChartRegistryWrongSequence", CLINICIAN, 3, 4],
  },
  {
    contract: "charts",
    name: "addRecords",
    type: "AddRecords",
    signer: "clinician",
    args: () => [PATIENT, CLINICIAN, 0, 3, RECORDS],
    text: () => ({ patient: PATIENT, author: CLINICIAN, organization: 0, sequence: 3, records: RECORDS }),
    event: "RecordAdded",
    values: () => [PATIENT, CLINICIAN, 4, NOTES, 0, pointer("4")],
    again: ["ChartRegistryWrongSequence", CLINICIAN, 3, 5],
  },
  {
    contract: "charts",
    name: "amendRecord",
    type: "AmendRecord",
    signer: "clinician",
    args: () => [PATIENT, CLINICIAN, 0, 1, 1, LABS, 0, pointer("1.2")],
    text: () => ({
      patient: PATIENT,
      author: CLINICIAN,
      organization: 0,
      sequence: 1,
      expectedVersion: 1,
      compartment: LABS,
      epoch: 0,
      pointer: pointer("1.2"),
    }),
    event: "RecordAmended",
    values: () => [PATIENT, CLINICIAN, 1, 2, LABS, 0, pointer("1.2")],
    again: ["ChartRegistryWrongVersion", 1, 2],
  },
  {
    contract: "charts",
    name: "retractRecord",
    type: "RetractRecord",
    signer: "patient",
    args: () => [PATIENT, PATIENT, CLINICIAN, 1, 1, Status.EnteredInError, Reason.PatientWish],
    text: () => ({
      actor: PATIENT,
      patient: PATIENT,
      author: CLINICIAN,
      sequence: 1,
      expectedVersion: 1,
      status: "entered in error",
      reason: "patient's wish",
    }),
    event: "RecordRetracted",
    values: () => [PATIENT, CLINICIAN, 1, 2, Status.EnteredInError, Reason.PatientWish, PATIENT],
    again: ["ChartRegistryRetracted", PATIENT, CLINICIAN, 1, Status.EnteredInError],
  },
  {
    contract: "charts",
    name: "disputeRecord",
    type: "DisputeRecord",
    signer: "relative",
    args: () => [RELATIVE, PATIENT, CLINICIAN, 1, 1, WORDS],
    text: () => ({
      actor: RELATIVE,
      patient: PATIENT,
      author: CLINICIAN,
      sequence: 1,
      expectedVersion: 1,
      statement: WORDS,
    }),
    event: "RecordDisputed",
    values: () => [PATIENT, CLINICIAN, 1, 2, WORDS, RELATIVE],
    again: ["ChartRegistryWrongStatus", PATIENT, CLINICIAN, 1, Status.Disputed],
  },
  {
    contract: "charts",
    name: "answerDispute",
    type: "AnswerDispute",
    signer: "clinician",
    args: () => [PATIENT, CLINICIAN, 2, 2, Answer.Confirmed, WORDS],
    text: () => ({
      patient: PATIENT,
      author: CLINICIAN,
      sequence: 2,
      expectedVersion: 2,
      answer: "confirmed",
      statement: WORDS,
    }),
    event: "DisputeAnswered",
    values: () => [PATIENT, CLINICIAN, 2, 3, Answer.Confirmed, WORDS],
    again: ["ChartRegistryWrongStatus", PATIENT, CLINICIAN, 2, Status.Active],
  },
  ...(["actors", "charts"] as const).map((contract): Twin => ({
    contract,
    name: "cancelNonce",
    type: "CancelNonce",
    signer: "patient",
    // The number that it cancels is the one that every twin has.
    args: () => [],
    text: () => ({}),
    event: "NonceCancelled",
    values: ({ signers }) => [signers.patient, NONCE],
  })),
];
