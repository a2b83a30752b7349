import { createServer } from "node:http";
import { text } from "node:stream/consumers";

export interface RpcProxy {
  readonly url: string;
  /** Breaks every connection from now on. */
  down(): void;
  up(): void;
  /** Refuses `eth_getLogs` over more blocks than this, as public nodes do. */
  refuseRangesOver(blocks: number): void;
  /**
   * Told of every call before it is passed on and again before it is answered; `true` cuts the connection there: what was
   * not passed on never happens, what was answered never arrives.
   */
  watch(cuts: (method: string, when: "before" | "after") => Promise<boolean>): void;
  /** Changes what the node says: gets method, parameters and result of each call. */
  alter(change: Change | undefined): void;
  close(): Promise<void>;
}

export type Change = (method: string, params: readonly unknown[], result: unknown) => unknown;

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params?: [{ fromBlock?: string; toBlock?: string }];
}

function altered(said: string, { method, params = [{}] }: Call, change: Change): string {
  const answer = JSON.parse(said) as { result?: unknown };
  return JSON.stringify("result" in answer ? { ...answer, result: change(method, params, answer.result) } : answer);
}

/** A node between the manager and the chain that can be made to fail. */
export async function rpcProxy(target: string): Promise<RpcProxy> {
  let isDown = false;
  let longestRange = Infinity;
  let alter: Change | undefined;
  let cuts: Parameters<RpcProxy["watch"]>[0] = () => Promise.resolve(false);
  const tooLong = ({ method, params: [filter] = [{}] }: Call) =>
    method === "eth_getLogs" &&
    filter.fromBlock !== undefined &&
    Number(filter.toBlock) - Number(filter.fromBlock) >= longestRange;

  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      if (isDown) {
        request.socket.destroy();
        return;
      }
      const call = JSON.parse(body) as Call;
      response.setHeader("content-type", "application/json");
      if (tooLong(call)) {
        response.end(
          JSON.stringify({
            jsonrpc: "2.0",
            id: call.id,
            error: { code: -32005, message: "query returned more than 10000 results" },
          }),
        );
        return;
      }
      if (await cuts(call.method, "before")) {
        request.socket.destroy();
        return;
      }
      const answer = await fetch(target, { method: "POST", headers: { "content-type": "application/json" }, body });
      const said = await answer.text();
      if (await cuts(call.method, "after")) request.socket.destroy();
      else response.end(alter ? altered(said, call, alter) : said);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${String(typeof address === "object" ? address?.port : 0)}`,
    down: () => {
      isDown = true;
    },
    up: () => {
      isDown = false;
    },
    refuseRangesOver: (blocks) => {
      longestRange = blocks;
    },
    alter: (next) => {
      alter = next;
    },
    watch: (next) => {
      cuts = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
