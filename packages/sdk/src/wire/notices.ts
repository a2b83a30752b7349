import { z } from "zod";

/** Languages in which the manager writes. */
export const NOTICE_LANGUAGES = ["en", "de", "es", "ar"] as const;

/** Body of `PUT /v1/actors/:actor/notice-email`: where somebody wants to be told that there is news. */
export const noticeEmailSchema = z.object({
  address: z.email("must be an e-mail address").max(254),
  language: z.enum(NOTICE_LANGUAGES).default("en"),
});
export type NoticeEmail = z.input<typeof noticeEmailSchema>;

/** Body of `POST /v1/actors/:actor/notice-email/confirmation`: the code that was sent there. */
export const noticeCodeSchema = z.object({
  code: z.string().regex(/^\d{6}$/, "must be the six digits from the e-mail"),
});

/**
 * Whether somebody is told by e-mail: `unavailable` where the service sends none; `off`; `waiting` until the code from the
 * first e-mail was entered; `on`.
 */
export const noticeEmailStateSchema = z.object({
  state: z.enum(["unavailable", "off", "waiting", "on"]),
  address: z.string().max(254).nullable(),
});
export type NoticeEmailState = z.output<typeof noticeEmailStateSchema>;
