import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { Listr } from "listr2";
import type { Chartkey, ChartkeySession } from "../createChartkey.ts";
import { InvalidInputError } from "../errors.ts";
import type { FileInput } from "../health/describeFile.ts";
import { createPhrase, phraseLock } from "../vault/phrase.ts";
import { walletLock } from "../vault/walletLock.ts";
import type { DemoPerson } from "../wire/runtime.ts";
import { clientOf, readRuntimeConfig } from "./config.ts";

export interface DemoParameters {
  readonly files: readonly string[];
  readonly portal: string;
  readonly json: boolean;
}

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
export async function demo({ files, portal, json }: DemoParameters): Promise<void> {
  const config = await readRuntimeConfig(portal);
  const person = (role: DemoPerson["role"]): DemoPerson => {
    const found = config.demoPeople?.find((candidate) => candidate.role === role);
    if (!found)
      throw new InvalidInputError("The demo needs a local stack with demo people: start one with `npm start`.");
    return found;
  };
  const clients = { patient: person("patient"), clinician: person("clinician"), authority: person("authority") };
  const [patient, clinician, authority] = [clients.patient, clients.clinician, clients.authority].map((one) =>
    clientOf(config, portal, one),
  );
  if (!patient || !clinician || !authority) throw new InvalidInputError("The demo needs three people.");
  const chainId = config.deployment.chainId;
  const locks = async (one: typeof patient) => [
    await phraseLock(createPhrase()),
    await walletLock({ signer: one.signer, chainId, prove: true }),
  ];
  const expiresAt = new Date(Date.now() + 7 * DAY);
  const inputs = await Promise.all(files.map(fileInput));
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
      ...inputs.map((file) => ({
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
          const { deleted } = await ana.erase({ author: ana.actor.actor, sequence: 1 });
          task.output = `${String(deleted.length)} encrypted blobs are gone from the store`;
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
    if (json)
      for (const task of steps.tasks)
        process.stdout.write(
          `${JSON.stringify({ step: task.title, state: task.isCompleted() ? "done" : "failed", output: task.output ?? null })}\n`,
        );
  } finally {
    for (const client of [patient, clinician, authority]) client.close();
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

async function fileInput(path: string): Promise<FileInput> {
  try {
    return new File([await openAsBlob(path)], basename(path));
  } catch (cause) {
    throw new InvalidInputError("One of the files cannot be read.", {
      cause,
      hints: ["Check the path and your rights on it."],
    });
  }
}
