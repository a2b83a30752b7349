import type { Members } from "@chartkey/sdk";

/** What is left to do about the hospital's key: staff who miss it, and people who left with it. */
export function keyTasks({ members, leftWithKey }: Members): { missing: number; left: number } {
  const missing = members.filter(({ present, hasKey }) => present && !hasKey).length;
  return { missing, left: leftWithKey.length };
}
