import { getAddress, type Signer } from "ethers";
import { createSiweMessage } from "viem/siwe";
import type { z } from "zod";
import { fromWallet } from "../chain/fromWallet.ts";
import { concatBytes } from "../crypto/bytes.ts";
import { readStream } from "../crypto/segments.ts";
import { BlobNotFoundError, BlobTooLargeError, ManagerError, NoSignerError, StoreUnavailableError } from "../errors.ts";
import { deletedSchema, type Disclosure, disclosurePageSchema, MAX_KEPT_LIST_BYTES } from "../wire/blobs.ts";
import { type Notice, noticePageSchema } from "../wire/chain.ts";
import { type Erased, erasedSchema } from "../wire/erasure.ts";
import { type NoticeEmail, type NoticeEmailState, noticeEmailStateSchema } from "../wire/notices.ts";
import { type Problem, problemSchema } from "../wire/problem.ts";
import { nonceSchema, type Session, sessionSchema } from "../wire/session.ts";

export interface ManagerClientParameters {
  readonly url: string;
  readonly chainId: number;
  readonly signer: Signer | undefined;
  /** Origin that the sign-in text names; the page's own in a browser, the manager's elsewhere. */
  readonly origin?: string;
}

export interface ManagerRequest {
  readonly method?: string;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal | undefined;
}

/** How long a sign-in text may be used, in milliseconds. */
const SIGN_IN_LIFETIME = 5 * 60_000;

export interface NoticesQuery {
  /** `next` of the page before, for what is older. */
  readonly before?: string | undefined;
  /** 1 to 500. */
  readonly limit?: number;
}

export interface NoticePage {
  readonly items: readonly Notice[];
  /** Null when there is nothing older. */
  readonly next: string | null;
}

/** How long a list may take to come or go, in milliseconds: without it, its titles are read one by one. */
const KEPT_LIST_TIME = 30_000;

/** Speaks to one EHR manager. Signs in when first needed (ERC-4361); the token stays in this object's memory. */
export class ManagerClient {
  readonly url: string;
  readonly #parameters: ManagerClientParameters;
  #session: Promise<Session> | undefined;
  #actor: bigint | undefined;

  constructor(parameters: ManagerClientParameters) {
    this.url = parameters.url.replace(/\/+$/, "");
    this.#parameters = parameters;
  }

  /** Names the actor that reads and writes blobs from now on; its account must be the signer's. */
  actAs(actor: bigint | undefined): void {
    this.#actor = actor;
  }

  /** Asks the wallet to sign in, unless that was done. */
  async signIn(): Promise<Session> {
    this.#session ??= this.#signIn();
    try {
      return await this.#session;
    } catch (error) {
      this.#session = undefined;
      throw error;
    }
  }

