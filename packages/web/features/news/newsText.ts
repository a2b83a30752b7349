import type { Notice } from "@chartkey/sdk/wire";
import { messages } from "@/messages/index.ts";

const { news: text } = messages;

/** The people of one piece of news, by the names that this reader knows them by. */
export interface NewsNames {
  /** Who did it. */
  readonly by: string;
  readonly patient: string;
  /** Whose access it was about. */
  readonly grantee: string;
}

/** One sentence. `own`: it happened in the reader's own chart. */
export function newsText({ what, by, grantee }: Notice, own: boolean, names: NewsNames): string {
  if (own) return inOwnChart(what, by === grantee, names);
  switch (what) {
    case "accessGranted":
      return text.youMaySee(names.patient);
    case "accessEnded":
      return text.yourAccessEnded(names.patient);
    case "requestDenied":
      return text.yourRequestDenied(names.patient);
    case "proxyAppointed":
      return text.youMayActFor(names.patient);
    case "proxyDismissed":
      return text.youActNoLonger(names.patient);
    default:
      return text.somethingElse(names.patient);
  }
}

function inOwnChart(what: Notice["what"], byGrantee: boolean, { by, grantee }: NewsNames): string {
  switch (what) {
    case "accessRequested":
      return text.asks(by);
    case "accessGranted":
      return text.sharedForYou(by, grantee);
    case "accessEnded":
      return byGrantee ? text.gaveBack(by) : text.stoppedForYou(by, grantee);
    case "recordAdded":
      return text.added(by);
    case "recordAmended":
      return text.amended(by);
    case "recordRetracted":
      return text.retracted(by);
    case "recordDisputed":
      return text.disputedForYou(by);
    case "disputeAnswered":
      return text.answered(by);
    default:
      return text.didSomething(by);
  }
}
