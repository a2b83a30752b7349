import { noticeCodeSchema, noticeEmailSchema } from "@chartkey/sdk/wire";
import { type Context as HonoContext, Hono } from "hono";
import { answer } from "../api/answer.ts";
import { readJson } from "../api/body.ts";
import { actorParam, requireActorOf, requireSession } from "../api/input.ts";
import { parse } from "../api/problem.ts";
import type { Service } from "../api/service.ts";
import { noticePage } from "../queries/notices.ts";
import { pageQuerySchema } from "../queries/pages.ts";
import { confirmEmail, emailState, forgetEmail, setEmail } from "./emails.ts";

/** Longest body: an address and a language. */
const MOST_BYTES = 4_096;

/** What others did, and whether somebody is told by e-mail that there is something: for the actor's own account. */
export function noticeRoutes(service: Service): Hono {
  const routes = new Hono();
  const ownActor = async (c: HonoContext): Promise<bigint> => {
    const actor = actorParam(c, "actor");
    await requireActorOf(service, actor, await requireSession(service, c));
    return actor;
  };
  routes.get("/:actor/notices", async (c) =>
    answer(await noticePage(service.db, await ownActor(c), parse(pageQuerySchema, c.req.query()))),
  );
  routes.get("/:actor/notice-email", async (c) => answer(await emailState(service, await ownActor(c))));
  routes.put("/:actor/notice-email", async (c) => {
    const actor = await ownActor(c);
    return answer(await setEmail(service, actor, await readJson(c, noticeEmailSchema, MOST_BYTES)), 202);
  });
  routes.post("/:actor/notice-email/confirmation", async (c) => {
    const actor = await ownActor(c);
    return answer(await confirmEmail(service, actor, (await readJson(c, noticeCodeSchema, MOST_BYTES)).code));
  });
  routes.delete("/:actor/notice-email", async (c) => {
    await forgetEmail(service, await ownActor(c));
    return c.body(null, 204);
  });
  return routes;
}
