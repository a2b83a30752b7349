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
  /** Answers everything with this status. */
  refuse(status: number | undefined): void;
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

function altered(said: string, asked: Call | Call[], change: Change): string {
  const calls = [asked].flat();
  const alterOne = (answer: { id: number; result?: unknown }) => {
    const { method = "", params = [{}] } = calls.find(({ id }) => id === answer.id) ?? {};
    return "result" in answer ? { ...answer, result: change(method, params, answer.result) } : answer;
  };
  const answer = JSON.parse(said) as { id: number } | { id: number }[];
  return JSON.stringify(Array.isArray(answer) ? answer.map(alterOne) : alterOne(answer));
}

/** A node between the manager and the chain that can be made to fail. */
export async function rpcProxy(target: string): Promise<RpcProxy> {
  let isDown = false;
  let longestRange = Infinity;
  let alter: Change | undefined;
  let refusal: number | undefined;
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
      const parsed = JSON.parse(body) as Call | Call[];
      // Several calls at once are only ever questions about blocks.
      const call = Array.isArray(parsed) ? (parsed[0] ?? { id: 0, method: "" }) : parsed;
      response.setHeader("content-type", "application/json");
      if (refusal !== undefined) {
        response.statusCode = refusal;
        response.end("{}");
        return;
      }
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
      else response.end(alter ? altered(said, parsed, alter) : said);
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
    refuse: (status) => {
      refusal = status;
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
