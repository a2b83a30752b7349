// @ts-nocheck
import type { z } from "zod";
import { type Relayer, RelayRefusedError } from "../chain/relayer.ts";
import { healthSchema } from "../wire/chain.ts";
import { problemSchema } from "../wire/problem.ts";
import { relayedSchema } from "../wire/relay.ts";

/** How long an answer may take, in milliseconds: then the action is sent without help. */
const PATIENCE = 15_000;

/** The relayer of an EHR manager. Needs no session: a signature says whose action it is. */
export function managerRelayer({ url }: { url: string }): Relayer {
  const base = url.replace(/\/+$/, "");
  const ask = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    init: RequestInit = {},
  ): Promise<z.output<Schema>> => {
    const response = await fetch(base + path, {
      ...init,
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const body: unknown = await response.json();
    if (response.ok) return schema.parse(body);
    const { code, revertData } = problemSchema.parse(body);
    throw new RelayRefusedError(code, revertData);
  };
  return {
    async status() {
      const health = await ask("/health", healthSchema).catch(() => undefined);
      return health?.relayer ?? undefined;
    },
    submit: (relay) =>
      ask("/v1/relay", relayedSchema, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(relay),
      }),
    find: (id) => ask(`/v1/relay/${id}`, relayedSchema).catch(() => undefined),
  };
}
