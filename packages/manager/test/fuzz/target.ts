import { cidToPointer } from "@chartkey/sdk/store";
import type { TestChain } from "../support/chain.ts";
import { clientOf } from "../support/client.ts";
import type { TestManager } from "../support/manager.ts";
import { ACCOUNTS, grant, LABS, type Part, type People } from "../support/people.ts";
import { uploadPayload } from "../support/upload.ts";
import type { Target } from "./fuzzApi.ts";

const CALLERS = ["patient", "reader", "hospital"] as const;

/** A manager with something of everything in it, and those who may and may not see it. */
export async function fuzzTarget(manager: TestManager, chain: TestChain, people: People): Promise<Target> {
  await grant(chain, people, people.reader, { read: [LABS], write: [LABS] });
  const clients = await Promise.all(
    [...CALLERS, "stranger" as const].map((part) =>
      clientOf(manager, chain.account(ACCOUNTS[part]), actorOf(people, part)),
    ),
  );
  const [patient] = clients;
  if (!patient) throw new Error("Nobody is there.");
  const place = { patient: people.patient, compartment: LABS };
  const bytes = new TextEncoder().encode("sealed");
  const manifest = await patient.put(bytes, { kind: "manifest", ...place });
  const profile = await patient.put(new TextEncoder().encode("a profile"), { kind: "profile" });
  const record = [people.patient, people.patient, 0n, 1, LABS, 0, manifest.pointer];
  await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", record);
  const metadata = { kind: "payload", patient: String(people.patient), compartment: String(LABS) };
  const { cid: payload = "" } = await uploadPayload(manager, patient, bytes, metadata);
  return {
    url: manager.url(),
    callers: [{}, ...clients.map(({ headers }) => headers)],
    known: {
      actor: Object.values(people).map(String),
      cid: [manifest.cid, profile.cid, payload, cidToPointer(manifest.cid)],
      kind: ["manifest", "payload", "profile", "vault"],
      "upload-length": ["6"],
      "upload-metadata": [tusMetadata(metadata)],
      account: [chain.account(ACCOUNTS.patient).address],
    },
  };
}

const tusMetadata = (metadata: Record<string, string>): string =>
  Object.entries(metadata)
    .map(([name, value]) => `${name} ${btoa(value)}`)
    .join(",");

const actorOf = (people: People, part: Part): bigint | undefined => people[part as keyof People];
