import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import type { MailSettings } from "../config.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every attempt: whoever receives it twice knows it by that. */
  readonly messageId: string;
}

/** Takes an e-mail to its mail server. Rejects while that one does not take it. */
export type Mailer = (mail: Mail) => Promise<void>;

export const newMessageId = (): string => `<${randomUUID()}@chartkey>`;

const TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** By SMTP. Beyond this machine only with TLS: an address is somebody's secret, and so is the server's password. */
export function smtpMailer({ smtpUrl, from }: Pick<MailSettings, "smtpUrl" | "from">): Mailer {
  const { hostname, port, protocol, username, password } = new URL(smtpUrl);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    host: hostname,
    ...(port !== "" && { port: Number(port) }),
    secure,
    requireTLS: !secure && !isThisMachine(hostname),
    ...(username !== "" && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...TIMES,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail) => {
    // `Auto-Submitted` keeps holiday answers away.
    await transport.sendMail({ from, ...mail, headers: { "auto-submitted": "auto-generated" } });
  };
}

const isThisMachine = (host: string): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(host);
