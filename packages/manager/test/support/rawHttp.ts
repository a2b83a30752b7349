import { connect, type Socket } from "node:net";

export interface Raw {
  readonly socket: Socket;
  /** Everything that was answered until the connection ended. */
  readonly answered: Promise<string>;
}

/** A connection on which a test writes what it wants, from another address of this machine if one is named. */
export function rawConnection(url: string, from = "127.0.0.1"): Raw {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), localAddress: from });
  let text = "";
  socket.on("data", (chunk: Buffer) => {
    text += String(chunk);
  });
  const answered = new Promise<string>((resolve) => {
    socket.once("close", () => {
      resolve(text);
    });
  });
  socket.on("error", () => undefined);
  return { socket, answered };
}

/** The beginning of a request, up to its body. */
export function head(method: string, path: string, headers: Record<string, string>): string {
  const lines = Object.entries({ host: "manager", ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
}
