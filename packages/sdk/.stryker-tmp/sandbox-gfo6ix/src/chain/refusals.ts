/** What a refusal of the registries means to the person who caused it. */
// @ts-nocheck

export interface Refusal {
  readonly kind: "conflict" | "notAuthorized" | "unknownActor" | "refused";
  /** What happened. */
  readonly summary: string;
  /** What to do now. */
  readonly hint: string;
}

type Entry = readonly [kind: Refusal["kind"], summary: string, hint: string];

const LOAD_AGAIN = "Load the page again and repeat the step.";
const REPORT = "Nothing was changed. If it happens again, report it: the program asked for something that cannot be.";

const ACTORS: Record<string, Entry> = {
  ActorRegistryUnknownActor: [
    "unknownActor",
    "There is no such person or organization in the registry.",
    "Check the number, or sign up first.",
  ],
  ActorRegistryNotAccount: [
    "notAuthorized",
    "The connected wallet does not act for this person or organization.",
    "Connect the wallet that does; if it was moved to another wallet, that is the one.",
  ],
  ActorRegistryWrongKind: [
    "refused",
    "This is not possible for an actor of this kind.",
    "Check the number: somebody else may be meant.",
  ],
  ActorRegistryEmptyKind: ["refused", "A sign-up says who signs up, and this one did not.", REPORT],
  ActorRegistryEmptyDigest: ["refused", "A key, profile or vault was left out.", REPORT],
  ActorRegistryExpiryPassed: ["refused", "The end date is already over.", "Choose a date in the future."],
  ActorRegistryNotWholeMinutes: ["refused", "The end date is not a whole minute.", "Choose the date again."],
  ActorRegistryWrongStanding: [
    "refused",
    "The licence or accreditation is not in a state that allows this.",
    "Load the register again: somebody may have changed it in between.",
  ],
  ActorRegistryNotInGoodStanding: [
    "notAuthorized",
    "The licence or accreditation is missing, suspended or over.",
    "Ask the licensing authority.",
  ],
  ActorRegistryInvalidIssuer: [
    "refused",
    "A licence can only stand on the register of an accredited organization.",
    "Choose an organization whose accreditation holds, or the authority's own register.",
  ],
  ActorRegistryNotProposed: [
    "notAuthorized",
    "This wallet was not offered the account, or the offer was taken back.",
    "Offer it again from the wallet that holds the account now, and check the address letter by letter.",
  ],
  ActorRegistryNotAdministrator: [
    "notAuthorized",
    "Only the organization or one of its administrators can do this.",
    "Ask the organization to appoint you, or to do it itself.",
  ],
  ActorRegistryNotMember: [
    "refused",
    "This person does not belong to the organization.",
    "Load the list again: the membership may have ended in between.",
  ],
  ActorRegistryInvalidProxy: [
    "refused",
    "Only another person who has signed up can act for a patient.",
    "Check the number; organizations and devices cannot act for somebody.",
  ],
  ActorRegistryInvalidMandate: [
    "refused",
    "To let somebody act for a patient, at least one part of the chart and an end in the future are needed.",
    "Choose the parts and the end date again.",
  ],
  ActorRegistryNoProxy: [
    "refused",
    "This person does not act for the patient (any more), so there is nothing to end.",
    "Load the list again.",
  ],
  ActorRegistryDismissRefused: [
    "notAuthorized",
    "Only the patient, or the person who acts for them, can end this.",
    "Ask one of the two.",
  ],
};

