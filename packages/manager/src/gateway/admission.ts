import { Problem } from "../api/problem.ts";
import { makeRate } from "./rate.ts";

/** Requests that may come at once after a quiet time, in seconds' worth. */
const BURST_SECONDS = 10;
/** Uploads of one account that run at the same time. */
const AT_ONCE = 16;
/** What one session may still put of what ends access when its account has used up its day: some at once, one a minute. */
const LAST_RESORT = { perSecond: 1 / 60, burst: 12 };

/** Holds each account to a rate of requests, and to so many uploads at once. */
export function makeAdmission({ requestsPerSecond }: { requestsPerSecond: number }, now = () => performance.now()) {
  const rate = makeRate({ perSecond: requestsPerSecond, burst: requestsPerSecond * BURST_SECONDS }, now);
  const lastResort = makeRate(LAST_RESORT, now);
  const running = new Map<string, number>();

  /** @throws a {@link Problem} when the account asks too often. */
  function count(account: string): void {
    const retryAfter = rate(account);
    if (retryAfter !== undefined) throw new Problem("TOO_MANY_REQUESTS", undefined, { retryAfter });
  }

  return {
    count,

    /**
     * Whether a session may put one more thing beyond its account's day. By session: whoever uploads with a stolen one leaves
     * the owner's next sign-in what it needs.
     */
    allowsLastResort: (session: string): boolean => lastResort(session) === undefined,

    /** Runs an upload. @throws a {@link Problem} when too many of this account run already. */
    async upload<Result>(account: string, work: () => Promise<Result>): Promise<Result> {
      count(account);
      const now = running.get(account) ?? 0;
      if (now >= AT_ONCE) throw new Problem("TOO_MANY_REQUESTS", "Too many uploads at once.", { retryAfter: 1 });
      running.set(account, now + 1);
      try {
        return await work();
      } finally {
        const left = (running.get(account) ?? 1) - 1;
        if (left > 0) running.set(account, left);
        else running.delete(account);
      }
    },
  };
}
export type Admission = ReturnType<typeof makeAdmission>;
