import { request } from "node:http";
import { text } from "node:stream/consumers";

/** Statuses whose answers have no body, not even an empty one. */
const BODILESS = new Set([204, 304]);

/**
 * `fetch` on a connection of its own. A kept one may be closed by the other side just when a busy test uses it again, and what
 * became of the call is then unknown.
 */
export async function freshFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  return new Promise((resolve, reject) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    const asked = request(url, { method: init.method, headers, agent: false }, (response) => {
      const { statusCode: status = 0, headersDistinct } = response;
      const named = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      );
      text(response).then((said) => {
        resolve(new Response(BODILESS.has(status) ? null : said, { status, headers: named }));
      }, reject);
    });
    asked.once("error", reject);
    asked.end(init.body);
  });
}
