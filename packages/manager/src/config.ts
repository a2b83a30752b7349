import { readFileSync } from "node:fs";
import { deploymentSchema } from "@chartkey/sdk/wire";
import { type Hex, parseEther, parseGwei } from "viem";
import { z } from "zod";

const GIB = 1024 ** 3;
const HOUR = 3_600;

/** An environment variable that is set to nothing counts as not set. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);

const httpUrl = z.url({
  protocol: /^https?$/,
  error: "must be an http or https address, such as http://127.0.0.1:8545",
});
const wholeNumber = (low: number, high: number) =>
  z.coerce
    .number("must be a whole number")
    .int("must be a whole number")
    .min(low, `must be at least ${String(low)}`)
    .max(high, `must be at most ${String(high)}`);

const originsSchema = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(
    z.array(
      httpUrl.refine(
        (url) => new URL(url).origin === url,
        "must list origins, such as https://portal.example, without a path",
      ),
    ),
  );

/** The message never repeats the value: it is a secret, or a mistyped one. */
const privateKeySchema = z
  .string()
  .regex(/^(0x)?[0-9a-fA-F]{64}$/, "must be a private key: 64 hexadecimal digits")
  .transform((text) => (text.startsWith("0x") ? text : `0x${text}`) as Hex);
const decimal = z.string().regex(/^\d{1,20}(\.\d{1,9})?$/, "must be a number such as 0.05");
const etherSchema = decimal.transform((text) => parseEther(text));
const gweiSchema = decimal.transform((text) => parseGwei(text));

