import { type CompartmentView, DEFAULT_COMPARTMENTS } from "@chartkey/sdk";
import { certificateJson } from "@chartkey/sdk/wire";
import type { AddNoteForm, AmendNoteForm, OpenedRecordView, RecordName } from "@/lib/vault/types.ts";
import type { WorkerState } from "@/lib/vault/worker/state.ts";

/** The SDK calls a part whose label this actor cannot read "Part n"; the usual label says more. */
function withUsualLabel(part: CompartmentView): CompartmentView {
  const unknown = part.label === `Part ${String(part.index)}`;
  const usual = DEFAULT_COMPARTMENTS.find(({ index }) => index === part.index);
  return unknown && usual ? { ...part, label: usual.label } : part;
}

interface OwnRecord {
  readonly author: bigint;
  readonly sequence: number;
}

const certificateKey = ({ author, sequence }: OwnRecord): string => `${String(author)}/${String(sequence)}`;

/** A chart's records: list, open, write, amend, erase. */
export function createRecords(state: WorkerState) {
  return {
    compartments: async (patient: bigint, organization?: bigint) =>
      (await state.under(organization).compartments(patient)).map(withUsualLabel),
    records: (patient: bigint, organization?: bigint) => state.under(organization).records(patient),
    /** The record without its payloads' keys: those stay in the worker. */
    open: async (name: RecordName): Promise<OpenedRecordView> => {
      const { organization, ...place } = name;
      const record = await state.under(organization).open(place);
      for (const payload of record.manifest.payloads) {
        state.payloads.set(payload.cid, { patient: name.patient, organization, payload });
      }
      const payloads = record.manifest.payloads.map(({ cid, size, name: fileName, mediaType }) => ({
        cid,
        size,
        name: fileName,
        mediaType,
      }));
      return { ...record, manifest: { ...record.manifest, payloads } };
    },
    addNote: ({ organization, ...form }: AddNoteForm) => state.under(organization).addNote(form),
    amendNote: ({ organization, ...form }: AmendNoteForm) => state.under(organization).amendNote(form),
    markEnteredInError: (record: { patient: bigint; author: bigint; sequence: number }) =>
      state.session.markEnteredInError(record),
    erase: async (record: OwnRecord) => {
      const { certificate } = await state.session.erase(record);
      if (certificate) state.certificates.set(certificateKey(record), certificate);
    },
    /**
     * What the manager states of an erased record, as JSON; undefined without a manager. That of the erasure itself also
     * names the files, which nobody knows any more once the record is closed: a later one does without them.
     */
    erasureCertificate: async (record: OwnRecord): Promise<string | undefined> => {
      const known = state.certificates.get(certificateKey(record));
      const certificate = known ?? (await state.session.erase(record)).certificate;
      return certificate && certificateJson(certificate);
    },
  };
}
