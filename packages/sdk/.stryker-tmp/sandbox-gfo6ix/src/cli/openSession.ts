// @ts-nocheck
import { bindSession, type ChartkeySession } from "../createChartkey.ts";
import { unlock } from "../actions/unlock.ts";
import { InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import { phraseLock } from "../vault/phrase.ts";
import { walletLock } from "../vault/walletLock.ts";
import type { Lock } from "../vault/lock.ts";
import { connect, type Connected, type Connection } from "./connection.ts";
import { fileVaults } from "./fileVaults.ts";
import type { CliIo } from "./io.ts";
import type { CommonOptions } from "./options.ts";
import { readSecret } from "./secrets.ts";
import { readState, stateFolder } from "./state.ts";

const KEY = { what: "wallet key", option: "--key-file" } as const;
const PHRASE = { what: "recovery phrase", option: "--phrase-file" } as const;

/**
 * The wallet's key from `--key-file`, else from where the state says it is, else typed. With the phrase and a store of
 * one's own no wallet is needed to read.
 */
async function walletKey(
  io: CliIo,
  { keyFile, phraseFile }: CommonOptions,
  { remembered, store }: { remembered: string | undefined; store: Connection["store"] },
): Promise<string | undefined> {
  const file = keyFile ?? remembered;
  if (file === "-" && phraseFile === "-")
    throw new InvalidInputError("Only one of the wallet key and the recovery phrase can come on stdin.");
  if (file === undefined && phraseFile !== undefined && store.kind !== "manager") return undefined;
  return readSecret(io, { ...KEY, file });
}

/** The lock of the phrase when one is given, else the wallet's. */
async function lockOf(io: CliIo, { context }: Connected, phraseFile: string | undefined): Promise<Lock> {
  if (phraseFile !== undefined) return phraseLock(await readSecret(io, { ...PHRASE, file: phraseFile }));
  const { signer, deployment } = context;
  if (!signer) throw new InvalidInputError("A wallet key or a recovery phrase is needed.");
  return walletLock({ signer, chainId: deployment.chainId, prove: false });
}

/** Connects with whatever wallet the options and `remembered` give. */
export async function connectWithKey(
  io: CliIo,
  options: CommonOptions,
  { connection, remembered }: { connection: Connection; remembered?: string | undefined },
): Promise<Connected> {
  const privateKey = await walletKey(io, options, { remembered, store: connection.store });
  const vaults = fileVaults(stateFolder(io, options.state));
  return connect({ connection, privateKey, fromChain: options.fromChain, vaults });
}

/** Opens the vault of `actor`, uses it, and locks it again whatever happened. */
export async function unlocked<Value>(
  io: CliIo,
  parameters: { connected: Connected; actor: bigint; phraseFile: string | undefined },
  use: (session: ChartkeySession, context: SessionContext) => Promise<Value>,
): Promise<Value> {
  const { connected, actor, phraseFile } = parameters;
  const lock = await lockOf(io, connected, phraseFile);
  const context = await unlock(connected.context, { actor, lock });
  const session = bindSession(context);
  try {
    return await use(session, context);
  } finally {
    session.lock();
  }
}

/** Runs `use` as the actor whom the state names, and closes everything again. */
export async function withSession<Value>(
  io: CliIo,
  options: CommonOptions,
  use: (session: ChartkeySession, context: SessionContext) => Promise<Value>,
): Promise<Value> {
  const { connection, actor, keyFile } = await readState(stateFolder(io, options.state));
  const connected = await connectWithKey(io, options, { connection, remembered: keyFile });
  try {
    const who = { connected, actor: BigInt(actor), phraseFile: options.phraseFile };
    return await unlocked(io, who, use);
  } finally {
    await connected.close();
  }
}