const environmentSchema = z.object({
  CHARTKEY_RPC_URL: optional(httpUrl),
  CHARTKEY_DEPLOYMENT: optional(
    z.string("must be given").transform((text, issues) => {
      const parsed = deploymentSchema.safeParse(readJson(text, issues));
      if (!parsed.success) issues.addIssue(`must be a deployment: ${z.prettifyError(parsed.error)}`);
      return parsed.data as z.output<typeof deploymentSchema>;
    }),
  ),
  CHARTKEY_DATA_DIR: optional(z.string("must be given: a folder for the database and the blobs")),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" }).optional()),
  KUBO_RPC_URL: optional(httpUrl.optional()),
  CHARTKEY_REPLICA_DIR: optional(z.string().optional()),
  REPLICA_KUBO_RPC_URL: optional(httpUrl.optional()),
  CHARTKEY_SCRUB_HOURS: optional(wholeNumber(1, 8_784).default(168)),
  CHARTKEY_SCRUB_RATE: optional(wholeNumber(1, 10_000).default(16)),
  CHARTKEY_AUDIT_HOURS: optional(wholeNumber(1, 8_784).default(24)),
  CHARTKEY_AUDIT_RATE: optional(wholeNumber(1, 10_000).default(50)),
  CHARTKEY_UNCLAIMED_HOURS: optional(wholeNumber(1, 8_784).default(24)),
  CHARTKEY_HOST: optional(z.string().default("127.0.0.1")),
  CHARTKEY_PORT: optional(wholeNumber(0, 65_535).default(0)),
  CHARTKEY_METRICS_HOST: optional(z.string().default("127.0.0.1")),
  CHARTKEY_METRICS_PORT: optional(wholeNumber(0, 65_535).optional()),
  CHARTKEY_PUBLIC_URL: optional(httpUrl.optional()),
  CHARTKEY_PORTAL_ORIGINS: optional(originsSchema),
  CHARTKEY_MAX_PAYLOAD_BYTES: optional(wholeNumber(1, 1024 * GIB).default(2 * GIB)),
  CHARTKEY_UPLOADS_PER_DAY: optional(wholeNumber(1, 100_000_000).default(20_000)),
  CHARTKEY_UPLOAD_GIB_PER_DAY: optional(wholeNumber(1, 1_000_000).default(200)),
  CHARTKEY_KEY_UPLOADS_PER_DAY: optional(wholeNumber(1, 100_000_000).default(5_000)),
  CHARTKEY_NEWCOMER_UPLOADS: optional(wholeNumber(1, 1_000_000).default(20)),
  CHARTKEY_NEWCOMER_UPLOADS_PER_ADDRESS: optional(wholeNumber(1, 1_000_000).default(500)),
  CHARTKEY_NEWCOMER_UPLOADS_TOTAL: optional(wholeNumber(1, 100_000_000).default(20_000)),
  CHARTKEY_OPEN_UPLOADS: optional(wholeNumber(1, 100_000).default(64)),
  CHARTKEY_REQUESTS_PER_SECOND: optional(wholeNumber(1, 1_000_000).default(1_000)),
  CHARTKEY_CONNECTIONS_PER_ADDRESS: optional(wholeNumber(1, 100_000).default(256)),
  CHARTKEY_REQUEST_SECONDS: optional(wholeNumber(1, 86_400).default(300)),
  CHARTKEY_IDLE_SECONDS: optional(wholeNumber(1, 3_600).default(30)),
  CHARTKEY_POLL_INTERVAL: optional(wholeNumber(10, 60_000).default(250)),
  CHARTKEY_GRANT_DEPTH: optional(wholeNumber(0, 64).default(0)),
  CHARTKEY_FINALITY: optional(wholeNumber(1, 1_000).default(128)),
  CHARTKEY_MAX_LAG: optional(wholeNumber(1, 100_000).default(32)),
  CHARTKEY_STALE_AFTER: optional(wholeNumber(1, 86_400).default(300)),
  CHARTKEY_PATIENTS_PER_HOUR: optional(wholeNumber(1, 1_000_000).default(60)),
  CHARTKEY_PROXIES: optional(wholeNumber(0, 8).default(0)),
  CHARTKEY_RELAYER_KEY: optional(privateKeySchema.optional()),
  CHARTKEY_RELAYER_KEY_FILE: optional(
    z
      .string()
      .transform((file, issues) => readText(file, issues).trim())
      .pipe(privateKeySchema)
      .optional(),
  ),
  CHARTKEY_RELAYER_ACCOUNT_QUOTA: optional(wholeNumber(0, 1_000_000).default(120)),
  CHARTKEY_RELAYER_TOTAL_QUOTA: optional(wholeNumber(0, 10_000_000).default(3_000)),
  CHARTKEY_RELAYER_REGISTRATION_QUOTA: optional(wholeNumber(0, 1_000_000).default(30)),
  CHARTKEY_RELAYER_LOW_BALANCE: optional(etherSchema.default(parseEther("0.05"))),
  CHARTKEY_RELAYER_MAX_FEE: optional(gweiSchema.default(parseGwei("200"))),
  CHARTKEY_RELAYER_MAX_GAS: optional(wholeNumber(100_000, 30_000_000).default(2_000_000)),
  CHARTKEY_SMTP_URL: optional(
    z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" }).optional(),
  ),
  CHARTKEY_SMTP_URL_FILE: optional(
    z
      .string()
      .transform((file, issues) => readText(file, issues).trim())
      .pipe(z.url({ protocol: /^smtps?$/, error: "must hold an smtp:// or smtps:// address" }))
      .optional(),
  ),
  CHARTKEY_MAIL_FROM: optional(z.email("must be an e-mail address").optional()),
  CHARTKEY_NOTICE_MINUTES: optional(wholeNumber(0, 10_080).default(15)),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info")),
});

/** How actions are paid for that carry a signature instead of ether. */
export interface RelayerSettings {
  /** Of the account that pays. A secret. */
  readonly privateKey: Hex;
  /** Most actions within an hour: of one account, of all, and registrations from one address. */
  readonly accountQuota: number;
  readonly totalQuota: number;
  readonly registrationQuota: number;
  /** In wei. Below it, only what ends access is paid for. */
  readonly lowBalance: bigint;
  /** Highest fee per gas that is paid, in wei. */
  readonly maxFeePerGas: bigint;
  readonly maxGas: number;
}

/** How people are told by e-mail that there is news. */
export interface MailSettings {
  /** Mail server with its account. A secret. */
  readonly smtpUrl: string;
  readonly from: string;
  /** Least seconds between two e-mails to the same person. */
  readonly every: number;
  /** Milliseconds between looks at what is to be told. */
  readonly lookEvery: number;
}

/** How the blob stores are looked after. */
export interface Upkeep {
  /** Seconds between the starts of rounds that read every block, and of rounds that only ask for each blob. */
  readonly scrubEvery: number;
  readonly auditEvery: number;
  /** Most MiB in a second that are read to compare or to mend, and most blobs that are only asked for. */
  readonly scrubRate: number;
  readonly auditRate: number;
  /** Seconds that something stays which nobody claims: unfinished uploads, blobs that were never acknowledged. */
  readonly unclaimedFor: number;
}

