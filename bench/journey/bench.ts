import { clientOf } from "@chartkey/devstack/client";
import { personNamed } from "@chartkey/devstack/people";
import { samples } from "@chartkey/devstack/samples";
import { type Stack, startStack } from "@chartkey/devstack/stack";
import { createProvider } from "@chartkey/sdk";
import { median, rounded } from "../figures.ts";
import type { Metric } from "../metrics.ts";

const RUNS = 3;
const DAY = 86_400_000;
const [LABS, NOTES] = [2, 4] as const;
const LARGE = 100 * 1024 * 1024;

interface Sample {
  readonly seconds: number;
  readonly gas: number;
}

/** The whole job for one patient on the real stack: seconds and gas of each step, medians of three journeys. */
export async function run(): Promise<Metric[]> {
  const startedAt = performance.now();
  const stack = await startStack({ seeded: false });
  const startSeconds = (performance.now() - startedAt) / 1000;
  try {
    const journeys: Map<string, Sample>[] = [];
    for (let count = 0; count < RUNS; count++) journeys.push(await journey(stack));
    const steps = [...(journeys[0]?.keys() ?? [])];
    return [
      { metric: "start the stack", value: rounded(startSeconds, 3), unit: "s" },
      ...steps.flatMap((step) =>
        metricsOf(
          step,
          journeys.map((one) => one.get(step)).filter((sample) => sample !== undefined),
        ),
      ),
    ];
  } finally {
    await stack.close();
  }
}

function metricsOf(step: string, measured: readonly Sample[]): Metric[] {
  const seconds: Metric = {
    metric: `${step}, time`,
    value: rounded(median(measured.map((sample) => sample.seconds)), 3),
    unit: "s",
  };
  const gas = median(measured.map((sample) => sample.gas));
  return gas > 0 ? [seconds, { metric: `${step}, gas`, value: gas, unit: "gas" }] : [seconds];
}

async function journey(stack: Stack): Promise<Map<string, Sample>> {
  const { config, portalUrl } = stack;
  const provider = createProvider({ rpcUrl: config.rpcUrl, chainId: config.deployment.chainId });
  const [patientClient, clinicianClient, authority] = [
    clientOf(config, portalUrl, personNamed("Ana Ferreira")),
    clientOf(config, portalUrl, personNamed("Dr Lena Moreau")),
    clientOf(config, portalUrl, personNamed("Health Licensing Authority")),
  ];
  const steps = new Map<string, Sample>();
  async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const block = await provider.getBlockNumber();
    const at = performance.now();
    const result = await work();
    const seconds = (performance.now() - at) / 1000;
    steps.set(name, { seconds, gas: await gasSince(provider, block) });
    return result;
  }
  const expiresAt = new Date(Date.now() + 7 * DAY);
  const ana = await step("patient signs up", async () =>
    patientClient.chartkey.signUp({
      kind: "patient",
      profile: { name: "Ana Ferreira", birthDate: "1979-05-14" },
      locks: await patientClient.locks(),
    }),
  );
  const doctor = await step("clinician signs up", async () =>
    clinicianClient.chartkey.signUp({
      kind: "clinician",
      profile: { name: "Dr Lena Moreau", role: "clinician" },
      locks: await clinicianClient.locks(),
    }),
  );
  const grantee = doctor.actor.actor;
  const patient = ana.actor.actor;
  await step("authority licenses", () => authority.chartkey.license({ clinician: grantee, validUntil: expiresAt }));
  const summary = await samples.patientSummary();
  await step("add a FHIR Bundle (41 KB)", () => ana.addFile({ patient, compartment: LABS, file: summary }));
  const letter = await samples.letter();
  await step("add a PDF (130 KB)", () => ana.addFile({ patient, compartment: LABS, file: letter }));
  const large = new File([new Uint8Array(LARGE).fill(7)], "large.bin");
  await step("add a file of 100 MB", () => ana.addFile({ patient, compartment: LABS, file: large }));
  const terms = { read: [LABS, NOTES], write: [NOTES], purpose: "TREAT" as const, expiresAt };
  await step("clinician asks", () => doctor.requestAccess({ patient, ...terms, reason: "Your visit" }));
  await step("patient grants two parts", () => ana.grant({ grantee, ...terms, history: "all" }));
  await step("clinician lists the chart", () => doctor.records(patient));
  await step("clinician reads 100 MB", async () => {
    const { manifest } = await doctor.open({ patient, author: patient, sequence: 3 });
    const [payload] = manifest.payloads;
    if (!payload) throw new Error("The record has no file.");
    let bytes = 0;
    for await (const chunk of await doctor.openPayload({ patient, payload })) bytes += chunk.length;
    if (bytes !== LARGE) throw new Error("Not all of the file came back.");
  });
  const note = { patient, title: "Visit", text: "All well." };
  const { sequence } = await step("clinician writes a note", () => doctor.addNote({ ...note, compartment: NOTES }));
  await step("clinician amends it", () => doctor.amendNote({ ...note, sequence, expectedVersion: 1 }));
  await step("patient revokes, two parts get new keys", () => ana.revoke({ grantee }));
  await step("patient erases a record", () => ana.erase({ author: patient, sequence: 3 }));
  for (const client of [patientClient, clinicianClient, authority]) client.close();
  provider.destroy();
  return steps;
}

async function gasSince(provider: ReturnType<typeof createProvider>, block: number): Promise<number> {
  let gas = 0;
  for (let number = await provider.getBlockNumber(); number > block; number--)
    gas += Number((await provider.getBlock(number))?.gasUsed ?? 0n);
  return gas;
}
