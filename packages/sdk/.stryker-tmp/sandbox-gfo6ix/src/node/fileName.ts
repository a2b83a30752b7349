/** Reserved on some systems, or able to lead out of a folder, hide a file or drive a terminal. */
// @ts-nocheck

const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029<>:"/\\|?*]+/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const MAX = 120;

/** A name for a file on this machine from one that somebody else chose. Never a path, never hidden, never an option. */
export function safeFileName(name: string): string {
  const safe = name
    .normalize("NFC")
    .replace(UNSAFE, "_")
    .replace(/^[\s.~-]+/, "_")
    .replace(/[\s.]+$/, "");
  const named = safe === "" || RESERVED.test(safe) ? `_${safe}` : safe;
  if (named.length <= MAX) return named;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(named)?.[0] ?? "";
  return (
    named
      .slice(0, MAX - extension.length)
      .toWellFormed()
      .replace(/\ufffd$/, "") + extension
  );
}

/** Names that differ, also where the system takes upper and lower case for the same. */
export function distinctNames(names: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return names.map((name) => {
    let candidate = name;
    for (let count = 2; used.has(candidate.toLowerCase()); count++) candidate = `${String(count)}-${name}`;
    used.add(candidate.toLowerCase());
    return candidate;
  });
}
