import { readFileSync } from "node:fs";
import { deploymentSchema } from "@chartkey/sdk/wire";
import { z } from "zod";

const GIB = 1024 ** 3;

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
  CHARTKEY_HOST: optional(z.string().default("127.0.0.1")),
  CHARTKEY_PORT: optional(wholeNumber(0, 65_535).default(0)),
  CHARTKEY_PUBLIC_URL: optional(httpUrl.optional()),
  CHARTKEY_PORTAL_ORIGINS: optional(originsSchema),
  CHARTKEY_MAX_PAYLOAD_BYTES: optional(wholeNumber(1, 1024 * GIB).default(2 * GIB)),
  CHARTKEY_POLL_INTERVAL: optional(wholeNumber(10, 60_000).default(250)),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info")),
});

/** Everything the service is told from outside; the README lists the settings. */
export interface Config {
  readonly rpcUrl: string;
  readonly deployment: z.output<typeof deploymentSchema>;
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly kuboRpcUrl?: string | undefined;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where clients reach the service, if not at the address it listens on; sign-in texts may name it. */
  readonly publicUrl?: string | undefined;
  readonly portalOrigins: readonly string[];
  readonly maxPayloadBytes: number;
  /** Milliseconds between looks at the chain. */
  readonly pollInterval: number;
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
    host: settings.CHARTKEY_HOST,
    port: settings.CHARTKEY_PORT,
    publicUrl: settings.CHARTKEY_PUBLIC_URL,
    portalOrigins: settings.CHARTKEY_PORTAL_ORIGINS,
    maxPayloadBytes: settings.CHARTKEY_MAX_PAYLOAD_BYTES,
    pollInterval: settings.CHARTKEY_POLL_INTERVAL,
    logLevel: settings.LOG_LEVEL,
  };
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
