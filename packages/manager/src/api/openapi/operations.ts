import * as wire from "@chartkey/sdk/wire";
import { z } from "zod";
import { keySchema } from "../../gateway/idempotency.ts";
import type { ShapeName } from "./schemas.ts";

/** Who may ask: anybody; a session; a session whose account is that of the actor in the path. */
type Caller = "anyone" | "session" | "owner";

/** What is said by name. */
type Parts = z.ZodObject<Record<string, z.ZodType>>;

export interface Operation {
  readonly method: "get" | "head" | "put" | "post" | "patch" | "delete";
  /** As the router has it, such as `/v1/actors/:actor`. */
  readonly path: string;
  readonly summary: string;
  readonly caller: Caller;
  readonly query?: Parts;
  readonly headers?: Parts;
  /** A JSON body of that shape, or bytes and the most of them. */
  readonly body?: ShapeName | { readonly bytes: number };
  /** The answer when all is well: a JSON body, bytes, or none. */
  readonly status: number;
  readonly answer?: ShapeName | "bytes";
}

/** What a list is asked with. The cursor is the `next` of the page before. */
const page = z.object({
  cursor: z.string().max(64).optional(),
  limit: z.int().min(1).max(wire.MAX_PAGE).default(100).optional(),
});
const { actorIdSchema: actor } = wire;

const list = (path: string, answer: ShapeName, summary: string, query: Parts = page): Operation => ({
  method: "get",
  path,
  summary,
  caller: "session",
  query,
  status: 200,
  answer,
});

const STATUS: Operation[] = [
  {
    method: "get",
    path: "/health",
    summary: "Whether the service runs, for which deployment, up to which block",
    caller: "anyone",
    status: 200,
    answer: "Health",
  },
  {
    method: "get",
    path: "/ready",
    summary: "Whether it gives out what rests on a consent",
    caller: "anyone",
    status: 200,
    answer: "Ready",
  },
  { method: "get", path: "/openapi.json", summary: "This document", caller: "anyone", status: 200 },
];

const SESSIONS: Operation[] = [
  {
    method: "post",
    path: "/v1/session/nonce",
    summary: "A number that one sign-in text may use",
    caller: "anyone",
    status: 200,
    answer: "Nonce",
  },
  {
    method: "post",
    path: "/v1/session",
    summary: "Opens a session for the account that signed an ERC-4361 text",
    caller: "anyone",
    body: "SignIn",
    status: 201,
    answer: "Session",
  },
  { method: "delete", path: "/v1/session", summary: "Ends the session", caller: "session", status: 204 },
];

const LISTS: Operation[] = [
  {
    method: "get",
    path: "/v1/actors/:actor",
    summary: "An actor as it is now",
    caller: "anyone",
    status: 200,
    answer: "Actor",
  },
  // The actors of an account are told to anybody, all others to a session.
  {
    ...list(
      "/v1/actors",
      "ActorPage",
      "Actors, all or those of an account or a kind",
      page.extend({ account: wire.addressSchema.optional(), kind: wire.actorKindSchema.optional() }),
    ),
    caller: "anyone",
  },
  list(
    "/v1/memberships",
    "MembershipPage",
    "Who belongs to which organization",
    page.extend({ organization: actor.optional(), member: actor.optional() }),
  ),
  list(
    "/v1/administrators",
    "AdministratorPage",
    "Who manages whose members",
    page.extend({ organization: actor.optional(), administrator: actor.optional() }),
  ),
  list("/v1/standings", "StandingChangePage", "Every accreditation, licence, suspension and reinstatement"),
  list("/v1/charts/:patient/records", "RecordChangePage", "Every change of a chart's records"),
  list("/v1/charts/:patient/consents", "ConsentChangePage", "Every grant and revocation of a chart"),
  list("/v1/charts/:patient/requests", "RequestChangePage", "Every request for a chart, and every denial"),
  list("/v1/charts/:patient/epochs", "EpochChangePage", "Every change of a chart's keys"),
  list("/v1/charts/:patient/mandates", "MandatePage", "Every appointment of a proxy for a patient"),
  list("/v1/proxies/:proxy/mandates", "MandatePage", "Every appointment of a proxy"),
  list("/v1/grantees/:grantee/consents", "ConsentChangePage", "Every grant to somebody, and its end"),
  list("/v1/grantees/:grantee/requests", "RequestChangePage", "Every request by somebody, and its denial"),
  list(
    "/v1/organizations/:organization/team-keys",
    "TeamKeyPage",
    "Which members an organization's keys are sealed to",
    page.extend({ member: actor.optional() }),
  ),
  {
    ...list("/v1/actors/:actor/notices", "NoticePage", "What others did that concerns an actor, newest first"),
    caller: "owner",
  },
  {
    ...list(
      "/v1/charts/:patient/disclosures",
      "DisclosurePage",
      "Every read of a chart that was served to somebody else",
    ),
    caller: "owner",
  },
];

