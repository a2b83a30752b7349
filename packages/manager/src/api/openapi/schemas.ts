import * as wire from "@chartkey/sdk/wire";
import { z } from "zod";

/** Every shape that the API takes in or answers with, by the name it has in the document. */
const SHAPES = {
  Actor: wire.actorSchema,
  ActorPage: wire.actorPageSchema,
  AdministratorPage: wire.administratorPageSchema,
  ConsentChangePage: wire.consentChangePageSchema,
  DisclosurePage: wire.disclosurePageSchema,
  EpochChangePage: wire.epochChangePageSchema,
  Deleted: wire.deletedSchema,
  Erased: wire.erasedSchema,
  Erasure: wire.erasureSchema,
  Health: wire.healthSchema,
  MandatePage: wire.mandatePageSchema,
  MembershipPage: wire.membershipPageSchema,
  Nonce: wire.nonceSchema,
  NoticeCode: wire.noticeCodeSchema,
  NoticeEmail: wire.noticeEmailSchema,
  NoticeEmailState: wire.noticeEmailStateSchema,
  NoticePage: wire.noticePageSchema,
  Problem: wire.problemSchema.extend({ code: z.enum(wire.PROBLEM_CODES) }),
  Ready: wire.readySchema,
  RecordChangePage: wire.recordChangePageSchema,
  Relay: wire.relaySchema,
  Relayed: wire.relayedSchema,
  Replaced: wire.replacedSchema,
  RequestChangePage: wire.requestChangePageSchema,
  Session: wire.sessionSchema,
  SignIn: wire.signInSchema,
  StandingChangePage: wire.standingChangePageSchema,
  Stored: wire.storedSchema,
  TeamKeyPage: wire.teamKeyPageSchema,
} as const;
export type ShapeName = keyof typeof SHAPES;

export interface JsonSchema {
  readonly [key: string]: unknown;
}

/** What a JSON body of that name must look like, as zod has it. */
export const shapeOf = (name: ShapeName): z.ZodType => SHAPES[name];

export const refTo = (name: ShapeName): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** A zod schema as it is on the wire: texts where the program has wide integers. */
export function onTheWire(schema: z.ZodType): JsonSchema {
  const shape: JsonSchema = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  // The whole document names one dialect.
  return Object.fromEntries(Object.entries(shape).filter(([name]) => name !== "$schema"));
}

export function componentSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(SHAPES).map(([name, schema]) => [name, onTheWire(schema)]));
}
