import { randomBytes } from "node:crypto";
import { Server } from "@tus/server";
import { CID_HEADER, cidSchema } from "@chartkey/sdk/wire";
import { Hono } from "hono";
import { placeOf, requireReader } from "../api/input.ts";
import { notFound, parse, Problem, problemOf } from "../api/problem.ts";
import { askTwice, type Service } from "../api/service.ts";
import { again, idOf, keySchema, oneAtATime, UPLOADS_PATH } from "./idempotency.ts";
import { requireQuota } from "./quota.ts";
import type { Reader } from "./readPolicy.ts";
import { infoToMetadata, uploadDesk, type FinishedUpload, type UploadDesk } from "./uploads.ts";
import { mayWrite, requirePlace, requireWrite } from "./writePolicy.ts";

/** What the tus server calls uploads: 16 random bytes. */
const UPLOAD_ID = /^[0-9a-f]{32}$/;
const CLEAN_UP_EVERY = 60 * 60 * 1000;

/** Payloads come in by tus 1.0 (https://tus.io): resumable, in any number of requests, each within a session. */
export function uploadRoutes(service: Service): Hono {
  const desk = uploadDesk(service);
  const readers = new WeakMap<object, Reader>();
  const refusals = new WeakMap<object, Problem>();
  const ids = new WeakMap<object, string>();
  const once = oneAtATime();
  const tus = tusServer(service, desk, {
    readerOf: (request) => readers.get(request) ?? refuse(),
    nameOf: (request) => ids.get(request) ?? randomBytes(16).toString("hex"),
    onRefusal: (request, problem) => void refusals.set(request, problem),
  });

  const timer = setInterval(() => void desk.cleanUp().catch(() => undefined), CLEAN_UP_EVERY);
  timer.unref();
  service.shutdown.addEventListener("abort", () => {
    clearInterval(timer);
  });

  const handle = async (reader: Reader, request: Request): Promise<Response> => {
    readers.set(request, reader);
    const response = await tus.handleWeb(request);
    // The rest of a refused body is not waited for, so nothing more may be sent on this connection.
    return refusals.get(request)?.response({ "tus-resumable": "1.0.0", connection: "close" }) ?? asProblem(response);
  };
  const take = (reader: Reader, request: Request) =>
    service.admission.upload(reader.account, () => handle(reader, request));

  const routes = new Hono();
  // Before the tus server makes the name of a file of it.
  routes.use("/:id", (c, next) => {
    if (!UPLOAD_ID.test(c.req.param("id"))) throw notFound();
    return next();
  });
  routes.post("/", async (c) => {
    const reader = await requireReader(service, c);
    const key = c.req.header("idempotency-key");
    if (key === undefined) return take(reader, c.req.raw);
    return once(idOf(reader, parse(keySchema, key)), async (id) => {
      ids.set(c.req.raw, id);
      return (await again(desk, id, c.req.raw)) ?? take(reader, c.req.raw);
    });
  });
  // Hono brings HEAD requests here.
  routes.get("/:id", async (c) => {
    if (c.req.method !== "HEAD") throw notFound();
    const reader = await requireReader(service, c);
    // A client that lost the last answer asks here, and gets it again; a complete upload that is not in the store yet goes in now.
    const id = c.req.param("id");
    const part = await desk.partOf(id);
    if (part?.complete && part.info.account === reader.account) await desk.finish(id);
    const done = await desk.finished(id);
    return done?.account === reader.account ? finishedResponse(done) : handle(reader, c.req.raw);
  });
  routes.on(["PATCH", "DELETE"], "/:id", async (c) => take(await requireReader(service, c), c.req.raw));
  return routes;
}

function refuse(): never {
  throw notFound();
}

interface Hooks {
  readonly readerOf: (request: object) => Reader;
  readonly nameOf: (request: object) => string;
  /** Called with why; the tus server itself passes on a status and a text only. */
  readonly onRefusal: (request: object, problem: Problem) => void;
}

function tusServer(service: Service, desk: UploadDesk, { readerOf, nameOf, onRefusal }: Hooks): Server {
  const { maxPayloadBytes } = service.config;
  return new Server({
    path: UPLOADS_PATH,
    datastore: desk.store,
    relativeLocation: true,
    maxSize: maxPayloadBytes,
    namingFunction: nameOf,
    // The app answers for other origins.
    allowedOrigins: () => false,

    async onIncomingRequest(request, id) {
      if (request.method === "POST") return;
      const part = await desk.partOf(id);
      if (part?.info.account !== readerOf(request).account) throw forTus(notFound());
    },

    onResponseError(request, error) {
      const problem = refusalOf(error);
      if (!problem) return undefined;
      if (problem.status >= 500)
        service.logger.error({ code: problem.code, err: problem.cause }, "an upload could not be taken in");
      onRefusal(request, problem);
      return { status_code: problem.status, body: problem.body() };
    },

    async onUploadCreate(request, upload) {
      try {
        const { cid, ...text } = upload.metadata ?? {};
        const place = requirePlace(placeOf(text));
        if (place.kind !== "payload") throw new Problem("INVALID_INPUT", "Only payloads are uploaded here.");
        if (!upload.size)
          throw new Problem("INVALID_INPUT", "The upload must name its size, and hold at least one byte.");
        const declared = cid == null ? undefined : parse(cidSchema, cid);
        const uploader = readerOf(request);
        const { account, actor } = uploader;
        await askTwice(service, async () => (await mayWrite(service, place, actor)) || undefined);
        await requireWrite(service, place, actor);
        await requireQuota(service, uploader, { place, size: upload.size, open: await desk.store.openBy(account) });
        return { metadata: infoToMetadata({ account, actor, place, declared }) };
      } catch (error) {
        throw forTus(error);
      }
    },

    async onUploadFinish(_request, upload) {
      try {
        return { headers: { [CID_HEADER]: (await desk.finish(upload.id)).cid } };
      } catch (error) {
        throw forTus(error);
      }
    },
  });
}

/** A refusal on its way through the tus server. */
class TusRefusal extends Error {
  override readonly name = "TusRefusal";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message, { cause: problem });
    this.problem = problem;
  }
}

const forTus = (error: unknown) => new TusRefusal(problemOf(error));

/** Our own refusals, and what the files of uploads fail with; undefined for what tus itself has words for. */
function refusalOf(error: unknown): Problem | undefined {
  if (error instanceof TusRefusal) return error.problem;
  if (typeof error !== "object" || error === null || "status_code" in error) return undefined;
  return problemOf(error);
}

function finishedResponse({ cid, size }: FinishedUpload): Response {
  const length = String(size);
  return new Response(null, {
    headers: {
      "tus-resumable": "1.0.0",
      "upload-offset": length,
      "upload-length": length,
      [CID_HEADER]: cid,
      "cache-control": "no-store",
    },
  });
}

const TUS_CODES = new Map<number, Problem["code"]>([
  [404, "NOT_FOUND"],
  [410, "NOT_FOUND"],
  [413, "TOO_LARGE"],
  [500, "INTERNAL"],
]);

/** The tus server speaks plain text; our refusals inside it are JSON already. The status stays: clients of tus act on it. */
async function asProblem(response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const name of [...headers.keys()]) if (name.startsWith("access-control-")) headers.delete(name);
  if (response.status < 400) return new Response(response.body, { status: response.status, headers });

  headers.delete("content-length");
  headers.set("content-type", "application/problem+json");
  const text = await response.text();
  const body = text.startsWith("{")
    ? text
    : new Problem(TUS_CODES.get(response.status) ?? "INVALID_INPUT", text.trim()).body(response.status);
  return new Response(body, { status: response.status, headers });
}
