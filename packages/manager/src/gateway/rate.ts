const MOST_KEYS = 100_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Holds each key (an account, a session) to `perSecond`, and to `burst` at once after a quiet time. */
export function makeRate({ perSecond, burst }: { perSecond: number; burst: number }, now = () => performance.now()) {
  const buckets = new Map<string, Bucket>();

  function bucketOf(key: string): Bucket {
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: burst, at };
    bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond);
    bucket.at = at;
    // The one that was used last stands last: those before it were quiet the longest.
    buckets.delete(key);
    buckets.set(key, bucket);
    const [quiet] = buckets.keys();
    if (buckets.size > MOST_KEYS && quiet !== undefined) buckets.delete(quiet);
    return bucket;
  }

  /** Takes one, or says after how many seconds there will be one. */
  return function take(key: string): number | undefined {
    const bucket = bucketOf(key);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perSecond);
    bucket.tokens--;
    return undefined;
  };
}