  /** Ends the session on the server and forgets the token. */
  async signOut(): Promise<void> {
    if (!this.#session) return;
    const headers = await this.headers();
    this.#session = undefined;
    await this.#fetch("/v1/session", { method: "DELETE", headers });
  }

  /** Headers of a signed-in request. */
  async headers(): Promise<Record<string, string>> {
    const { token } = await this.signIn();
    return {
      authorization: `Bearer ${token}`,
      ...(this.#actor === undefined ? {} : { "chartkey-actor": String(this.#actor) }),
    };
  }

  /** A signed-in request. An expired session is renewed once. */
  async request(path: string, request: ManagerRequest = {}): Promise<Response> {
    const attempt = async (): Promise<Response> =>
      this.#fetch(path, { ...request, headers: { ...request.headers, ...(await this.headers()) } });
    let response = await attempt();
    if (response.status === 401) {
      this.#session = undefined;
      response = await attempt();
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  /** A request that needs no session. */
  async openRequest(path: string, request: ManagerRequest = {}): Promise<Response> {
    const response = await this.#fetch(path, request);
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  /** Every served read of a chart, newest first. Caller: the patient. */
  async disclosures(patient: bigint): Promise<Disclosure[]> {
    const all: Disclosure[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const response = await this.request(
        `/v1/charts/${String(patient)}/disclosures${cursor && `?cursor=${encodeURIComponent(cursor)}`}`,
      );
      const page = await parsed(response, disclosurePageSchema);
      all.push(...page.items);
      cursor = page.next;
    }
    return all.sort((a, b) => b.id - a.id);
  }

  /** One page of what others did that concerns `actor`, newest first. Caller: that actor. */
  async notices(actor: bigint, { before, limit = 50 }: NoticesQuery = {}): Promise<NoticePage> {
    const query = new URLSearchParams({ limit: String(limit), ...(before !== undefined && { cursor: before }) });
    const { items, next } = await parsed(
      await this.request(`/v1/actors/${String(actor)}/notices?${query.toString()}`),
      noticePageSchema,
    );
    return { items, next };
  }

  /** Whether `actor` is told by e-mail that there is news. Caller, here and below: that actor. */
  async noticeEmail(actor: bigint): Promise<NoticeEmailState> {
    return parsed(await this.request(noticeEmailPath(actor)), noticeEmailStateSchema);
  }

  async setNoticeEmail(actor: bigint, email: NoticeEmail): Promise<NoticeEmailState> {
    return parsed(await this.#send("PUT", noticeEmailPath(actor), email), noticeEmailStateSchema);
  }

  async confirmNoticeEmail(actor: bigint, code: string): Promise<NoticeEmailState> {
    const path = `${noticeEmailPath(actor)}/confirmation`;
    return parsed(await this.#send("POST", path, { code }), noticeEmailStateSchema);
  }

  async forgetNoticeEmail(actor: bigint): Promise<void> {
    await this.request(noticeEmailPath(actor), { method: "DELETE" });
  }

  /** Has the ciphertext of an erased record deleted: the CIDs that went now, and what the service states of it. */
  async erase(parameters: { patient: bigint; author: bigint; sequence: number; payloads: string[] }): Promise<Erased> {
    const { patient, author, sequence, payloads } = parameters;
    const body = { author: String(author), sequence, payloads };
    return parsed(await this.#send("POST", `/v1/charts/${String(patient)}/erasures`, body), erasedSchema);
  }

  /** Has the ciphertext of a record's versions before `version` deleted; answers with the CIDs that are gone. */
  async deleteReplaced(parameters: {
    patient: bigint;
    sequence: number;
    version: number;
    payloads: readonly string[];
  }): Promise<string[]> {
    const { patient, ...body } = parameters;
    return (await parsed(await this.#send("POST", `/v1/charts/${String(patient)}/replaced`, body), deletedSchema))
      .deleted;
  }

  /** The encrypted list of the own chart that the manager keeps; undefined when it has none. */
  async keptList(patient: bigint): Promise<Uint8Array | undefined> {
    const signal = AbortSignal.timeout(KEPT_LIST_TIME);
    try {
      return await limitedBody(await this.request(keptListPath(patient), { signal }), MAX_KEPT_LIST_BYTES);
    } catch (error) {
      if (error instanceof BlobNotFoundError) return undefined;
      throw error;
    }
  }

  /** Has the manager keep `bytes`, at most {@link MAX_KEPT_LIST_BYTES}, in place of the list before. */
  async keepList(patient: bigint, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const headers = { "content-type": "application/octet-stream" };
    const signal = AbortSignal.timeout(KEPT_LIST_TIME);
    await this.request(keptListPath(patient), { method: "PUT", headers, body: bytes, signal });
  }

  #send(method: "POST" | "PUT", path: string, body: object): Promise<Response> {
    const headers = { "content-type": "application/json" };
    return this.request(path, { method, headers, body: JSON.stringify(body) });
  }

  async #signIn(): Promise<Session> {
    const { chainId, signer } = this.#parameters;
    if (!signer) throw new NoSignerError();
    const { nonce } = await parsed(await this.openRequest("/v1/session/nonce", { method: "POST" }), nonceSchema);
    const origin = this.#parameters.origin ?? (globalThis as { location?: Location }).location?.origin ?? this.url;
    const message = createSiweMessage({
      address: getAddress(await signer.getAddress()) as `0x${string}`,
      chainId,
      domain: new URL(origin).host,
      uri: origin,
      version: "1",
      nonce,
      statement: "Sign in to the Chartkey record service. This costs nothing and changes nothing.",
      issuedAt: new Date(),
      expirationTime: new Date(Date.now() + SIGN_IN_LIFETIME),
    });
    const signature = await signer.signMessage(message).catch((cause: unknown) => {
      throw fromWallet(cause);
    });
    const response = await this.openRequest("/v1/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ message, signature }),
    });
    return parsed(response, sessionSchema);
  }

  async #fetch(path: string, request: ManagerRequest): Promise<Response> {
    try {
      return await fetch(this.url + path, {
        method: request.method ?? "GET",
        ...(request.body === undefined ? {} : { body: request.body }),
        ...(request.headers === undefined ? {} : { headers: request.headers }),
        ...(request.signal === undefined ? {} : { signal: request.signal }),
        credentials: "omit",
        redirect: "error",
      });
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
      throw new StoreUnavailableError({ cause });
    }
  }
}

const noticeEmailPath = (actor: bigint): string => `/v1/actors/${String(actor)}/notice-email`;
const keptListPath = (patient: bigint): string => `/v1/charts/${String(patient)}/kept-list`;

/** The whole body. @throws {@link BlobTooLargeError} as soon as it is longer than `limit`. */
async function limitedBody(response: Response, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of readStream(response.body ?? new Blob().stream())) {
    size += part.length;
    if (size > limit) throw new BlobTooLargeError(limit);
    parts.push(part);
  }
  return concatBytes(parts);
}

/** Reads a JSON answer and checks its shape. */
export async function parsed<Schema extends z.ZodType>(response: Response, schema: Schema): Promise<z.output<Schema>> {
  const body: unknown = await response.json().catch(() => undefined);
  const result = schema.safeParse(body);
  if (!result.success)
    throw new ManagerError("MANAGER_ANSWER_INVALID", "The record service gave an answer that cannot be used.");
  return result.data;
}

async function problemOf(response: Response): Promise<Error> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  return errorOf(problem.success ? problem.data : undefined, response.status);
}

/** The SDK error of a problem answer. */
export function errorOf(problem: Problem | undefined, status: number): Error {
  if (status === 404) return new BlobNotFoundError();
  if (status === 413) return new BlobTooLargeError(0);
  if (status === 503 || status === 507 || status === 502) return new StoreUnavailableError();
  return new ManagerError(
    problem?.code ?? "MANAGER_REFUSED",
    problem?.detail ?? problem?.title ?? "The record service refused.",
  );
}
