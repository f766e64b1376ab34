import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { noteForeignOrigin } from "#db/refusals";
import { actorOfToken } from "#db/sessions";
import { ticketSeconds } from "#db/tickets";
import type { Actor } from "#domain/access";
import { AppError } from "#domain/errors";
import { currentAddress } from "#lib/address";
import { isOurs } from "#lib/origin";
import { nameUser, requestHeader } from "#lib/requests";

const cookie = "entente-session";
const maxAge = 14 * 24 * 60 * 60;

/** Who makes this request, or null; read once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = await sessionToken();
  const actor = token ? await actorOfToken(token) : null;
  if (actor) nameUser((await headers()).get(requestHeader), actor.id);
  return actor;
});

/** The signed token of the request's cookie; one that is absurdly long is none. */
export async function sessionToken(): Promise<string | null> {
  const value = (await cookies()).get(cookie)?.value;
  return value && value.length < 500 ? value : null;
}

export async function keepSession(token: string) {
  (await cookies()).set(cookie, token, { path: "/", httpOnly: true, sameSite: "lax", secure: await isSecure(), maxAge });
}

const ticketCookie = "entente-sign-in";

/** The ticket between the two steps of signing in; it goes with no other request. */
export async function keepTicket(ticket: string) {
  const about = { path: "/sign-in", httpOnly: true, sameSite: "strict", secure: await isSecure(), maxAge: ticketSeconds } as const;
  (await cookies()).set(ticketCookie, ticket, about);
}

export async function signInTicket(): Promise<string | null> {
  const value = (await cookies()).get(ticketCookie)?.value;
  return value && value.length < 500 ? value : null;
}

export async function forgetTicket() {
  (await cookies()).delete({ name: ticketCookie, path: "/sign-in" });
}

export async function forgetSession() {
  (await cookies()).delete(cookie);
}

/** `Secure` would keep the cookie from ever coming back over plain http, so it follows the address people use. */
const isSecure = async () => (process.env.ENTENTE_URL ?? (await headers()).get("origin") ?? "").startsWith("https:");

/** Throws `forbidden` unless the request says it comes from a page of ours: a form elsewhere must change nothing here. */
export async function requireOrigin() {
  const given = await headers();
  const origin = given.get("origin") ?? "";
  if (isOurs(origin, given.get("host"))) return;
  await noteForeignOrigin(await currentAddress(), origin);
  throw new AppError("forbidden", "This request did not come from a page of Entente. Nothing was changed.");
}

/** The path and query of an address on this server; null for any other, however it is spelt. */
export function localPath(text: unknown): string | null {
  if (typeof text !== "string" || !/^\/(?![/\\])/.test(text) || /[\\\p{Cc}]/u.test(text)) return null;
  const { pathname, search } = new URL(text, "http://local");
  return pathname.startsWith("//") ? null : pathname + search;
}
