import "server-only";
import { eq, lt, sql } from "drizzle-orm";
import { noteRefusal } from "#db/refusals";
import { attempts } from "#db/schema";
import { type Db, write } from "#db/store";
import { AppError } from "#domain/errors";

/** How many failures are free; after them each doubles the wait, from `first` seconds up to `most`. */
export type Rule = { name: string; free: number; first: number; most: number };

/** Five failures for one name, fifty from one address; an owner waits at most a quarter of an hour. */
export const passwordRules = (username: string, address: string | null): Rule[] => [
  { name: `sign-in:${username}`, free: 5, first: 30, most: 900 },
  ...fromAddress(address),
];

/** The same for codes of a second factor, by account. */
export const codeRules = (userId: string, address: string | null): Rule[] => [
  { name: `code:${userId}`, free: 5, first: 30, most: 900 },
  ...fromAddress(address),
];

const shared = "sign-in-from:";
const fromAddress = (address: string | null): Rule[] => (address ? [{ name: shared + address, free: 50, first: 30, most: 900 }] : []);
const addressOf = (rules: readonly Rule[]) => rules.find(({ name }) => name.startsWith(shared))?.name.slice(shared.length) ?? null;

const forget = 24 * 60 * 60;
const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();

/**
 * Counts an attempt before it is made, so that many at once cannot slip through; throws `too_many` with the wait.
 * When the attempt was good, `forgive` ends the count, or `takeBack` takes this one out of it; `passed` does what fits.
 */
export async function attempt(rules: readonly Rule[], now = new Date()) {
  const wait = await write(async (tx) => {
    const longest = Math.max(0, ...(await Promise.all(rules.map((rule) => waitOf(tx, rule, now)))));
    if (longest === 0) for (const rule of rules) await count(tx, rule, now);
    else await noteRefusal(tx, addressOf(rules), refusalOf(rules, longest), now);
    return longest;
  });
  if (wait > 0) throw new AppError("too_many", `Too many attempts. Try again in ${words(wait)}.`);
}

const refusalOf = ([own]: readonly Rule[], seconds: number) =>
  ({ action: "attempt.refused", entity: "user", entityId: "unknown", detail: { limit: own?.name.slice(0, 120), seconds } }) as const;

export const forgive = (rules: readonly Rule[]) =>
  write(async (tx) => {
    for (const { name } of rules) await tx.delete(attempts).where(eq(attempts.name, name));
  });

/** A good attempt: the count of its own rule, the first, is over; in those that others share it was none. */
export async function passed([own, ...shared]: readonly Rule[]) {
  if (own) await forgive([own]);
  if (shared.length > 0) await takeBack(shared);
}

/** Where others' failures count too: a good attempt was none, and its wait is off; nothing before it is forgotten. */
export const takeBack = (rules: readonly Rule[]) =>
  write(async (tx) => {
    for (const { name } of rules)
      await tx
        .update(attempts)
        .set({ count: sql`max(0, ${attempts.count} - 1)`, until: sql`${attempts.at}` })
        .where(eq(attempts.name, name));
  });

/** Seconds to wait. Where the clock was put back since, what was left then begins anew now, once. */
async function waitOf(tx: Db, { name, most }: Rule, now: Date) {
  const [row] = await tx.select().from(attempts).where(eq(attempts.name, name));
  if (!row) return 0;
  const left = (Date.parse(row.until) - Math.max(Date.parse(row.at), now.getTime())) / 1000;
  const wait = Math.max(0, Math.min(most, Math.ceil(left)));
  if (row.at > now.toISOString())
    await tx
      .update(attempts)
      .set({ at: now.toISOString(), until: later(now, wait) })
      .where(eq(attempts.name, name));
  return wait;
}

async function count(tx: Db, { name, free, first, most }: Rule, now: Date) {
  await tx.delete(attempts).where(lt(attempts.at, later(now, -forget)));
  const [row] = await tx.select().from(attempts).where(eq(attempts.name, name));
  const n = (row?.count ?? 0) + 1;
  const seconds = n < free ? 0 : Math.min(most, first * 2 ** (n - free));
  const value = { count: n, until: later(now, seconds), at: now.toISOString() };
  await tx
    .insert(attempts)
    .values({ name, ...value })
    .onConflictDoUpdate({ target: attempts.name, set: value });
}

const words = (seconds: number) => (seconds < 90 ? `${seconds} second${seconds === 1 ? "" : "s"}` : `${Math.ceil(seconds / 60)} minutes`);
