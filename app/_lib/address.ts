import "server-only";
import http from "node:http";
import { headers } from "next/headers";

const header = "x-entente-address";

/**
 * Makes each request carry the address it came from, as the socket knows it, and drops what a client may forge. Behind a
 * proxy (`ENTENTE_PROXY=on`) the proxy's own word counts: the last entry of `X-Forwarded-For`.
 */
export function nameAddresses() {
  const shared = globalThis as { ententeAddresses?: boolean };
  if (shared.ententeAddresses) return;
  shared.ententeAddresses = true;
  const proxied = process.env.ENTENTE_PROXY === "on";
  const emit = http.Server.prototype.emit as (this: http.Server, ...rest: unknown[]) => boolean;
  http.Server.prototype.emit = function (this: http.Server, ...rest: unknown[]) {
    if (rest[0] === "request") {
      name(rest[1] as http.IncomingMessage, proxied);
      keepDots(rest[1] as http.IncomingMessage);
    }
    return emit.apply(this, rest);
  } as typeof http.Server.prototype.emit;
}

function name({ headers, socket }: http.IncomingMessage, proxied: boolean) {
  const last = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  headers[header] = (proxied && last) || socket.remoteAddress || "";
  if (!proxied)
    for (const forged of ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"]) delete headers[forged];
}

const dots = /[/\\](?:\.|%2e){1,2}(?=[/\\?#]|$)/i;

/** A browser resolves `..` before it asks; who asks with one gets no other page than the one that is not there. */
function keepDots(request: http.IncomingMessage) {
  const [path = ""] = (request.url ?? "").split("?");
  if (dots.test(path)) request.url = "/no-such-page";
}

/** Where this request came from, or null. */
export const currentAddress = async (): Promise<string | null> => (await headers()).get(header);

/** Where this request came from and what its browser says that it is. */
export const currentClient = async () => ({ address: await currentAddress(), agent: (await headers()).get("user-agent") });
