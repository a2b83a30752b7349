// @ts-nocheck
import { z } from "zod";
import { MANIFEST_KINDS } from "../health/manifest.ts";
import { deploymentSchema, recordChangeSchema } from "../wire/chain.ts";
import { actorIdSchema, cidSchema, compartmentSchema, hex32Schema, uint32Schema } from "../wire/primitives.ts";

export const KIT_FORMAT = "chartkey/kit/1";
/** The names of the kit's own files. */
export const KIT_FILES = {
  index: "index.json",
  table: "index.csv",
  restoreList: "files.tsv",
  restore: "restore.sh",
  page: "README.html",
  text: "README.txt",
  sums: "SHA256SUMS",
} as const;

/** Relative, below `keys/` or `sealed/`, and never upwards: an index from elsewhere must not name other files. */
const pathIn = (folder: string) => z.string().regex(new RegExp(`^${folder}/[a-z0-9][a-z0-9.-]*$`));
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

const keySchema = z.strictObject({
  file: pathIn("keys"),
  recipient: z.string(),
  /** Absent for the person's own key. */
  part: compartmentSchema.optional(),
  epoch: uint32Schema,
});

/** One age file of the kit and what comes out of it. */
const kitFileSchema = z.strictObject({
  what: z.enum(["profile", "record", "payload", "note", "resource"]),
  key: pathIn("keys"),
  sealed: pathIn("sealed"),
  /** Of the age file itself, UnixFS by the `unixfs-v1-2025` profile: `ipfs cat` finds it under this name. */
  cid: cidSchema,
  sealedBytes: z.int().positive(),
  /** Of what comes out. */
  bytes: z.int().min(0),
  sha256: digestSchema,
  restored: z.string().min(1),
  mediaType: z.string(),
  /** For a payload: the CID under which the chart itself keeps it, in its own encryption. */
  original: cidSchema.optional(),
});
export type KitFile = z.output<typeof kitFileSchema>;

/** One change of one record, in the chain's order, with what the kit holds of it. */
const kitRecordSchema = z.strictObject({
  change: recordChangeSchema,
  authorName: z.string(),
  part: z.string(),
  /** `missing`: it should be here; `problem` says why it is not. `bare`: this change has no content of its own. */
  state: z.enum(["whole", "erased", "bare", "missing"]),
  problem: z.string().optional(),
  title: z.string().optional(),
  kind: z.enum(MANIFEST_KINDS).optional(),
  files: z.array(kitFileSchema),
});
export type KitRecord = z.output<typeof kitRecordSchema>;

const kitConsentSchema = z.strictObject({
  grantee: actorIdSchema,
  name: z.string(),
  read: z.array(z.string()),
  write: z.array(z.string()),
  purpose: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  state: z.string(),
});

/** `index.json`: everything that is in the kit, for people and programs. Private: it holds titles and names. */
export const kitIndexSchema = z.strictObject({
  format: z.literal(KIT_FORMAT),
  madeAt: z.iso.datetime(),
  deployment: deploymentSchema,
  patient: z.strictObject({ actor: actorIdSchema, name: z.string(), birthDate: z.string() }),
  /** What the chain said when the kit was made; the records lead to it. */
  head: hex32Schema,
  keys: z.array(keySchema),
  profile: kitFileSchema,
  records: z.array(kitRecordSchema),
  consents: z.array(kitConsentSchema),
});
export type KitIndex = z.output<typeof kitIndexSchema>;

/** Every age file of a kit. */
export const filesOf = ({ profile, records }: KitIndex): KitFile[] => [
  profile,
  ...records.flatMap(({ files }) => files),
];

/** The index as it is written: ids of actors, which do not fit into a JSON number, are text. */
export function indexText(index: KitIndex): string {
  const plain = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);
  return `${JSON.stringify(index, plain, 2)}\n`;
}