const place = wire.blobPlaceSchema;
const range = z.object({
  range: z
    .string()
    .regex(/^bytes=(\d{1,15})?-(\d{1,15})?$/)
    .optional(),
});
const tus = z.object({ "tus-resumable": z.literal("1.0.0") });

const BLOBS: Operation[] = [
  {
    method: "put",
    path: "/v1/objects/:cid",
    summary: "Takes in a sealed object or public document",
    caller: "session",
    query: place,
    body: { bytes: wire.MAX_OBJECT_BYTES },
    status: 201,
    answer: "Stored",
  },
  {
    method: "get",
    path: "/v1/objects/:cid",
    summary: "Gives one out to those who may have it",
    caller: "session",
    status: 200,
    answer: "bytes",
  },
  {
    method: "post",
    path: "/v1/uploads",
    summary: "Begins the upload of a payload (tus 1.0)",
    caller: "session",
    headers: tus.extend({
      "upload-length": z.string(),
      "upload-metadata": z.string(),
      "idempotency-key": keySchema.optional(),
    }),
    status: 201,
  },
  {
    method: "head",
    path: "/v1/uploads/:id",
    summary: "How far an upload has come",
    caller: "session",
    headers: tus,
    status: 200,
  },
  {
    method: "patch",
    path: "/v1/uploads/:id",
    summary: "The next bytes of an upload; the last answer names the CID",
    caller: "session",
    headers: tus.extend({ "upload-offset": z.string() }),
    body: { bytes: 1024 ** 4 },
    status: 204,
  },
  {
    method: "delete",
    path: "/v1/uploads/:id",
    summary: "Gives an upload up",
    caller: "session",
    headers: tus,
    status: 204,
  },
  {
    method: "get",
    path: "/v1/payloads/:cid",
    summary: "Gives a payload out to those who may have it, whole or in a range",
    caller: "session",
    headers: range,
    status: 200,
    answer: "bytes",
  },
  {
    method: "post",
    path: "/v1/charts/:patient/erasures",
    summary: "Deletes the ciphertext of a record that is erased on chain, and certifies that it is gone",
    caller: "owner",
    body: "Erasure",
    status: 200,
    answer: "Erased",
  },
  {
    method: "post",
    path: "/v1/charts/:patient/replaced",
    summary: "Deletes the ciphertext of versions that a later one took in",
    caller: "owner",
    body: "Replaced",
    status: 200,
    answer: "Deleted",
  },
  {
    method: "get",
    path: "/v1/charts/:patient/kept-list",
    summary: "The encrypted list that a patient's devices share",
    caller: "owner",
    status: 200,
    answer: "bytes",
  },
  {
    method: "put",
    path: "/v1/charts/:patient/kept-list",
    summary: "Puts another one in its place",
    caller: "owner",
    body: { bytes: wire.MAX_KEPT_LIST_BYTES },
    status: 204,
  },
];

const EMAIL = "/v1/actors/:actor/notice-email";
const NOTICES: Operation[] = [
  {
    method: "get",
    path: EMAIL,
    summary: "Whether an actor is told by e-mail that there is news",
    caller: "owner",
    status: 200,
    answer: "NoticeEmailState",
  },
  {
    method: "put",
    path: EMAIL,
    summary: "Sends a code to an address, which is used once the code was entered",
    caller: "owner",
    body: "NoticeEmail",
    status: 202,
    answer: "NoticeEmailState",
  },
  {
    method: "post",
    path: `${EMAIL}/confirmation`,
    summary: "Takes the code",
    caller: "owner",
    body: "NoticeCode",
    status: 200,
    answer: "NoticeEmailState",
  },
  { method: "delete", path: EMAIL, summary: "Forgets the address", caller: "owner", status: 204 },
];

const RELAY: Operation[] = [
  {
    method: "post",
    path: "/v1/relay",
    summary: "Sends a signed action and pays for it",
    caller: "anyone",
    body: "Relay",
    status: 202,
    answer: "Relayed",
  },
  {
    method: "get",
    path: "/v1/relay/:id",
    summary: "What became of one",
    caller: "anyone",
    status: 200,
    answer: "Relayed",
  },
];

/** The whole API. A test holds it against the routes that there are, and against what they answer. */
export const OPERATIONS: readonly Operation[] = [...STATUS, ...SESSIONS, ...LISTS, ...BLOBS, ...NOTICES, ...RELAY];

/** What a part of a path may be, by its name. */
export const PATH_PARTS: Readonly<Record<string, z.ZodType>> = {
  actor,
  patient: actor,
  proxy: actor,
  grantee: actor,
  organization: actor,
  cid: wire.blobIdSchema,
  id: z.string().regex(/^(0x)?[0-9a-f]{16,64}$/),
};