/** What one client may take of the service. */
export interface Limits {
  /** Within 24 hours, of one account and of one actor. */
  readonly uploadsPerDay: number;
  readonly uploadBytesPerDay: number;
  /** Within 24 hours, of one account: what ends access, which counts apart. */
  readonly keyUploadsPerDay: number;
  /** Within 24 hours, of an account that is no actor's yet; of all such from one address; of all such. */
  readonly newcomerUploads: number;
  readonly newcomerUploadsPerAddress: number;
  readonly newcomerUploadsTotal: number;
  /** Uploads that one account has begun and not finished. */
  readonly openUploads: number;
  /** Blob requests of one account; ten seconds' worth at once. */
  readonly requestsPerSecond: number;
  readonly connectionsPerAddress: number;
  /** Until a request has to be complete. */
  readonly requestSeconds: number;
  /** For which a transfer may stand still. */
  readonly idleSeconds: number;
}

/** A second blob store, in a folder or a Kubo. */
export interface ReplicaSettings {
  readonly folder?: string | undefined;
  readonly kuboRpcUrl?: string | undefined;
}

/** Everything the service is told from outside; the README lists the settings. */
export interface Config {
  readonly rpcUrl: string;
  readonly deployment: z.output<typeof deploymentSchema>;
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly kuboRpcUrl?: string | undefined;
  readonly replica?: ReplicaSettings | undefined;
  readonly upkeep: Upkeep;
  readonly limits: Limits;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where the operator's numbers are given out; absent: nowhere. Port 0 takes a free one. */
  readonly metrics?: { readonly host: string; readonly port: number } | undefined;
  /** Where clients reach the service, if not at the address it listens on; sign-in texts may name it. */
  readonly publicUrl?: string | undefined;
  readonly portalOrigins: readonly string[];
  readonly maxPayloadBytes: number;
  /** Milliseconds between looks at the chain. */
  readonly pollInterval: number;
  /** Blocks above a grant before it counts. */
  readonly grantDepth: number;
  /** Blocks above which nothing may be replaced any more; a chain that does it all the same is not followed. */
  readonly finality: number;
  /** Blocks that the index may be behind the node and still serve what rests on a consent. */
  readonly maxLag: number;
  /** Seconds without a word from the chain after which nothing is served any more that rests on a consent. */
  readonly staleAfter: number;
  /** Most patients whose charts one reader may open within an hour. */
  readonly patientsPerHour: number;
  /** How many proxies of the operator stand in front; as many entries of `x-forwarded-for` are believed. */
  readonly proxies: number;
  /** Absent: this service pays for nobody. */
  readonly relayer?: RelayerSettings | undefined;
  /** Absent: nobody is told anything by e-mail. */
  readonly mail?: MailSettings | undefined;
  readonly logLevel: string;
}

