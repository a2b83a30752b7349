import { request } from "node:http";
import { text } from "node:stream/consumers";

/**
 * `fetch` on a connection of its own. A kept one may be closed by the chain just when a busy test uses it again, and what
 * became of the call is then unknown.
 */
export async function freshFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  const headers = Object.fromEntries(new Headers(init.headers));
  const { status, said } = await new Promise<{ status: number; said: string }>((resolve, reject) => {
    const asked = request(url, { method: init.method, headers, agent: false }, (response) => {
      text(response).then((words) => {
        resolve({ status: response.statusCode ?? 0, said: words });
      }, reject);
    });
    asked.once("error", reject);
    asked.end(init.body);
  });
  return new Response(said, { status, headers: { "content-type": "application/json" } });
}
