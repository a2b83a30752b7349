import { noticeEmailStateSchema } from "@chartkey/sdk/wire";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pointer } from "./support/chain.ts";
import { type ApiClient, problemIn } from "./support/client.ts";
import { type Mailbox, type ReceivedMail, startMailbox } from "./support/mailbox.ts";
import { ACCOUNTS, grant, LABS, NOTES, type Part, termsOf } from "./support/people.ts";
import { until } from "./support/wait.ts";
import { describeWorld } from "./support/world.ts";

const EVERY = 900;
const DAY = 86_400;

describeWorld("telling by e-mail", (world) => {
  let mailbox: Mailbox;
  let patient: ApiClient;
  const settings = () => ({ smtpUrl: mailbox.url, from: "chartkey@clinic.test", every: EVERY, lookEvery: 10 });
  beforeAll(async () => {
    mailbox = await startMailbox();
    await world.manager.restart({ mail: settings() });
    patient = await world.as("patient");
    await grant(world.chain, world.people, world.people.writer, { write: [NOTES] });
    await world.indexed();
  });
  afterAll(() => mailbox.close());

  const pathOf = (part: keyof typeof world.people) => `/v1/actors/${String(world.people[part])}/notice-email`;
  const send = (client: ApiClient, path: string, method: string, body?: unknown) =>
    client.fetch(path, {
      method,
      ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
  const stateIn = async (answer: Promise<Response>) => noticeEmailStateSchema.parse(await (await answer).json());
  const codeIn = ({ text }: ReceivedMail) => /\b(\d{6})\b/.exec(text)?.[1] ?? "";
  const newest = () => mailbox.mails.at(-1)!;
  const mailsTo = (address: string) => mailbox.mails.filter(({ to }) => to === address);
  const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

  /** Turns it on and answers with how many mails came to the address until then. */
  async function turnOn(part: Part & keyof typeof world.people, address: string, language = "en"): Promise<number> {
    const client = await world.as(part);
    await send(client, pathOf(part), "PUT", { address, language });
    const code = codeIn(newest());
    const state = await stateIn(send(client, `${pathOf(part)}/confirmation`, "POST", { code }));
    expect(state).toEqual({ state: "on", address });
    return mailsTo(address).length;
  }
  let sequence = 0;
  const addNote = async () => {
    const { chain, people } = world;
    const args = [people.patient, people.writer, 0n, ++sequence, NOTES, 0, pointer(sequence)];
    await chain.write(ACCOUNTS.writer, "chartRegistry", "addRecord", args);
    await world.indexed();
  };

  it("[M73] sends a code first, and nothing else before it was entered", async () => {
    expect(await stateIn(send(patient, pathOf("patient"), "GET"))).toEqual({ state: "off", address: null });
    const answer = await send(patient, pathOf("patient"), "PUT", { address: "ana@mail.test", language: "de" });
    expect(answer.status).toBe(202);
    expect(noticeEmailStateSchema.parse(await answer.json())).toEqual({ state: "waiting", address: "ana@mail.test" });
    expect(newest().to).toBe("ana@mail.test");
    expect(newest().text).toContain("Ihr Code lautet");
    await addNote();
    await until(
      () => Promise.resolve(mailsTo("ana@mail.test").length),
      (length) => length === 1,
    );
    const code = codeIn(newest());
    const confirmation = `${pathOf("patient")}/confirmation`;
    const wrong = await send(patient, confirmation, "POST", { code: another(code) });
    expect(await problemIn(wrong)).toMatchObject({ status: 409, code: "WRONG_CODE" });
    expect(await stateIn(send(patient, confirmation, "POST", { code }))).toMatchObject({ state: "on" });
    // A code counts once.
    expect((await problemIn(await send(patient, confirmation, "POST", { code }))).code).toBe("WRONG_CODE");
  });

  it("[M73] tells once that there is news, for all that came together, and not what; the next one waits", async () => {
    const before = await turnOn("patient", "ana@mail.test");
    await addNote();
    await until(
      () => Promise.resolve(mailsTo("ana@mail.test").length),
      (length) => length === before + 1,
    );
    const mail = newest();
    expect(mail.subject).toBe("There is news in Chartkey");
    // Nobody learns from it who it is about, what happened, or where in the registry.
    expect(mail.text).not.toMatch(/\d{2,}|0x|record|chart(?!key)|patient|doctor|clinic(?!\.test)/i);
    await addNote();
    await addNote();
    await world.indexed();
    expect(mailsTo("ana@mail.test").length).toBe(before + 1);
    world.manager.clock.forward(EVERY + 1);
    await until(
      () => Promise.resolve(mailsTo("ana@mail.test").length),
      (length) => length === before + 2,
    );
    // Nothing waits any more.
    await world.manager.restart({ mail: settings() });
    world.manager.clock.forward(EVERY + 1);
    await world.indexed();
    expect(mailsTo("ana@mail.test").length).toBe(before + 2);
  });

  it("[M73] tells a grantee of a grant; tells nobody of their own doing, and nobody who turned it off", async () => {
    const { chain, people } = world;
    const before = await turnOn("reader", "reader@mail.test");
    patient = await world.as("patient");
    expect((await send(patient, pathOf("patient"), "DELETE")).status).toBe(204);
    const ana = mailsTo("ana@mail.test").length;
    await addNote();
    await chain.write(ACCOUNTS.reader, "chartRegistry", "requestAccess", [
      people.reader,
      people.patient,
      await termsOf(chain, { read: [LABS] }),
      pointer(6),
    ]);
    await world.indexed();
    expect(mailsTo("reader@mail.test").length).toBe(before);
    await grant(chain, people, people.reader, { read: [LABS] });
    await until(
      () => Promise.resolve(mailsTo("reader@mail.test").length),
      (length) => length === before + 1,
    );
    expect(mailsTo("ana@mail.test").length).toBe(ana);
  });

  it("[M73] tries again what the mail server did not take, after a restart too, as the same message", async () => {
    world.manager.clock.forward(DAY + 1);
    const before = await turnOn("patient", "ana@mail.test");
    mailbox.refusing = true;
    await addNote();
    await until(
      () => Promise.resolve(mailsTo("ana@mail.test").length),
      (length) => length === before + 1,
    );
    await world.manager.restart({ mail: settings() });
    await addNote();
    world.manager.clock.forward(61);
    await until(
      () => Promise.resolve(mailsTo("ana@mail.test").length),
      (length) => length === before + 2,
    );
    mailbox.refusing = false;
    world.manager.clock.forward(DAY);
    await until(
      () => Promise.resolve(mailsTo("ana@mail.test").length),
      (length) => length >= before + 3,
    );
    const [first, second, third] = mailsTo("ana@mail.test").slice(before);
    expect([second!.messageId, third!.messageId]).toEqual([first!.messageId, first!.messageId]);
  });

  it("[M73] ends a code after five wrong ones, and after half an hour", async () => {
    world.manager.clock.forward(DAY + 1);
    patient = await world.as("patient");
    const path = pathOf("patient");
    await send(patient, path, "PUT", { address: "ana@mail.test" });
    const code = codeIn(newest());
    for (let tried = 0; tried < 5; tried++)
      await send(patient, `${path}/confirmation`, "POST", { code: another(code) });
    expect((await problemIn(await send(patient, `${path}/confirmation`, "POST", { code }))).code).toBe("WRONG_CODE");
    await send(patient, path, "PUT", { address: "ana@mail.test" });
    const late = codeIn(newest());
    world.manager.clock.forward(31 * 60);
    // A session does not last that long without a request.
    patient = await world.as("patient");
    expect((await problemIn(await send(patient, `${path}/confirmation`, "POST", { code: late }))).code).toBe(
      "WRONG_CODE",
    );
  });

  it("[M73] floods no mailbox: five codes a day for one actor, and to one address by whomever", async () => {
    world.manager.clock.forward(DAY + 1);
    patient = await world.as("patient");
    const other = await world.as("otherPatient");
    const ask = async (client: ApiClient, part: keyof typeof world.people, address: string) =>
      (await send(client, pathOf(part), "PUT", { address })).status;
    for (let asked = 0; asked < 5; asked++)
      expect(await ask(patient, "patient", `${String(asked)}@mail.test`)).toBe(202);
    expect(await ask(patient, "patient", "ana@mail.test")).toBe(429);
    // Forgetting begins no count anew.
    await send(patient, pathOf("patient"), "DELETE");
    expect(await ask(patient, "patient", "ana@mail.test")).toBe(429);
    for (const address of ["x@mail.test", "X@mail.test", "x@MAIL.test", "x@mail.test"])
      expect(await ask(other, "otherPatient", address)).toBe(202);
    const writer = await world.as("writer");
    expect(await ask(writer, "writer", "x@mail.test")).toBe(202);
    expect(await ask(writer, "writer", "x@mail.test")).toBe(429);
    const sent = mailbox.mails.length;
    world.manager.clock.forward(DAY + 1);
    expect(await ask(await world.as("writer"), "writer", "x@mail.test")).toBe(202);
    expect(mailbox.mails.length).toBe(sent + 1);
  });

  it("[M73] is for the actor's own account, and says so where no e-mail can be sent", async () => {
    const stranger = await world.as("stranger");
    const path = pathOf("patient");
    const calls = [
      ["GET", path],
      ["PUT", path, { address: "a@mail.test" }],
      ["POST", `${path}/confirmation`, { code: "123456" }],
      ["DELETE", path],
    ] as const;
    for (const [method, url, body] of calls)
      expect((await problemIn(await send(stranger, url, method, body))).code, method).toBe("NOT_FOUND");
    patient = await world.as("patient");
    for (const address of ["ana", "ana@", "ana@mail.test\r\nBcc: eve@mail.test", `${"a".repeat(250)}@mail.test`])
      expect((await problemIn(await send(patient, path, "PUT", { address }))).code, address).toBe("INVALID_INPUT");
    await world.manager.restart({ mail: { ...settings(), smtpUrl: "smtp://127.0.0.1:9" } });
    world.manager.clock.forward(DAY + 1);
    patient = await world.as("patient");
    expect((await problemIn(await send(patient, path, "PUT", { address: "ana@mail.test" }))).code).toBe(
      "MAIL_UNAVAILABLE",
    );
    await world.manager.restart({ mail: undefined });
    expect(await stateIn(send(patient, path, "GET"))).toEqual({ state: "unavailable", address: null });
  });
});
