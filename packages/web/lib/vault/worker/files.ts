import { InvalidInputError, toPlainError } from "@chartkey/sdk";
import type { AddFilesForm, AddFilesNews } from "@/lib/vault/types.ts";
import { clearDownloads, writeDownload } from "@/lib/vault/worker/downloads.ts";
import type { WorkerState } from "@/lib/vault/worker/state.ts";

/** What a screen shows is read into memory up to here; larger files are saved, not shown. */
export const MAX_VIEW_BYTES = 64 * 1024 * 1024;

/** Files in and out, as streams: memory does not grow with the size of the file. */
export function createFiles(state: WorkerState) {
  const stream = async (cid: string, onProgress: (bytes: number) => void, signal: AbortSignal) => {
    const known = state.payloads.get(cid);
    if (known === undefined) throw new InvalidInputError("Open the record before its file.");
    const { patient, organization, payload } = known;
    return { payload, bytes: await state.under(organization).openPayload({ patient, payload, onProgress, signal }) };
  };

  return {
    addFiles: (
      { patient, organization, files }: AddFilesForm,
      onNews: (job: string, news: AddFilesNews) => void,
    ): Promise<void> =>
      state.jobs(
        files.map(({ job }) => job),
        async (signalOf) => {
          await state.under(organization).addRecords({
            patient,
            files: files.map(({ job, compartment, file }) => ({
              compartment,
              file,
              signal: signalOf(job),
              onProgress: (progress) => {
                onNews(job, { progress });
              },
            })),
            onResult: (index, result) => {
              const job = files[index]?.job ?? "";
              onNews(job, {
                result: result.state === "failed" ? { ...result, error: toPlainError(result.error) } : result,
              });
            },
          });
        },
      ),
    /** The decrypted file, small enough to be shown. */
    viewFile: (job: string, cid: string, onProgress: (bytes: number) => void): Promise<Blob> =>
      state.job(job, async (signal) => {
        const { payload, bytes } = await stream(cid, onProgress, signal);
        if (payload.size > MAX_VIEW_BYTES) throw new InvalidInputError("This file is too large to be shown; save it.");
        return new Response(bytes, { headers: { "content-type": payload.mediaType } }).blob();
      }),
    /** Decrypts into the browser's private file system and answers with a file that the page can offer to save. */
    saveFile: (job: string, cid: string, onProgress: (bytes: number) => void): Promise<File> =>
      state.job(job, async (signal) => {
        const { bytes } = await stream(cid, onProgress, signal);
        return writeDownload(job, bytes, signal);
      }),
    clearDownloads,
    cancel: (job: string) => {
      state.cancel(job);
      return Promise.resolve();
    },
  };
}
