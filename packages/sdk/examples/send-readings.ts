// A device that adds to a chart which it cannot read, against a running stack: `npm start`, then
//   node examples/send-readings.ts http://127.0.0.1:8420
import {
  createChartkey,
  createPhrase,
  createProvider,
  gatewayStore,
  ManagerClient,
  managerIndex,
  managerRelayer,
  phraseLock,
} from "@chartkey/sdk";
import { runtimeConfigSchema } from "@chartkey/sdk/wire";
import { Wallet } from "ethers";

const portal = process.argv[2] ?? "http://127.0.0.1:8420";
const config = runtimeConfigSchema.parse(await (await fetch(`${portal}/chartkey.json`)).json());
const { chainId } = config.deployment;
const provider = createProvider({ rpcUrl: config.rpcUrl, chainId });

/** A wallet of its own for each; the manager pays for both. */
function client() {
  const signer = new Wallet(Wallet.createRandom().privateKey, provider);
  const manager = new ManagerClient({ url: config.managerUrl, chainId, signer, origin: portal });
  const stores = { blobs: gatewayStore(manager), index: managerIndex(manager), manager };
  const relayer = managerRelayer({ url: config.managerUrl });
  return createChartkey({ deployment: config.deployment, provider, signer, ...stores, relayer });
}

const WEARABLES = 7;
const watch = await client().registerDevice({ name: "Heart-rate watch (synthetic)" });
const ana = await client().signUp({
  kind: "patient",
  profile: { name: "Example Patient (synthetic)", birthDate: "1980-01-01" },
  locks: [await phraseLock(createPhrase()), await phraseLock(createPhrase())],
});
const patient = ana.actor.actor;
const expiresAt = new Date(Date.now() + 365 * 86_400_000);
await ana.connectDevice({ device: watch.actor.actor, compartments: [WEARABLES], expiresAt });

/** The device counts where it measures, so that what it loses shows. */
const reading = (sequence: number, beats: number) => ({
  sequence,
  compartment: WEARABLES,
  title: "Heart rate",
  resources: [
    {
      resourceType: "Observation",
      status: "final",
      code: { coding: [{ system: "http://loinc.org", code: "8867-4", display: "Heart rate" }] },
      effectiveDateTime: new Date().toISOString(),
      valueQuantity: { value: beats, unit: "beats/minute", system: "http://unitsofmeasure.org", code: "/min" },
    },
  ],
});
const readings = [reading(1, 61), reading(2, 64), reading(6, 72)]; // 3 to 5 were lost with the battery
const { added } = await watch.addReadings({ patient, readings });
console.log(`${added.length} readings are in the chart.`);

const [device] = await ana.devices();
const missing = device?.gaps.reduce((sum, gap) => sum + gap.missing, 0);
const { manifest } = await ana.open({ patient, author: watch.actor.actor, sequence: 6 });
console.log(`${device?.name}: ${missing} readings are missing; the newest says ${beatsIn(manifest.resources)}.`);
await ana.revoke({ grantee: watch.actor.actor });
const late = await watch.addReadings({ patient, readings: [reading(7, 60)] }).catch((error: unknown) => error);
console.log(`After it was stopped: ${(late as Error).message.split("\n")[0]}`);
provider.destroy();

function beatsIn([first]: readonly unknown[]): string {
  const { value, unit } = (first as { valueQuantity: { value: number; unit: string } }).valueQuantity;
  return `${value} ${unit}`;
}
