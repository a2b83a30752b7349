import { ChartkeyError } from "@chartkey/sdk";

const FOLDER = "downloads";

/** Only workers have these; the types of the page do not know them. */
interface WorkerFileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<{ write(chunk: Uint8Array): number; flush(): void; close(): void }>;
}

/**
 * Writes decrypted bytes chunk by chunk into the origin's private file system and returns the finished file.
 * Until {@link clearDownloads} runs (next start, lock) the plaintext is on this device, as the saved copy will be.
 */
export async function writeDownload(
  name: string,
  bytes: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<File> {
  const folder = await openFolder();
  const handle = (await folder.getFileHandle(name, { create: true })) as WorkerFileHandle;
  try {
    const file = await handle.createSyncAccessHandle();
    try {
      for await (const chunk of bytes) {
        signal.throwIfAborted();
        if (file.write(chunk) !== chunk.byteLength) throw outOfSpace();
      }
      file.flush();
    } finally {
      file.close();
    }
    return await handle.getFile();
  } catch (error) {
    await folder.removeEntry(name).catch(() => undefined);
    throw error instanceof DOMException && error.name === "QuotaExceededError" ? outOfSpace(error) : error;
  }
}

/** Removes decrypted files that earlier downloads left behind. */
export async function clearDownloads(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(FOLDER, { recursive: true }).catch(() => undefined);
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

function outOfSpace(cause?: unknown): ChartkeyError {
  return new ChartkeyError("DEVICE_FULL", "There is not enough room on this device for the file.", {
    cause,
    hints: ["Make room and try again."],
  });
}
