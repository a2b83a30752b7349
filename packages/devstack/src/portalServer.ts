import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { runtimeConfigSchema, type RuntimeConfig } from "@chartkey/sdk/wire";
import sirv from "sirv";
import { z } from "zod";

const cspSchema = z.object({ scriptHashes: z.array(z.string().regex(/^'?sha256-[A-Za-z0-9+/=]+'?$/)) });

export interface PortalServer {
  readonly url: string;
  /** From now on the portal knows where the chain and the manager are. */
  configure(config: z.input<typeof runtimeConfigSchema>): void;
  close(): Promise<void>;
}

/** Serves the portal's static files on loopback with the headers a production host must set too. */
export async function servePortal({ folder, port }: { folder: string; port: number }): Promise<PortalServer> {
  if (!existsSync(join(folder, "index.html")))
    throw new Error("The portal is not built. Run `npm start`, which builds it.");
  const { scriptHashes } = cspSchema.parse(JSON.parse(readFileSync(join(folder, "csp.json"), "utf8")));
  const files = sirv(folder, { etag: true, extensions: ["html"] });
  let body = "";
  let headers = securityHeaders(scriptHashes, []);

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.url?.split("?")[0] !== "/chartkey.json") {
      files(request, response, () => notFound(folder, response));
      return;
    }
    response.setHeader("content-type", "application/json");
    response.setHeader("cache-control", "no-store");
    response.statusCode = body ? 200 : 503;
    response.end(body);
  };
  const server = createServer(handle);
  const url = await listen(server, port);
  return {
    url,
    configure(config) {
      const { rpcUrl, witnessRpcUrls = [], managerUrl }: RuntimeConfig = runtimeConfigSchema.parse(config);
      headers = securityHeaders(scriptHashes, [rpcUrl, ...witnessRpcUrls, managerUrl]);
      body = JSON.stringify(config);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The wished port when it is free, else any. */
async function listen(server: ReturnType<typeof createServer>, port: number): Promise<string> {
  const attempt = (wanted: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(wanted, "127.0.0.1", () => {
        server.removeListener("error", reject);
        const address = server.address();
        resolve(typeof address === "object" && address ? address.port : wanted);
      });
    });
  const bound = await attempt(port).catch((cause: unknown) => {
    const error = cause as NodeJS.ErrnoException;
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    return attempt(0);
  });
  // By name: browsers keep no passkeys for an address of numbers.
  return `http://localhost:${String(bound)}`;
}

function notFound(folder: string, response: ServerResponse): void {
  const page = join(folder, "404.html");
  response.statusCode = 404;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(existsSync(page) ? readFileSync(page) : "Not found");
}

/** Scripts only by their hash, no other origin but the chain's node and the manager, no frames around the portal. */
function securityHeaders(scriptHashes: readonly string[], connect: readonly string[]): Record<string, string> {
  const hashes = scriptHashes.map((hash) => (hash.startsWith("'") ? hash : `'${hash}'`));
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self' blob: ${connect.map((url) => new URL(url).origin).join(" ")}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
}
