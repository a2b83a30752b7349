import type { ChartkeySession, PublicProfile } from "@chartkey/sdk";
import type { RuntimeConfig } from "@chartkey/sdk/wire";
import { clientOf, type DemoClient } from "./client.ts";
import { type PersonName, personNamed } from "./people.ts";
import { samples } from "./samples.ts";

const DAY = 86_400_000;
const SUMMARY = 0;
const MEDICATIONS = 1;
const LABS = 2;
const IMAGING = 3;
const NOTES = 4;

export interface SeedParameters {
  readonly config: RuntimeConfig;
  readonly portalUrl: string;
  /** Called with what is being done, in plain words. */
  readonly onStep: (text: string) => void;
}

/** Brings the demo hospital to life through the SDK, exactly as people would. */
export async function seed({ config, portalUrl, onStep }: SeedParameters): Promise<void> {
  const open: DemoClient[] = [];
  const client = (name: PersonName): DemoClient => {
    const one = clientOf(config, portalUrl, personNamed(name));
    open.push(one);
    return one;
  };
  const join = async (
    name: PersonName,
    profile: PublicProfile & { role: "clinician" | "organization" },
  ): Promise<ChartkeySession> => {
    onStep(`${name} signs up`);
    const one = client(name);
    return one.chartkey.signUp({ kind: profile.role, profile, locks: await one.locks() });
  };
  try {
    const hospital = await join("Riverside Hospital", {
      name: "Riverside Hospital",
      role: "organization",
      city: "Porto",
    });
    await join("St Brigid Clinic", { name: "St Brigid Clinic", role: "organization", city: "Cork" });
    const lena = await join("Dr Lena Moreau", {
      name: "Dr Lena Moreau",
      role: "clinician",
      speciality: "Internal medicine",
    });
    await join("Dr Omar Haddad", { name: "Dr Omar Haddad", role: "clinician", speciality: "Cardiology" });

    onStep("The authority accredits the hospital and licenses Dr Moreau");
    const authority = client("Health Licensing Authority");
    await authority.chartkey.accredit({
      organization: hospital.actor.actor,
      validUntil: new Date(Date.now() + 730 * DAY),
    });
    await authority.chartkey.license({ clinician: lena.actor.actor, validUntil: new Date(Date.now() + 365 * DAY) });
    await hospital.addMember({ member: lena.actor.actor, until: new Date(Date.now() + 365 * DAY) });

    onStep("Ana Ferreira signs up");
    const ana = client("Ana Ferreira");
    const profile = { name: "Ana Ferreira", birthDate: "1979-05-14" };
    const chart = await ana.chartkey.signUp({ kind: "patient", profile, locks: await ana.locks() });
    await fillChart(chart, onStep);
    onStep("Ana shares labs and notes with Dr Moreau");
    await share(chart, lena);
  } finally {
    for (const one of open) one.close();
  }
}

async function fillChart(ana: ChartkeySession, onStep: SeedParameters["onStep"]): Promise<void> {
  const patient = ana.actor.actor;
  const records = [
    { compartment: SUMMARY, file: samples.patientSummary, title: "International Patient Summary" },
    { compartment: LABS, file: samples.hemoglobin, title: "HbA1c" },
    { compartment: LABS, file: samples.bloodPressure, title: "Blood pressure" },
    { compartment: IMAGING, file: samples.scan, title: "MR slice" },
    { compartment: NOTES, file: samples.letter, title: "Referral letter" },
  ];
  for (const { compartment, file, title } of records) {
    onStep(`Ana adds “${title}”`);
    await ana.addFile({ patient, compartment, file: await file(), title });
  }
  await ana.addNote({
    patient,
    compartment: MEDICATIONS,
    title: "What I take",
    text: "Metformin 500 mg, morning and evening.",
  });
}

async function share(ana: ChartkeySession, lena: ChartkeySession): Promise<void> {
  const patient = ana.actor.actor;
  const terms = {
    read: [LABS, NOTES],
    write: [NOTES],
    purpose: "TREAT" as const,
    expiresAt: new Date(Date.now() + 90 * DAY),
  };
  await lena.requestAccess({ patient, ...terms, reason: "Follow-up of your blood results at Riverside Hospital." });
  await ana.grant({ grantee: lena.actor.actor, ...terms, history: "all" });
  const note = await lena.addNote({
    patient,
    compartment: NOTES,
    title: "Follow-up visit",
    text: "Feels well. HbA1c 7.5 %, a little above the goal. Next check in three months.",
  });
  await lena.open({ patient, author: lena.actor.actor, sequence: note.sequence });
}
