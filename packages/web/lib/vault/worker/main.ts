import { toPlainError } from "@chartkey/sdk";
import { hashInWorker } from "@chartkey/sdk/store";
import { expose } from "comlink";
import { createActing } from "@/lib/vault/worker/acting.ts";
import { createDevices } from "@/lib/vault/worker/devices.ts";
import { createDisputes } from "@/lib/vault/worker/disputes.ts";
import { createFiles } from "@/lib/vault/worker/files.ts";
import { createKeys } from "@/lib/vault/worker/keys.ts";
import { createLocks } from "@/lib/vault/worker/locks.ts";
import { createOffice } from "@/lib/vault/worker/office.ts";
import { createPeople } from "@/lib/vault/worker/people.ts";
import { createRecords } from "@/lib/vault/worker/records.ts";
import { createSharing } from "@/lib/vault/worker/sharing.ts";
import { WorkerState } from "@/lib/vault/worker/state.ts";

function createPortal(state: WorkerState) {
  return {
    ...createPeople(state),
    ...createKeys(state),
    ...createLocks(state),
    ...createRecords(state),
    ...createFiles(state),
    ...createDisputes(state),
    ...createDevices(state),
    ...createSharing(state),
    ...createActing(state),
    ...createOffice(state),
  };
}

/** What the page may ask of the worker. Every answer is plain data; no key, phrase or root is among them. */
export type PortalApi = ReturnType<typeof createPortal>;

/** Errors lose their class between threads, so they cross as plain data. */
function withPlainErrors<Api extends Record<string, (...parameters: never[]) => unknown>>(api: Api): Api {
  const guarded = Object.entries(api).map(([name, method]) => [
    name,
    async (...parameters: never[]) => {
      try {
        return await method(...parameters);
      } catch (error) {
        throw toPlainError(error);
      }
    },
  ]);
  return Object.fromEntries(guarded) as Api;
}

// Files are encrypted on this thread and hashed on another one; where there is none, on this one too.
hashInWorker(new Worker(new URL("./hashing.ts", import.meta.url), { type: "module", name: "chartkey-hashing" }));

expose(withPlainErrors(createPortal(new WorkerState())));
