import type { IncomingMessage, Server, ServerOptions, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Config } from "../config.ts";
import { Problem } from "./problem.ts";

/** Milliseconds until the headers of a request have to be there. */
const HEADERS_WITHIN = 15_000;
/** Connections at once, from wherever; each costs some memory. */
const MOST_CONNECTIONS = 4_000;

/** Time limits that Node itself keeps. */
export const serverOptions = ({ limits }: Pick<Config, "limits">): ServerOptions => ({
  requestTimeout: limits.requestSeconds * 1000,
  headersTimeout: Math.min(HEADERS_WITHIN, limits.requestSeconds * 1000),
  connectionsCheckingInterval: Math.min(5_000, limits.requestSeconds * 500),
});

/**
 * Keeps those who send or read slowly, or not at all, from holding on to the service: a request has a time to be complete, a
 * transfer that stands still is cut, and one address holds so many connections at most. An answer that takes long because
 * the service works on it is none of this.
 */
export function guardServer(server: Server, { limits, proxies }: Pick<Config, "limits" | "proxies">): void {
  const exchanges = new WeakMap<Socket, { request: IncomingMessage; response: ServerResponse }>();
  const perAddress = new Map<string, number>();
  server.maxConnections = MOST_CONNECTIONS;

  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    exchanges.set(request.socket, { request, response });
  });
  server.setTimeout(limits.idleSeconds * 1000, (socket: Socket) => {
    const exchange = exchanges.get(socket);
    if (exchange?.request.complete && !exchange.response.headersSent) return;
    refuse(socket, exchange?.response.headersSent === true ? undefined : new Problem("TOO_SLOW"));
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const late = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
    const answered = exchanges.get(socket)?.response.headersSent === true;
    const problem = late ? new Problem("TOO_SLOW") : new Problem("INVALID_INPUT", "This is not HTTP.");
    refuse(socket, answered ? undefined : problem);
  });
  // Behind proxies of the operator every connection comes from one of them.
  if (proxies > 0) return;
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    const open = (perAddress.get(address) ?? 0) + 1;
    perAddress.set(address, open);
    socket.once("close", () => {
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
    });
    if (open > limits.connectionsPerAddress) socket.destroy();
  });
}

/** Says why on the bare connection, where that does not fall into the middle of an answer, and ends it. */
function refuse(socket: Socket, problem: Problem | undefined): void {
  if (problem && socket.writable) {
    const body = problem.body();
    const lines = [
      `HTTP/1.1 ${String(problem.status)} ${problem.code}`,
      "content-type: application/problem+json",
      `content-length: ${String(Buffer.byteLength(body))}`,
      "connection: close",
    ];
    socket.write(`${lines.join("\r\n")}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}
