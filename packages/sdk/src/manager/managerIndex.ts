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
import { allPages, type Page } from "./allPages.ts";
import { type ManagerClient, parsed } from "./managerClient.ts";

/** How long an index is given to see a block, in attempts and milliseconds: five seconds. */
const CATCH_UP_ATTEMPTS = 50;
const CATCH_UP_PAUSE = 100;

/** A manager's database as an index. Never trusted: what matters is checked against the chain by the actions. */
export function managerIndex(manager: ManagerClient): ChainIndex {
  const all = <Schema extends Page>(path: string, query: Record<string, string>, schema: Schema) =>
    allPages(manager, { path, query, schema });
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
      allPages(manager, {
        path: "/v1/actors",
        query: defined({ account: account?.toLowerCase(), kind }),
        schema: actorPageSchema,
        // Which actors an account has is asked before anybody signs in.
        open: account !== undefined,
      }),
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
      allPages(manager, {
        path: `/v1/charts/${String(patient)}/records`,
        schema: recordChangePageSchema,
        from: after && cursorOf(after),
      }),
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
