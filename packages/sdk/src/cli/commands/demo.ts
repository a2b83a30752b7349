import type { Signer } from "ethers";
import { Listr } from "listr2";
import { z } from "zod";
import { type Chartkey, type ChartkeySession, createChartkey } from "../../createChartkey.ts";
import { InvalidInputError } from "../../errors.ts";
import { createPhrase, phraseLock } from "../../vault/phrase.ts";
import { walletLock } from "../../vault/walletLock.ts";
import type { DemoPerson, RuntimeConfig } from "../../wire/runtime.ts";
import { connect, type Connected, readRuntimeConfig } from "../connection.ts";
import { inputsOf } from "../inputs.ts";
import type { CliIo, Outcome } from "../io.ts";
import { parseOptions } from "../options.ts";

const schema = z.object({
  paths: z.array(z.string().min(1)),
  portal: z.string(),
  json: z.boolean().default(false),
});

const LABS = 2;
const NOTES = 4;
const DAY = 86_400_000;

interface Cast {
  patient: Chartkey;
  clinician: Chartkey;
  authority: Chartkey;
  ana: ChartkeySession;
  doctor: ChartkeySession;
}

/** The main job in the terminal, with new synthetic people on a local chain. */
export async function demo(io: CliIo, values: unknown): Promise<Outcome> {
  const { paths, portal, json } = parseOptions(schema, values);
  const config = await readRuntimeConfig(portal);
  const person = (role: DemoPerson["role"]): DemoPerson => {
    const found = config.demoPeople?.find((candidate) => candidate.role === role);
    if (!found)
      throw new InvalidInputError("The demo needs a local stack with demo people: start one with `npm start`.");
    return found;
  };
  const inputs = paths.length === 0 ? [] : await inputsOf(paths, { stdin: io.stdin, name: undefined });
  const files = await Promise.all(inputs.map((input) => input.open()));
  const patient = await clientOf(config, portal, person("patient"));
  const clinician = await clientOf(config, portal, person("clinician"));
  const authority = await clientOf(config, portal, person("authority"));
  const chainId = config.deployment.chainId;
  const locks = async (one: Client) => [
    await phraseLock(createPhrase()),
    await walletLock({ signer: one.signer, chainId, prove: true }),
  ];
  const expiresAt = new Date(Date.now() + 7 * DAY);
  const cast = { patient: patient.chartkey, clinician: clinician.chartkey, authority: authority.chartkey } as Cast;

  const steps = new Listr<Cast>(
    [
      {
        title: "A synthetic patient signs up",
        task: async (context) => {
          const profile = { name: "Demo Patient (synthetic)", birthDate: "1980-01-01" };
          context.ana = await context.patient.signUp({ kind: "patient", profile, locks: await locks(patient) });
        },
      },
      {
        title: "A clinician signs up and is licensed",
        task: async (context) => {
          const profile = { name: "Dr Demo (synthetic)", role: "clinician" as const, speciality: "General practice" };
          context.doctor = await context.clinician.signUp({
            kind: "clinician",
            profile,
            locks: await locks(clinician),
          });
          await context.authority.license({
            clinician: context.doctor.actor.actor,
            validUntil: new Date(Date.now() + 365 * DAY),
          });
        },
      },
      ...files.map((file) => ({
        title: `The patient adds ${file.name}`,
        task: async ({ ana }: Cast, task: { output: string }) => {
          await ana.addFile({
            patient: ana.actor.actor,
            compartment: LABS,
            file,
            onProgress: ({ step, bytes, total }) =>
              (task.output = `${step}: ${megabytes(bytes)} of ${megabytes(total)} MB`),
          });
        },
      })),
      {
        title: "The patient writes a note",
        task: async ({ ana }) => {
          await ana.addNote({
            patient: ana.actor.actor,
            compartment: NOTES,
            title: "How I feel",
            text: "Better since Monday.",
          });
        },
      },
      {
        title: "The clinician asks, the patient shares two parts",
        task: async ({ ana, doctor }) => {
          const terms = { read: [LABS, NOTES], write: [NOTES], purpose: "TREAT" as const, expiresAt };
          await doctor.requestAccess({ patient: ana.actor.actor, ...terms, reason: "Your visit next week" });
          await ana.grant({ grantee: doctor.actor.actor, ...terms, history: "all" });
        },
      },
      {
        title: "The clinician reads everything that was shared",
        task: async ({ ana, doctor }, task) => {
          const patientId = ana.actor.actor;
          for (const { author, sequence, title } of await doctor.records(patientId)) {
            const { manifest } = await doctor.open({ patient: patientId, author, sequence });
            let bytes = 0;
            for (const payload of manifest.payloads)
              for await (const chunk of await doctor.openPayload({ patient: patientId, payload }))
                bytes += chunk.length;
            task.output = `${title ?? ""}: ${megabytes(bytes)} MB`;
          }
        },
      },
      {
        title: "The clinician writes a note and amends it",
        task: async ({ ana, doctor }) => {
          const patientId = ana.actor.actor;
          const { sequence } = await doctor.addNote({
            patient: patientId,
            compartment: NOTES,
            title: "Visit",
            text: "Blood pressure 120/80.",
          });
          await doctor.amendNote({
            patient: patientId,
            sequence,
            expectedVersion: 1,
            title: "Visit",
            text: "Blood pressure 130/80.",
          });
        },
      },
      {
        title: "The patient ends the access; what comes after stays closed",
        task: async ({ ana, doctor }, task) => {
          await ana.revoke({ grantee: doctor.actor.actor });
          const { sequence } = await ana.addNote({
            patient: ana.actor.actor,
            compartment: NOTES,
            title: "Later",
            text: "Only for me.",
          });
          const refused = await doctor
            .open({ patient: ana.actor.actor, author: ana.actor.actor, sequence })
            .catch(() => "refused");
          if (refused !== "refused")
            throw new InvalidInputError("The clinician could open a record after the access ended.");
          task.output = `${String((await ana.disclosures()).length)} reads are in the patient's history`;
        },
      },
      {
        title: "The patient erases a record",
        task: async ({ ana }, task) => {
          const { deleted, certificate } = await ana.erase({ author: ana.actor.actor, sequence: 1 });
          const { flaws } = await ana.checkErasure({ certificate });
          if (flaws.length > 0) throw new InvalidInputError("The certificate of the erasure does not hold.");
          task.output = `${String(deleted.length)} encrypted blobs are gone from the store, and a certificate says so`;
        },
      },
    ],
    {
      renderer: json ? "silent" : "default",
      fallbackRenderer: "simple",
      rendererOptions: json ? {} : { collapseSubtasks: false, persistentOutput: true },
    } as never,
  );
  try {
    await steps.run(cast);
  } finally {
    for (const client of [patient, clinician, authority]) await client.connected.close();
  }
  const done = steps.tasks.map((task) => ({ step: task.title, state: "done", output: task.output ?? null }));
  // On a terminal the steps have been shown as they went.
  return { data: { steps: done }, lines: [] };
}

interface Client {
  readonly chartkey: Chartkey;
  readonly signer: Signer;
  readonly connected: Connected;
}

/** A client that acts with a demo person's key. */
async function clientOf(config: RuntimeConfig, portal: string, person: DemoPerson): Promise<Client> {
  const { deployment, rpcUrl, managerUrl } = config;
  const store = { kind: "manager", url: managerUrl, origin: new URL(portal).origin } as const;
  const connected = await connect({
    connection: { deployment, rpcUrl, witnessRpcUrls: [], store },
    privateKey: person.privateKey,
  });
  const { signer } = connected.context;
  if (!signer) throw new InvalidInputError("The demo needs a wallet for each person.");
  return { chartkey: createChartkey(connected.context), signer, connected };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
