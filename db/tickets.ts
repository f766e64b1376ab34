import "server-only";
import { createHash } from "node:crypto";
import { sign, unsign } from "#db/secret";

const purpose = "second step of signing in";
export const ticketSeconds = 5 * 60;

/** Stands for the password as it is kept: a ticket is worth nothing once that has changed. */
export const printOf = (stored: string) => createHash("sha256").update(stored).digest("hex").slice(0, 24);

/** Says for five minutes that its holder gave the right password; it opens nothing but the second step of signing in. */
export const makeTicket = (userId: string, stored: string, now = new Date()) =>
  sign([userId, printOf(stored), now.getTime() + ticketSeconds * 1000].join(":"), purpose);

/** Whose ticket it is, or null where it is over or not ours. One that lasts too long was made before the clock was put back. */
export function readTicket(ticket: string, now = new Date()): { userId: string; print: string } | null {
  const [userId = "", print = "", until = ""] = (unsign(ticket, purpose) ?? "").split(":");
  const left = Number(until) - now.getTime();
  return userId && left > 0 && left <= ticketSeconds * 1000 ? { userId, print } : null;
}
