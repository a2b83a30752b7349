import { createHmac, randomBytes } from "node:crypto";
import type { Address, BlobKind, BlobPlace } from "@chartkey/sdk/wire";
import { and, gt, inArray, lte, sql } from "drizzle-orm";
import { Problem } from "../api/problem.ts";
import type { Limits } from "../config.ts";
import type { Context } from "../context.ts";
import { usages } from "../db/schema.ts";
import { hasActor } from "../queries/actors.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;

/**
 * What has to be uploaded to end somebody's access, to change a stolen key, or to take a stolen lock off a vault. It counts
 * apart: nothing else uses up its day.
 */
const ENDS_ACCESS: ReadonlySet<BlobKind> = new Set(["key", "keys", "keyring", "teamKey", "vault"]);

/** Who uploads. */
export interface Uploader {
  readonly account: Address;
  readonly actor: bigint | undefined;
  /** Where the request comes from, as `networkOf` has it; undefined where only actors upload. */
  readonly network?: string | undefined;
}

interface Amount {
  readonly uploads: number;
  readonly bytes: number;
}

/** What one upload counts against: who, and the most in a day. */
interface Budget {
  readonly who: string;
  readonly most: Amount;
}

const OPEN = "You have begun many uploads without finishing them. Finish or cancel some.";

/**
 * Asks whether an upload of `size` bytes still fits into a day.
 *
 * @param open what the account has begun and not finished
 * @param session allowed a last resort of what ends access
 * @throws a {@link Problem}
 */
export async function requireQuota(
  context: Context,
  uploader: Uploader,
  {
    place,
    size,
    open = { uploads: 0, bytes: 0 },
    session = "",
  }: { place: BlobPlace; size: number; open?: Amount; session?: string },
): Promise<void> {
  const { limits } = context.config;
  if (open.uploads >= limits.openUploads) throw new Problem("UPLOAD_QUOTA_USED_UP", OPEN, { retryAfter: HOUR });
  const known = await hasActor(context.db, uploader.account);
  const budgets = budgetsOf(limits, { uploader, known, kind: place.kind });
  const used = await usedWithinADay(context, budgets);
  const fits = budgets.every(({ who, most }) => {
    const { uploads, bytes } = used.get(who) ?? { uploads: 0, bytes: 0 };
    return uploads + open.uploads < most.uploads && bytes + open.bytes + size <= most.bytes;
  });
  if (fits || (known && ENDS_ACCESS.has(place.kind) && context.admission.allowsLastResort(session))) return;
  throw new Problem("UPLOAD_QUOTA_USED_UP", undefined, { retryAfter: HOUR });
}

/** An account costs nothing, so those that are nobody yet are counted by where they come from and all together, too. */
function budgetsOf(
  limits: Limits,
  { uploader, known, kind }: { uploader: Uploader; known: boolean; kind: BlobKind },
): Budget[] {
  const { account, actor, network } = uploader;
  const budget = (who: string, uploads: number) => ({ who, most: { uploads, bytes: limits.uploadBytesPerDay } });
  if (known && ENDS_ACCESS.has(kind)) return [budget(`${account} keys`, limits.keyUploadsPerDay)];
  if (known) {
    const names = [account, ...(actor === undefined ? [] : [String(actor)])];
    return names.map((who) => budget(who, limits.uploadsPerDay));
  }
  return [
    budget(account, limits.newcomerUploads),
    ...(network === undefined ? [] : [budget(originOf(network), limits.newcomerUploadsPerAddress)]),
    budget("newcomers", limits.newcomerUploadsTotal),
  ];
}

/** Made anew at each start: what stands in the table says nothing about addresses. */
const ORIGIN_KEY = randomBytes(32);
const originOf = (network: string) => `from ${createHmac("sha256", ORIGIN_KEY).update(network).digest("base64url")}`;

async function usedWithinADay({ db, clock }: Context, budgets: Budget[]): Promise<Map<string, Amount>> {
  const names = budgets.map(({ who }) => who);
  const rows = await db
    .select({
      who: usages.who,
      uploads: sql<number>`sum(${usages.uploads})`.mapWith(Number),
      bytes: sql<number>`sum(${usages.bytes})`.mapWith(Number),
    })
    .from(usages)
    .where(and(inArray(usages.who, names), gt(usages.hour, clock.now() - DAY)))
    .groupBy(usages.who);
  return new Map(rows.map(({ who, ...amount }) => [who, amount]));
}

/** Counts a blob that was kept. */
export async function noteUsage(
  { db, clock, config }: Pick<Context, "db" | "clock" | "config">,
  uploader: Uploader,
  { kind, size }: { kind: BlobKind; size: number },
): Promise<void> {
  const known = await hasActor(db, uploader.account);
  const budgets = budgetsOf(config.limits, { uploader, known, kind });
  const hour = clock.now() - (clock.now() % HOUR);
  await db
    .insert(usages)
    .values(budgets.map(({ who }) => ({ who, hour, uploads: 1, bytes: size })))
    .onConflictDoUpdate({
      target: [usages.who, usages.hour],
      set: { uploads: sql`${usages.uploads} + 1`, bytes: sql`${usages.bytes} + ${size}` },
    });
}

export async function forgetUsage({ db, clock }: Pick<Context, "db" | "clock">): Promise<void> {
  await db.delete(usages).where(lte(usages.hour, clock.now() - DAY));
}
