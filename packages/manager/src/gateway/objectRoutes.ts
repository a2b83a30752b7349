import { cidToPointer, sha256Pointer } from "@chartkey/sdk/store";
import { type BlobPlace, MAX_OBJECT_BYTES } from "@chartkey/sdk/wire";
import { Hono, type Context as HonoContext } from "hono";
import { answer } from "../api/answer.ts";
import { readBody } from "../api/body.ts";
import { objectCidParam, placeOf, requireReader, tokenOf } from "../api/input.ts";
import { Problem } from "../api/problem.ts";
import { networkOf, remoteOf } from "../api/remote.ts";
import { askTwice, type Service } from "../api/service.ts";
import { keepPlace, noteArrival } from "./places.ts";
import { requireQuota, type Uploader } from "./quota.ts";
import { BLOB_HEADERS, serveBlob } from "./serve.ts";
import { mayWrite, requirePlace, requireWrite } from "./writePolicy.ts";

interface Arriving {
  readonly cid: string;
  readonly place: BlobPlace;
  readonly uploader: Uploader;
}

export function objectRoutes(service: Service): Hono {
  const routes = new Hono();
  routes.put("/:cid", async (c) => {
    const cid = objectCidParam(c);
    const place = requirePlace(placeOf(c.req.query()));
    if (place.kind === "payload") throw new Problem("INVALID_INPUT", "Payloads are uploaded with tus to /v1/uploads.");
    const uploader = { ...(await requireReader(service, c)), network: networkOf(remoteOf(c, service)) };
    return service.admission.upload(uploader.account, () => take(c, { cid, place, uploader }));
  });
  async function take(c: HonoContext, { cid, place, uploader }: Arriving): Promise<Response> {
    const { actor } = uploader;
    await askTwice(service, async () => (await mayWrite(service, place, actor)) || undefined);
    await requireWrite(service, place, actor);

    const size = Number(c.req.header("content-length") ?? 0);
    await requireQuota(service, uploader, { place, size, session: tokenOf(c) });
    const bytes = await readBody(c, MAX_OBJECT_BYTES);
    if (bytes.byteLength === 0) throw new Problem("INVALID_INPUT", "The body is empty.");
    const pointer = cidToPointer(cid);
    if ((await sha256Pointer(bytes)) !== pointer) throw new Problem("CONTENT_MISMATCH");
    await service.arrivals.take(
      async () => {
        await noteArrival(service, cid);
        await service.blobs.putObject(pointer, bytes, place);
        return cid;
      },
      () => service.db.transaction((db) => keepPlace({ ...service, db }, cid, bytes.byteLength, place, uploader)),
    );
    return answer({ cid, size: bytes.byteLength }, 201);
  }
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
