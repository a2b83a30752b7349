import { ManagerError } from "../errors.ts";
import type { ManagerClient } from "../manager/managerClient.ts";
import type { SessionContext } from "../session.ts";
import type { NoticeEmail, NoticeEmailState } from "../wire/notices.ts";

/** Without a manager nobody is written to. */
const UNAVAILABLE: NoticeEmailState = { state: "unavailable", address: null };

export async function noticeEmail({ manager, self }: SessionContext): Promise<NoticeEmailState> {
  return (await manager?.noticeEmail(self.actor)) ?? UNAVAILABLE;
}

/** @throws {@link ManagerError} `MAIL_UNAVAILABLE`, or `TOO_MANY_REQUESTS` after a day's codes */
export async function setNoticeEmail(session: SessionContext, email: NoticeEmail): Promise<NoticeEmailState> {
  return managerOf(session).setNoticeEmail(session.self.actor, email);
}

/** @throws {@link ManagerError} `WRONG_CODE` */
export async function confirmNoticeEmail(
  session: SessionContext,
  { code }: { code: string },
): Promise<NoticeEmailState> {
  return managerOf(session).confirmNoticeEmail(session.self.actor, code);
}

export async function forgetNoticeEmail(session: SessionContext): Promise<void> {
  await session.manager?.forgetNoticeEmail(session.self.actor);
}

function managerOf({ manager }: SessionContext): ManagerClient {
  if (!manager) throw new ManagerError("MAIL_UNAVAILABLE", "Without a manager nobody is told by e-mail.");
  return manager;
}
