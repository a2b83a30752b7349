// @ts-nocheck
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Wallet } from "ethers";
import { z } from "zod";
import { signUp as signUpActor, type SignUpParameters } from "../../actions/signUp.ts";
import { bindSession } from "../../createChartkey.ts";
import { patientProfileSchema, publicProfileSchema } from "../../chart/profile.ts";
import { InvalidInputError } from "../../errors.ts";
import { checkPhrase, createPhrase, phraseLock } from "../../vault/phrase.ts";
import { walletLock } from "../../vault/walletLock.ts";
import { connectionOf, connectionOptionsSchema } from "../connection.ts";
import type { CliIo, Outcome } from "../io.ts";
import { parseJson } from "../../node/parseJson.ts";
import { connectWithKey } from "../openSession.ts";
import { commonSchema, parseOptions } from "../options.ts";
import { exists, privateFolder, writePrivateFile } from "../../node/privateFiles.ts";
import { progressOn } from "../progress.ts";
import { ask, readSecret } from "../secrets.ts";
import { hasState, stateFolder, writeState } from "../state.ts";

const schema = z.object({
  ...commonSchema.shape,
  ...connectionOptionsSchema.shape,
  kind: z.enum(["patient", "clinician", "organization"]),
  profile: z.string().min(1).optional(),
  newWallet: z.boolean().default(false),
  phraseOut: z.string().min(1).optional(),
});

const STEPS = {
  keys: "Making keys",
  profile: "Storing the sealed profile",
  vault: "Storing the vault",
  register: "Registering",
  chart: "Opening the chart",
  done: "Done",
} as const;

/** Registers a new person or organization and remembers how to reach it. */
export async function signUp(io: CliIo, values: unknown): Promise<Outcome> {
  const options = parseOptions(schema, values);
  const folder = stateFolder(io, options.state);
  if (await hasState(folder))
    throw new InvalidInputError("Somebody has signed up from here already.", {
      hints: ["Name another folder with --state."],
    });
  await privateFolder(folder);
  const phraseFile = resolve(options.phraseOut ?? join(folder, "recovery-phrase.txt"));
  const connection = await connectionOf(options);
  const profile = await profileFor(io, options.kind, options.profile);
  const keyFile = options.newWallet ? await newWallet(folder) : options.keyFile;
  const connected = await connectWithKey(io, { ...options, keyFile }, { connection });
  try {
    const { signer, deployment } = connected.context;
    if (!signer) throw new InvalidInputError("A wallet key is needed to sign up.");
    const phrase = await phraseIn(io, phraseFile);
    const locks = [await phraseLock(phrase), await walletLock({ signer, chainId: deployment.chainId, prove: true })];
    const progress = progressOn(io, options.json);
    const onStep = (step: keyof typeof STEPS): void => progress.begin(STEPS[step]);
    const session = bindSession(
      await signUpActor(connected.context, { kind: options.kind, profile, locks, onStep } as SignUpParameters),
    );
    const { actor, account, kind } = session.actor;
    session.lock();
    const remembered = keyFile === undefined || keyFile === "-" ? {} : { keyFile: resolve(keyFile) };
    await writeState(folder, { version: 1, connection, actor: String(actor), ...remembered });
    progress.end(`Registered as number ${String(actor)}.`);
    return {
      data: { actor, account, kind, state: folder, phraseFile },
      lines: [
        `You are number ${String(actor)} (${kind}).`,
        `Your recovery phrase is in ${phraseFile}.`,
        "Write its 24 words on paper, check them, and take the file off this machine:",
        "with them the chart opens even when the wallet is lost, and whoever finds them can open it too.",
      ],
    };
  } finally {
    await connected.close();
  }
}

/** From a file, or asked on a terminal: a name and a date of birth are no matter for other programs on this machine. */
async function profileFor(
  io: CliIo,
  kind: "patient" | "clinician" | "organization",
  file: string | undefined,
): Promise<SignUpParameters["profile"]> {
  const given = file === undefined ? await askProfile(io, kind) : parseJson(await readProfile(file));
  const result = (kind === "patient" ? patientProfileSchema : publicProfileSchema).safeParse(
    kind === "patient" || typeof given !== "object" ? given : { ...given, role: kind },
  );
  if (result.success) return result.data;
  throw new InvalidInputError("The profile is not complete.", {
    hints: [
      kind === "patient"
        ? 'It is JSON like {"name": "Ana Ferreira", "birthDate": "1980-01-31"}.'
        : 'It is JSON like {"name": "Dr Lena Moreau", "speciality": "Cardiology", "city": "Porto"}.',
    ],
  });
}

async function readProfile(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw new InvalidInputError("The file given with --profile cannot be read.", { cause });
  });
}

async function askProfile(io: CliIo, kind: string): Promise<unknown> {
  if (io.stdin.isTTY !== true)
    throw new InvalidInputError("A profile is needed.", { hints: ["Give it as a JSON file with --profile <file>."] });
  const name = await ask(io, "Name: ", true);
  if (kind === "patient") return { name, birthDate: await ask(io, "Date of birth (year-month-day): ", true) };
  return { name };
}

/**
 * A new phrase, on disk before anything is registered: a chart whose phrase nobody has would have one lock only. One that
 * an earlier try left there, because it was cut off, is used again.
 */
async function phraseIn(io: CliIo, file: string): Promise<string> {
  if (await exists(file))
    return checkPhrase(await readSecret(io, { what: "recovery phrase", option: "--phrase-out", file }));
  const phrase = createPhrase();
  await writePrivateFile(file, `${phrase}\n`);
  return phrase;
}

/** A new key in the state's folder. Kept when it is there already: an earlier run may have been cut off. */
async function newWallet(folder: string): Promise<string> {
  const path = join(folder, "wallet.key");
  if (!(await exists(path))) await writePrivateFile(path, `${Wallet.createRandom().privateKey}\n`);
  return path;
}
