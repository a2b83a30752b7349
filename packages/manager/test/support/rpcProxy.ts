import { createServer } from "node:http";
import { text } from "node:stream/consumers";

export interface RpcProxy {
  readonly url: string;
  /** Breaks every connection from now on. */
  down(): void;
  up(): void;
  /** Refuses `eth_getLogs` over more blocks than this, as public nodes do. */
  refuseRangesOver(blocks: number): void;
  close(): Promise<void>;
}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params?: [{ fromBlock?: string; toBlock?: string }];
}

/** A node between the manager and the chain that can be made to fail. */
export async function rpcProxy(target: string): Promise<RpcProxy> {
  let isDown = false;
  let longestRange = Infinity;
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
      const answer = await fetch(target, { method: "POST", headers: { "content-type": "application/json" }, body });
      response.end(await answer.text());
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
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
