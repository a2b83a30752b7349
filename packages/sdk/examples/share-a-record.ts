// The whole job in one file, against a running stack: `npm start`, then
//   node examples/share-a-record.ts http://127.0.0.1:8420
import {
  createChartkey,
  createPhrase,
  createProvider,
  gatewayStore,
  ManagerClient,
  managerIndex,
  managerRelayer,
  phraseLock,
  walletLock,
} from "@chartkey/sdk";
import { runtimeConfigSchema } from "@chartkey/sdk/wire";
import { Wallet } from "ethers";

const portal = process.argv[2] ?? "http://127.0.0.1:8420";
const config = runtimeConfigSchema.parse(await (await fetch(`${portal}/chartkey.json`)).json());
const { chainId } = config.deployment;
const provider = createProvider({ rpcUrl: config.rpcUrl, chainId });

function person(role: string) {
  const signer = new Wallet(config.demoPeople?.find((one) => one.role === role)?.privateKey ?? "", provider);
  const manager = new ManagerClient({ url: config.managerUrl, chainId, signer, origin: portal });
  const stores = {
    blobs: gatewayStore(manager),
    index: managerIndex(manager),
    manager,
    relayer: managerRelayer(manager),
  };
  const chartkey = createChartkey({ deployment: config.deployment, provider, signer, ...stores });
  // Keep the phrase on paper: with it the chart opens even when the wallet is lost.
  const locks = async () => [await phraseLock(createPhrase()), await walletLock({ signer, chainId, prove: true })];
  return { chartkey, locks };
}
const [patient, clinician, authority] = [person("patient"), person("clinician"), person("authority")];
const nextYear = new Date(Date.now() + 365 * 86_400_000);
const [LABS, NOTES] = [2, 4];

const profile = { name: "Example Patient (synthetic)", birthDate: "1980-01-01" };
const ana = await patient.chartkey.signUp({ kind: "patient", profile, locks: await patient.locks() });
const about = { name: "Dr Example (synthetic)", role: "clinician" as const };
const doctor = await clinician.chartkey.signUp({ kind: "clinician", profile: about, locks: await clinician.locks() });
await authority.chartkey.license({ clinician: doctor.actor.actor, validUntil: nextYear });

const chart = ana.actor.actor;
const file = new File(["Hemoglobin 14.2 g/dL"], "result.txt", { type: "text/plain" });
const added = await ana.addFile({ patient: chart, compartment: LABS, file, title: "Blood result" });
const terms = { read: [LABS, NOTES], write: [NOTES], purpose: "TREAT" as const, expiresAt: nextYear };
await doctor.requestAccess({ patient: chart, ...terms, reason: "Your visit on Monday" });
await ana.grant({ grantee: doctor.actor.actor, ...terms, history: "all" });

const [record] = await doctor.records(chart);
const { manifest } = await doctor.open({ patient: chart, author: chart, sequence: added.sequence });
const [payload] = manifest.payloads;
if (!payload) throw new Error("The record has no file.");
console.log(`${record?.title}: ${await new Response(await doctor.openPayload({ patient: chart, payload })).text()}`);

const note = { patient: chart, title: "Visit", text: "All well." };
const { sequence } = await doctor.addNote({ ...note, compartment: NOTES });
await doctor.amendNote({ ...note, sequence, expectedVersion: 1, text: "All well. Next check in a year." });
const { rotated } = await ana.revoke({ grantee: doctor.actor.actor });
console.log(
  `Access ended; ${rotated.length} parts have new keys; ${(await ana.disclosures()).length} reads are on record.`,
);
const { deleted } = await ana.erase({ author: chart, sequence: added.sequence });
console.log(`Erased: ${deleted.length} encrypted blobs are gone.`);
provider.destroy();
