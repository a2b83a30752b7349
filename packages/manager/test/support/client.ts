import { problemSchema, sessionSchema } from "@chartkey/sdk/wire";
import { pointerToCid, sha256Pointer } from "@chartkey/sdk/store";
import type { HDAccount } from "viem/accounts";
import { createSiweMessage } from "viem/siwe";
import type { z } from "zod";
import { ORIGIN, type TestManager } from "./manager.ts";

export interface SignInText {
  readonly domain?: string;
  readonly uri?: string;
  readonly chainId?: number;
  readonly nonce?: string;
  readonly issuedAt?: Date;
  readonly expirationTime?: Date;
  readonly notBefore?: Date;
}

export async function nonceFrom(manager: TestManager): Promise<string> {
  const response = await fetch(`${manager.url()}/v1/session/nonce`, { method: "POST" });
  return ((await response.json()) as { nonce: string }).nonce;
}

export async function signInText(manager: TestManager, account: HDAccount, changes: SignInText = {}): Promise<string> {
  return createSiweMessage({
    address: account.address,
    chainId: manager.config.deployment.chainId,
    domain: new URL(ORIGIN).host,
    uri: ORIGIN,
    version: "1",
    nonce: changes.nonce ?? (await nonceFrom(manager)),
    ...changes,
  });
}

export function postSession(manager: TestManager, message: string, signature: string): Promise<Response> {
  const body = JSON.stringify({ message, signature });
  return fetch(`${manager.url()}/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
}

export async function signIn(manager: TestManager, account: HDAccount): Promise<string> {
  const message = await signInText(manager, account);
  const response = await postSession(manager, message, await account.signMessage({ message }));
  return sessionSchema.parse(await response.json()).token;
}

export interface ApiClient {
  readonly headers: Record<string, string>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>>;
  /** Uploads an object and returns its CID and the answer. */
  put(
    bytes: Uint8Array<ArrayBuffer>,
    query: Record<string, unknown>,
  ): Promise<{ cid: string; pointer: string; response: Response }>;
}

/** Requests of one account, acting as one actor. */
export async function clientOf(
  manager: TestManager,
  account: HDAccount | undefined,
  actor?: bigint,
): Promise<ApiClient> {
  const headers: Record<string, string> = {
    ...(account && { authorization: `Bearer ${await signIn(manager, account)}` }),
    ...(actor !== undefined && { "chartkey-actor": String(actor) }),
  };
  const request = (path: string, init: RequestInit = {}) =>
    fetch(manager.url() + path, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
    });
  return {
    headers,
    fetch: request,
    async get(path, schema) {
      const response = await request(path);
      if (!response.ok) throw new Error(`${path} answered ${String(response.status)}: ${await response.text()}`);
      return schema.parse(await response.json());
    },
    async put(bytes, query) {
      const pointer = await sha256Pointer(bytes);
      const cid = pointerToCid(pointer);
      const search = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [name, String(value)]),
      ).toString();
      return { cid, pointer, response: await request(`/v1/objects/${cid}?${search}`, { method: "PUT", body: bytes }) };
    },
  };
}

/** The problem in an answer, with its status. */
export async function problemIn(response: Response): Promise<z.output<typeof problemSchema>> {
  return problemSchema.parse(await response.json());
}
