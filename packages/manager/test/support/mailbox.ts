import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  readonly to: string;
  /** What a person reads, without the headers. */
  readonly text: string;
  readonly messageId: string;
  readonly subject: string;
}

export interface Mailbox {
  readonly url: string;
  /** What was taken and what was answered with a failure after it had come whole, in order. */
  readonly mails: ReceivedMail[];
  /** Whether mails are answered with a failure. */
  refusing: boolean;
  close(): Promise<void>;
}

/** A mail server of this machine's own that keeps what it is given. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const mailbox = { refusing: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const raw = Buffer.concat(parts).toString();
        const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(raw)?.[1]?.trim() ?? "";
        const [recipient] = session.envelope.rcptTo;
        mails.push({
          to: recipient?.address ?? "",
          text: textIn(raw),
          messageId: header("message-id"),
          subject: header("subject"),
        });
        done(mailbox.refusing ? Object.assign(new Error("try again later"), { responseCode: 451 }) : null);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(mailbox, {
    url: `smtp://127.0.0.1:${String(port)}`,
    mails,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  });
}

function textIn(raw: string): string {
  const start = raw.indexOf("\r\n\r\n");
  const body = raw.slice(start + 4);
  if (/^content-transfer-encoding: base64/im.test(raw.slice(0, start))) return Buffer.from(body, "base64").toString();
  const bytes = body.replaceAll("=\r\n", "").replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => `%${hex}`);
  return decodeURIComponent(bytes.replaceAll(/%(?![0-9A-F]{2})/g, "%25"));
}