const CHARTS: Record<string, Entry> = {
  ChartRegistryAlreadyOpen: ["refused", "The chart is open already.", LOAD_AGAIN],
  ChartRegistryNotOpen: [
    "refused",
    "This person has not opened a chart.",
    "Check the number, or ask them to finish signing up.",
  ],
  ChartRegistryNotPatient: ["refused", "Only patients have a chart.", "Check the number."],
  ChartRegistryInvalidGrantee: [
    "refused",
    "The chart cannot be shared with this number: nobody has it, or it is the patient's own.",
    "Check the number.",
  ],
  ChartRegistryEmptyPointer: ["refused", "A part of this step is missing: its sealed content.", REPORT],
  ChartRegistryEmptyMask: ["refused", "No part of the chart was chosen.", "Choose at least one part."],
  ChartRegistryInvalidCompartment: ["refused", "A chart has no such part.", "Choose one of the parts on the list."],
  ChartRegistryEpochsExhausted: [
    "refused",
    "The keys of this part were changed as often as is possible.",
    "Share and add in another part of the chart from now on.",
  ],
  ChartRegistryInvalidWindow: [
    "refused",
    "The period is empty, over, or longer than ten years.",
    "Choose an end in the future, at most ten years away.",
  ],
  ChartRegistryInvalidPurpose: ["refused", "This purpose is not one of those on the list.", "Choose another purpose."],
  ChartRegistryNoConsent: [
    "refused",
    "There is no consent to end: it was never given, or has ended already.",
    "Load the list again.",
  ],
  ChartRegistryWriteRefused: [
    "notAuthorized",
    "You may not write to this part of the chart now.",
    "Ask the patient for access to it.",
  ],
  ChartRegistryDeviceOnlyAdds: [
    "notAuthorized",
    "A device adds to a chart and does nothing else.",
    "Do it as the patient, or as a clinician with access.",
  ],
  ChartRegistryInvalidBatch: [
    "refused",
    "Between 1 and 32 records can be added at once.",
    "Add them in smaller portions.",
  ],
  ChartRegistryProxyRefused: [
    "notAuthorized",
    "You may not do this for the patient: you do not act for them now, or not in this matter.",
    "Ask the patient to let you, or to do it themselves.",
  ],
  ChartRegistryProxyExceeded: [
    "notAuthorized",
    "This goes further than you may act for the patient: other parts of the chart, a later end, or yourself.",
    "Choose fewer parts or an earlier end, or ask the patient to do it themselves.",
  ],
  ChartRegistryWrongEpoch: [
    "conflict",
    "The patient changed the keys of this part in between.",
    "Load the chart again and repeat the step.",
  ],
  ChartRegistryWrongSequence: [
    "conflict",
    "Another record was added by you in between.",
    "Load the chart again and repeat the step.",
  ],
  ChartRegistryUnknownRecord: [
    "refused",
    "There is no such record in this chart.",
    "Load the chart again and choose the record from the list.",
  ],
  ChartRegistryWrongVersion: [
    "conflict",
    "Somebody changed this record in between.",
    "Load the chart again and repeat the step.",
  ],
  ChartRegistryRetracted: [
    "refused",
    "This record was withdrawn and cannot be changed any more.",
    "Add a new record instead.",
  ],
  ChartRegistryRetractRefused: [
    "notAuthorized",
    "You may not withdraw this record.",
    "Ask its author to mark it as wrong, or the patient to erase it.",
  ],
  ChartRegistryEmptyCode: ["refused", "The reason or answer was left out.", "Choose one from the list."],
  ChartRegistryOwnRecord: [
    "refused",
    "Patients do not dispute what they added themselves.",
    "Amend the record, or withdraw it.",
  ],
  ChartRegistryWrongStatus: [
    "refused",
    "The record is not in a state that allows this: a dispute is opened once, and answered once.",
    "Load the chart again: somebody may have changed it in between.",
  ],
};

const SIGNATURES: Record<string, Entry> = {
  SignedActionsExpired: [
    "refused",
    "The time until which the signature counts is over.",
    "Start again and sign anew; if it happens at once, check this device's clock.",
  ],
  SignedActionsInvalidSignature: [
    "notAuthorized",
    "The signature is not one of this wallet, or was given for something else.",
    "Start again and sign with the connected account.",
  ],
  SignedActionsNonceUsed: [
    "conflict",
    "Another step of this account was signed at the same time.",
    "Look whether it is done already; if not, repeat the step.",
  ],
  // Of OpenZeppelin's EIP712 and ShortStrings: only a wrong deployment causes them.
  InvalidShortString: ["refused", "The registry is not set up correctly.", REPORT],
  StringTooLong: ["refused", "The registry is not set up correctly.", REPORT],
};

/** What OpenZeppelin's `AccessManaged`, `AccessManager` and `Pausable` say through the registries. */
const AUTHORITY: Record<string, Entry> = {
  AccessManagedUnauthorized: [
    "notAuthorized",
    "Only the licensing authority can do this.",
    "Connect the authority's wallet, or ask the authority.",
  ],
  AccessManagedRequiredDelay: [
    "notAuthorized",
    "The licensing authority has to announce this first and then wait.",
    "Announce it, wait until the time is over, and do it then.",
  ],
  AccessManagedInvalidAuthority: ["refused", "The new authority is not a contract that can be one.", REPORT],
  AccessManagerNotScheduled: [
    "notAuthorized",
    "The licensing authority has to announce this first and then wait.",
    "Announce it, wait until the time is over, and do it then.",
  ],
  AccessManagerNotReady: [
    "notAuthorized",
    "This was announced, but the time of waiting is not over.",
    "Try again when it is.",
  ],
  AccessManagerExpired: [
    "notAuthorized",
    "This was announced so long ago that the announcement no longer counts.",
    "Announce it anew.",
  ],
  EnforcedPause: [
    "refused",
    "New requests and shares are stopped for now; ending access still works.",
    "Try again later; the licensing authority can say when.",
  ],
  ExpectedPause: ["refused", "New requests and shares are not stopped, so there is nothing to let go on.", LOAD_AGAIN],
};

const WORDS = new Map(Object.entries({ ...ACTORS, ...CHARTS, ...SIGNATURES, ...AUTHORITY }));

/** The words for a custom error of the registries; undefined for one that is not theirs. */
export function refusalOf(error: string): Refusal | undefined {
  const entry = WORDS.get(error);
  if (!entry) return undefined;
  const [kind, summary, hint] = entry;
  return { kind, summary, hint };
}
