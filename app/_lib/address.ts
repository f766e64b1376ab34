import "server-only";
import type { IncomingMessage } from "node:http";
import { headers } from "next/headers";

export const addressHeader = "x-entente-address";

/**
 * Makes a request carry the address it came from, as the socket knows it, and drops what a client may forge. Behind a
 * proxy (`ENTENTE_PROXY=on`) the proxy's own word counts: the last entry of `X-Forwarded-For`.
 */
export function nameAddress({ headers, socket }: IncomingMessage) {
  const proxied = process.env.ENTENTE_PROXY === "on";
  const last = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  // A socket that takes both kinds tells an IPv4 address as an IPv6 one.
  headers[addressHeader] = ((proxied && last) || socket.remoteAddress || "").replace(/^::ffff:(?=[\d.]+$)/, "");
  if (!proxied)
    for (const forged of ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"]) delete headers[forged];
}

const dots = /[/\\](?:\.|%2e){1,2}(?=[/\\?#]|$)/i;

/** A browser resolves `..` before it asks; who asks with one gets no other page than the one that is not there. */
export function keepDots(request: IncomingMessage) {
  const [path = ""] = (request.url ?? "").split("?");
  if (dots.test(path)) request.url = "/no-such-page";
}

/** Where this request came from, or null. */
export const currentAddress = async (): Promise<string | null> => (await headers()).get(addressHeader);

/** Where this request came from and what its browser says that it is. */
export const currentClient = async () => ({ address: await currentAddress(), agent: (await headers()).get("user-agent") });
