import type { ChartkeySession } from "@chartkey/sdk";
import { describe, expect, it } from "vitest";
import { clinicHref, clinicRecordHref, idFrom } from "@/features/chart/links.ts";
import { createFiles } from "@/lib/vault/worker/files.ts";
import { createRecords } from "@/lib/vault/worker/records.ts";
import { WorkerState } from "@/lib/vault/worker/state.ts";

const PATIENT = 3n;
const HOSPITAL = 9n;

/** A session that writes down what was asked of it, and under whose consent. */
function stateOf(): { state: WorkerState; asked: string[] } {
  const asked: string[] = [];
  const payload = { cid: "file", key: "secret", segmentSize: 4096, size: 2, name: "a", mediaType: "text/plain" };
  const sessionUnder = (under: string): ChartkeySession => {
    const note = <Value>(what: string, value: Value) => {
      asked.push(`${what} under ${under}`);
      return Promise.resolve(value);
    };
    return {
      asMember: (organization: bigint) => sessionUnder(String(organization)),
      compartments: () => note("compartments", []),
      records: () => note("records", []),
      open: () => note("open", { manifest: { payloads: [payload] } }),
      openPayload: () => note("openPayload", new Blob(["hi"]).stream()),
      addNote: () => note("addNote", {}),
      amendNote: () => note("amendNote", {}),
      addRecords: () => note("addRecords", []),
      lock: () => undefined,
    } as unknown as ChartkeySession;
  };
  const state = new WorkerState();
  state.open(sessionUnder("nobody"));
  return { state, asked };
}

async function useEverything(state: WorkerState, organization: bigint | undefined): Promise<void> {
  const records = createRecords(state);
  const files = createFiles(state);
  const note = { patient: PATIENT, organization, title: "t", text: "t" };
  await records.compartments(PATIENT, organization);
  await records.records(PATIENT, organization);
  await records.open({ patient: PATIENT, author: 1n, sequence: 1, organization });
  await files.viewFile("job", "file", () => undefined);
  await records.addNote({ ...note, compartment: 4 });
  await records.amendNote({ ...note, sequence: 1, expectedVersion: 1 });
  await files.addFiles({ patient: PATIENT, organization, files: [] }, () => undefined);
}

describe("a chart that is shared with an organization", () => {
  const all = ["compartments", "records", "open", "openPayload", "addNote", "amendNote", "addRecords"];

  it("[W12] is read, opened, written and its files fetched under that organization's consent, and under no other", async () => {
    const { state, asked } = stateOf();
    await useEverything(state, HOSPITAL);
    expect(asked).toEqual(all.map((what) => `${what} under ${String(HOSPITAL)}`));
  });

  it("[W12] is not mixed with what is shared with the person", async () => {
    const { state, asked } = stateOf();
    await useEverything(state, undefined);
    expect(asked).toEqual(all.map((what) => `${what} under nobody`));
  });

  it("[W12] has an address of its own that names the organization", () => {
    const place = { patient: PATIENT, organization: HOSPITAL };
    const record = { author: 5n, sequence: 2 };
    for (const href of [clinicHref("chart", place), clinicHref("note", place), clinicRecordHref(place, record)]) {
      const query = new URL(href, "http://portal.test").searchParams;
      expect([idFrom(query.get("patient")), idFrom(query.get("organization"))]).toEqual([PATIENT, HOSPITAL]);
    }
    expect(clinicHref("chart", { patient: PATIENT })).not.toContain("organization");
  });
});
