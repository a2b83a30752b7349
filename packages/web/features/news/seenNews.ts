import type { Notice } from "@chartkey/sdk/wire";

/** Where the newest news stood that this person looked at on this device: a place in the registry and nothing else. */
const key = (actor: bigint): string => `chartkey.news.${String(actor)}`;

const placeOf = (id: string): [number, number] => {
  const [block = 0, logIndex = 0] = id.split(".").map(Number);
  return [block, logIndex];
};

/** Whether news came after what was seen last. With nothing seen, all of it is new. */
export function isNew(id: string, seen: string | null): boolean {
  if (seen === null) return true;
  const [block, logIndex] = placeOf(id);
  const [seenBlock, seenLogIndex] = placeOf(seen);
  return block > seenBlock || (block === seenBlock && logIndex > seenLogIndex);
}

export const countNew = (news: readonly Pick<Notice, "id">[], seen: string | null): number =>
  news.filter(({ id }) => isNew(id, seen)).length;

export function seenNews(actor: bigint): string | null {
  try {
    return localStorage.getItem(key(actor));
  } catch {
    // A browser that keeps nothing shows all of it as new.
    return null;
  }
}

export function rememberSeen(actor: bigint, id: string): void {
  try {
    localStorage.setItem(key(actor), id);
  } catch {
    // As above.
  }
}
