import { Hono } from "hono";
import { cidParam } from "../api/input.ts";
import type { Service } from "../api/service.ts";
import { firstBytes, rangeOf } from "./range.ts";
import { BLOB_HEADERS, serveBlob } from "./serve.ts";

export function payloadRoutes(service: Service): Hono {
  const routes = new Hono();
  routes.get("/:cid", async (c) => {
    const cid = cidParam(c);
    return serveBlob(
      service,
      c,
      cid,
      ({ kind }) => kind === "payload",
      ({ size }) => respond(service, cid, size, c.req.header("range")),
    );
  });
  return routes;
}

async function respond(
  { blobs, shutdown, readStop }: Service,
  cid: string,
  size: number,
  header: string | undefined,
): Promise<Response> {
  const range = rangeOf(header, size);
  const headers = { ...BLOB_HEADERS, "accept-ranges": "bytes" };
  if (range === "unsatisfiable") {
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${String(size)}` } });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const length = end - start + 1;
  const signal = AbortSignal.any([shutdown, readStop.signal()]);
  const content = firstBytes(await blobs.getPayload(cid, { offset: start, signal }), length);
  const contentRange = range && { "content-range": `bytes ${String(start)}-${String(end)}/${String(size)}` };
  return new Response(content, {
    status: range ? 206 : 200,
    headers: { ...headers, ...contentRange, "content-length": String(length) },
  });
}
