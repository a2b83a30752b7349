import type { z } from "zod";
import { MAX_PAGE } from "../wire/primitives.ts";
import { type ManagerClient, parsed } from "./managerClient.ts";

export type Page = z.ZodType<{ items: unknown[]; next: string | null }>;

interface AllPagesParameters<Schema extends Page> {
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly schema: Schema;
  /** Whether the list is for everybody: then nobody signs in for it. */
  readonly open?: boolean;
  /** Cursor to begin after; default: the beginning. */
  readonly from?: string | undefined;
}

/** A manager's list from beginning to end. */
export async function allPages<Schema extends Page>(
  manager: ManagerClient,
  { path, query, schema, open = false, from = "" }: AllPagesParameters<Schema>,
): Promise<z.output<Schema>["items"][number][]> {
  const items: z.output<Schema>["items"][number][] = [];
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
