import { cidToPointer, sha256Pointer } from "@chartkey/sdk/store";
import { MAX_OBJECT_BYTES } from "@chartkey/sdk/wire";
import { Hono } from "hono";
import { answer } from "../api/answer.ts";
import { readBody } from "../api/body.ts";
import { objectCidParam, placeOf, requireReader } from "../api/input.ts";
import { Problem } from "../api/problem.ts";
import { askTwice, type Service } from "../api/service.ts";
import { keepPlace } from "./places.ts";
import { BLOB_HEADERS, serveBlob } from "./serve.ts";
import { mayWrite, requirePlace, requireWrite } from "./writePolicy.ts";

export function objectRoutes(service: Service): Hono {
  const routes = new Hono();
  routes.put("/:cid", async (c) => {
    const cid = objectCidParam(c);
    const place = requirePlace(placeOf(c.req.query()));
    if (place.kind === "payload") throw new Problem("INVALID_INPUT", "Payloads are uploaded with tus to /v1/uploads.");
    const { account, actor } = await requireReader(service, c);
    await askTwice(service, async () => (await mayWrite(service, place, actor)) || undefined);
    await requireWrite(service, place, actor);

    const bytes = await readBody(c, MAX_OBJECT_BYTES);
    if (bytes.byteLength === 0) throw new Problem("INVALID_INPUT", "The body is empty.");
    const pointer = cidToPointer(cid);
    if ((await sha256Pointer(bytes)) !== pointer) throw new Problem("CONTENT_MISMATCH");
    await service.blobs.putObject(pointer, bytes, place);
    await keepPlace(service, cid, bytes.byteLength, place, { account, actor });
    return answer({ cid, size: bytes.byteLength }, 201);
  });
  routes.get("/:cid", async (c) => {
    const cid = objectCidParam(c);
    const bytes = await serveBlob(
      service,
      c,
      cid,
      ({ kind }) => kind !== "payload",
      () => readObject(service, cid),
    );
    return new Response(bytes, { headers: BLOB_HEADERS });
  });
  return routes;
}

async function readObject({ blobs }: Service, cid: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blobs.getObject(cidToPointer(cid)));
  } catch (cause) {
    throw damaged(cause);
  }
}

/** A stored blob that is not what its name says is the store's failure, not the reader's. */
function damaged(cause: unknown): unknown {
  const mismatch = cause instanceof Error && "code" in cause && cause.code === "BLOB_MISMATCH";
  return mismatch ? new Problem("STORE_UNAVAILABLE", "The stored copy is damaged.", { cause }) : cause;
}
