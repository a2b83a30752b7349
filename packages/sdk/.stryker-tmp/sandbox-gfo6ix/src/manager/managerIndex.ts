// @ts-nocheck
import type { z } from "zod";
import type { ChainIndex, ConsentFilter } from "../chain/chainIndex.ts";
import type { Place } from "../chain/place.ts";
import { BlobNotFoundError } from "../errors.ts";
import {
  actorPageSchema,
  actorSchema,
  administratorPageSchema,
  consentChangePageSchema,
  epochChangePageSchema,
  healthSchema,
  mandatePageSchema,
  membershipPageSchema,
  recordChangePageSchema,
  requestChangePageSchema,
  standingChangePageSchema,
} from "../wire/chain.ts";
import { MAX_PAGE } from "../wire/primitives.ts";
import { type ManagerClient, parsed } from "./managerClient.ts";

type Page = z.ZodType<{ items: unknown[]; next: string | null }>;
type ItemOf<Schema extends Page> = z.output<Schema>["items"][number];

/** How long an index is given to see a block, in attempts and milliseconds: five seconds. */
const CATCH_UP_ATTEMPTS = 50;
const CATCH_UP_PAUSE = 100;

/** A manager's database as an index. Never trusted: what matters is checked against the chain by the actions. */
export function managerIndex(manager: ManagerClient): ChainIndex {
  async function all<Schema extends Page>(
    path: string,
    query: Record<string, string>,
    schema: Schema,
    open = false,
    from = "",
  ): Promise<ItemOf<Schema>[]> {
    const items: ItemOf<Schema>[] = [];
    for (let cursor: string | null = from; cursor !== null;) {
      const search = new URLSearchParams({ ...query, limit: String(MAX_PAGE), ...(cursor && { cursor }) });
      const target = `${path}?${search.toString()}`;
      const response = open ? await manager.openRequest(target) : await manager.request(target);
      const page: z.output<Schema> = await parsed(response, schema);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }
  const listPath = (filter: ConsentFilter, list: string): string =>
    "patient" in filter
      ? `/v1/charts/${String(filter.patient)}/${list}`
      : `/v1/grantees/${String(filter.grantee)}/${list}`;

  const indexedBlock = async (): Promise<number> =>
    (await parsed(await manager.openRequest("/health"), healthSchema)).asOfBlock.number;

  return {
    async waitFor(block) {
      for (let attempt = 0; attempt < CATCH_UP_ATTEMPTS; attempt++) {
        const seen = await indexedBlock().catch(() => undefined);
        // A manager that does not answer must not turn a transaction that went through into a failure.
        if (seen === undefined || seen >= block) return;
        await new Promise((resolve) => setTimeout(resolve, CATCH_UP_PAUSE));
      }
    },
    async actor(actor) {
      try {
        return await parsed(await manager.openRequest(`/v1/actors/${String(actor)}`), actorSchema);
      } catch (error) {
        if (error instanceof BlobNotFoundError) return undefined;
        throw error;
      }
    },
    actors: ({ account, kind }) =>
      all("/v1/actors", defined({ account: account?.toLowerCase(), kind }), actorPageSchema, account !== undefined),
    memberships: ({ organization, member }) =>
      all(
        "/v1/memberships",
        defined({ organization: organization?.toString(), member: member?.toString() }),
        membershipPageSchema,
      ),
    administrators: ({ organization, administrator }) =>
      all(
        "/v1/administrators",
        defined({ organization: organization?.toString(), administrator: administrator?.toString() }),
        administratorPageSchema,
      ),
    mandates: (filter) =>
      all(
        "patient" in filter
          ? `/v1/charts/${String(filter.patient)}/mandates`
          : `/v1/proxies/${String(filter.proxy)}/mandates`,
        {},
        mandatePageSchema,
      ),
    standings: () => all("/v1/standings", {}, standingChangePageSchema),
    records: (patient, after) =>
      all(`/v1/charts/${String(patient)}/records`, {}, recordChangePageSchema, false, after && cursorOf(after)),
    consents: (filter) => all(listPath(filter, "consents"), {}, consentChangePageSchema),
    requests: (filter) => all(listPath(filter, "requests"), {}, requestChangePageSchema),
    epochs: (patient) => all(`/v1/charts/${String(patient)}/epochs`, {}, epochChangePageSchema),
  };
}

function defined(query: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The manager's name of a place: the cursor of the page that begins after it. */
const cursorOf = ({ block, logIndex }: Place): string => `${String(block)}.${String(logIndex)}`;
