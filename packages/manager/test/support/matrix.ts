/**
 * Who may do what with one chart: the whole specification of the authorization matrix. A row is somebody in some state; an
 * operation that is not in the row is refused as if its object did not exist. The chart has two records: one in labs with two
 * versions, one in notes; a third, in labs, was retracted.
 */
export const OPERATIONS = [
  "read labs, version 1",
  "read labs, version 2",
  "read labs, retracted",
  "read notes",
  "read the payload in labs",
  "read the payload in notes",
  "read the keyring",
  "read the envelope of the reader of labs",
  "read the request",
  "read the vault",
  "read the keys",
  "write a manifest to labs",
  "write a manifest to notes",
  "write a payload to labs",
  "write an envelope",
  "write a keyring",
  "write a statement to labs",
  "list the disclosures",
] as const;
export type Operation = (typeof OPERATIONS)[number];

const LABS_CONTENT: Operation[] = [
  "read labs, version 1",
  "read labs, version 2",
  "read labs, retracted",
  "read the payload in labs",
];
const NOTES_CONTENT: Operation[] = ["read notes", "read the payload in notes"];
/** Keys of a patient are for whoever is signed in. */
const ANYBODY: Operation[] = ["read the keys"];
const READER: Operation[] = [...ANYBODY, "read the keyring"];
const LABS_WRITER: Operation[] = ["write a manifest to labs", "write a payload to labs"];

export const MATRIX = {
  "the patient": [...OPERATIONS],
  "another patient": ANYBODY,
  "an account without an actor": ANYBODY,
  "a clinician who was given nothing": ANYBODY,
  "a clinician who asked": [...ANYBODY, "read the request"],
  "a reader of labs": [...READER, ...LABS_CONTENT, "read the envelope of the reader of labs"],
  "a reader of notes": [...READER, ...NOTES_CONTENT],
  "a reader of both": [...READER, ...LABS_CONTENT, ...NOTES_CONTENT],
  "a writer to labs": [...READER, ...LABS_WRITER],
  "a reader of and writer to labs": [...READER, ...LABS_CONTENT, ...LABS_WRITER],
  "a reader of notes who writes to labs": [...READER, ...NOTES_CONTENT, ...LABS_WRITER],
  "a reader whose consent was narrowed to notes": [...READER, ...NOTES_CONTENT],
  "a reader whose consent was revoked": ANYBODY,
  "a reader who was revoked and given labs again": [...READER, ...LABS_CONTENT],
  "a reader whose consent is over": ANYBODY,
  "a reader whose consent has not begun": ANYBODY,
  "a reader who is suspended": ANYBODY,
  "a reader whose licence is over": ANYBODY,
  "a reader who never had a licence": ANYBODY,
  "the hospital, which reads notes and writes to labs": [...READER, ...NOTES_CONTENT, ...LABS_WRITER],
  "a member of the hospital": [...READER, ...NOTES_CONTENT, ...LABS_WRITER],
  "a member who also reads labs": [...READER, ...NOTES_CONTENT, ...LABS_CONTENT, ...LABS_WRITER],
  "a member who is suspended": ANYBODY,
  "a former member of the hospital": ANYBODY,
  "a member whose time is over": ANYBODY,
  "a device that may read and write labs": [...ANYBODY, ...LABS_WRITER],
  "a device that was revoked": ANYBODY,
  "a proxy who may grant": [...ANYBODY, "read the request", "write an envelope"],
  "a proxy who may dispute": [...ANYBODY, "write a statement to labs"],
  "a proxy who was dismissed": ANYBODY,
} satisfies Record<string, readonly Operation[]>;
export type Role = keyof typeof MATRIX;
