import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context as HonoContext } from "hono";
import type { Config } from "../config.ts";

/** The part of an address that one household or one server has for itself: of IPv6, the first 64 bits. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").split("%")[0] ?? "";
  if (!plain.includes(":")) return plain;
  const [before = "", after = ""] = plain.split("::");
  const [head, tail] = [before.split(":").filter(Boolean), after.split(":").filter(Boolean)];
  const zeros = plain.includes("::") ? Array.from({ length: 8 - head.length - tail.length }, () => "0") : [];
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((part) => parseInt(part, 16).toString(16))
    .join(":");
}

/** Where a request comes from: the connection, or what the operator's own proxies wrote down, the nearest last. */
export function remoteOf(c: HonoContext, { config }: { config: Pick<Config, "proxies"> }): string {
  const direct = getConnInfo(c).remote.address ?? "";
  if (config.proxies === 0) return direct;
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  return forwarded.at(-config.proxies) ?? direct;
}