/** Settings that are missing or wrong, one line each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** @throws {@link ConfigError} */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`).join("\n"));
  }
  const settings = parsed.data;
  return {
    rpcUrl: settings.CHARTKEY_RPC_URL,
    deployment: settings.CHARTKEY_DEPLOYMENT,
    dataDir: settings.CHARTKEY_DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    kuboRpcUrl: settings.KUBO_RPC_URL,
    replica: { folder: settings.CHARTKEY_REPLICA_DIR, kuboRpcUrl: settings.REPLICA_KUBO_RPC_URL },
    upkeep: upkeepOf(settings),
    limits: limitsOf(settings),
    host: settings.CHARTKEY_HOST,
    port: settings.CHARTKEY_PORT,
    metrics:
      settings.CHARTKEY_METRICS_PORT === undefined
        ? undefined
        : { host: settings.CHARTKEY_METRICS_HOST, port: settings.CHARTKEY_METRICS_PORT },
    publicUrl: settings.CHARTKEY_PUBLIC_URL,
    portalOrigins: settings.CHARTKEY_PORTAL_ORIGINS,
    maxPayloadBytes: settings.CHARTKEY_MAX_PAYLOAD_BYTES,
    pollInterval: settings.CHARTKEY_POLL_INTERVAL,
    grantDepth: settings.CHARTKEY_GRANT_DEPTH,
    finality: settings.CHARTKEY_FINALITY,
    maxLag: settings.CHARTKEY_MAX_LAG,
    staleAfter: settings.CHARTKEY_STALE_AFTER,
    patientsPerHour: settings.CHARTKEY_PATIENTS_PER_HOUR,
    proxies: settings.CHARTKEY_PROXIES,
    relayer: relayerOf(settings),
    mail: mailOf(settings),
    logLevel: settings.LOG_LEVEL,
  };
}

function upkeepOf(settings: z.output<typeof environmentSchema>): Upkeep {
  return {
    scrubEvery: settings.CHARTKEY_SCRUB_HOURS * HOUR,
    auditEvery: settings.CHARTKEY_AUDIT_HOURS * HOUR,
    scrubRate: settings.CHARTKEY_SCRUB_RATE,
    auditRate: settings.CHARTKEY_AUDIT_RATE,
    unclaimedFor: settings.CHARTKEY_UNCLAIMED_HOURS * HOUR,
  };
}

function limitsOf(settings: z.output<typeof environmentSchema>): Limits {
  return {
    uploadsPerDay: settings.CHARTKEY_UPLOADS_PER_DAY,
    uploadBytesPerDay: settings.CHARTKEY_UPLOAD_GIB_PER_DAY * GIB,
    keyUploadsPerDay: settings.CHARTKEY_KEY_UPLOADS_PER_DAY,
    newcomerUploads: settings.CHARTKEY_NEWCOMER_UPLOADS,
    newcomerUploadsPerAddress: settings.CHARTKEY_NEWCOMER_UPLOADS_PER_ADDRESS,
    newcomerUploadsTotal: settings.CHARTKEY_NEWCOMER_UPLOADS_TOTAL,
    openUploads: settings.CHARTKEY_OPEN_UPLOADS,
    requestsPerSecond: settings.CHARTKEY_REQUESTS_PER_SECOND,
    connectionsPerAddress: settings.CHARTKEY_CONNECTIONS_PER_ADDRESS,
    requestSeconds: settings.CHARTKEY_REQUEST_SECONDS,
    idleSeconds: settings.CHARTKEY_IDLE_SECONDS,
  };
}

/** Milliseconds: an e-mail is not waited for. */
const MAIL_LOOK_EVERY = 5_000;

function mailOf(settings: z.output<typeof environmentSchema>): MailSettings | undefined {
  const smtpUrl = settings.CHARTKEY_SMTP_URL_FILE ?? settings.CHARTKEY_SMTP_URL;
  const from = settings.CHARTKEY_MAIL_FROM;
  if (smtpUrl === undefined && from === undefined) return undefined;
  if (smtpUrl === undefined || from === undefined)
    throw new ConfigError(
      "CHARTKEY_SMTP_URL (or CHARTKEY_SMTP_URL_FILE) and CHARTKEY_MAIL_FROM belong together: set both.",
    );
  return { smtpUrl, from, every: settings.CHARTKEY_NOTICE_MINUTES * 60, lookEvery: MAIL_LOOK_EVERY };
}

function relayerOf(settings: z.output<typeof environmentSchema>): RelayerSettings | undefined {
  const privateKey = settings.CHARTKEY_RELAYER_KEY_FILE ?? settings.CHARTKEY_RELAYER_KEY;
  return (
    privateKey && {
      privateKey,
      accountQuota: settings.CHARTKEY_RELAYER_ACCOUNT_QUOTA,
      totalQuota: settings.CHARTKEY_RELAYER_TOTAL_QUOTA,
      registrationQuota: settings.CHARTKEY_RELAYER_REGISTRATION_QUOTA,
      lowBalance: settings.CHARTKEY_RELAYER_LOW_BALANCE,
      maxFeePerGas: settings.CHARTKEY_RELAYER_MAX_FEE,
      maxGas: settings.CHARTKEY_RELAYER_MAX_GAS,
    }
  );
}

function readText(file: string, issues: z.RefinementCtx): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    issues.addIssue("must be the path of a readable file");
    return "";
  }
}

/** The setting is either JSON itself or the path of a file with it. */
function readJson(text: string, issues: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text.trimStart().startsWith("{") ? text : readFileSync(text, "utf8"));
  } catch {
    issues.addIssue("must be the path of a readable JSON file, or the JSON itself");
    return undefined;
  }
}
