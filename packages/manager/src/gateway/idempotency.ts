import { createHash } from "node:crypto";
import { CID_HEADER } from "@chartkey/sdk/wire";
import { z } from "zod";
import { Problem } from "../api/problem.ts";
import type { Reader } from "./readPolicy.ts";
import type { UploadDesk } from "./uploads.ts";

export const UPLOADS_PATH = "/v1/uploads";

/** What a client sends again when it does not know whether its first try arrived. */
export const keySchema = z.string().regex(/^[\w-]{16,128}$/, "must be 16 to 128 letters, digits, _ or -");

/** The id of the upload that an account began with this key. */
export const idOf = ({ account }: Reader, key: string): string =>
  createHash("sha256").update(`${account} ${key}`).digest("hex").slice(0, 32);

/** The answer to the beginning of an upload that was begun before; undefined when it was not. */
export async function again(desk: UploadDesk, id: string, request: Request): Promise<Response | undefined> {
  const [part, done] = [await desk.partOf(id), await desk.finished(id)];
  const size = part?.size ?? done?.size;
  if (size === undefined) return undefined;
  if (Number(request.headers.get("upload-length")) !== size)
    throw new Problem("INVALID_INPUT", "This idempotency key was used for another upload.");
  return new Response(null, {
    status: 201,
    headers: { location: `${UPLOADS_PATH}/${id}`, "tus-resumable": "1.0.0", ...(done && { [CID_HEADER]: done.cid }) },
  });
}

/** Runs what concerns one id one after another. */
export function oneAtATime() {
  const running = new Map<string, Promise<unknown>>();
  return async <Result>(id: string, work: (id: string) => Promise<Result>): Promise<Result> => {
    const run = (running.get(id) ?? Promise.resolve()).then(
      () => work(id),
      () => work(id),
    );
    running.set(id, run);
    try {
      return await run;
    } finally {
      if (running.get(id) === run) running.delete(id);
    }
  };
}
