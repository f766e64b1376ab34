import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { and, eq } from "drizzle-orm";
import { authAccounts } from "#db/schema";
import { type Db, db } from "#db/store";
import { longestPassword } from "#domain/account";

/** OWASP's figures for argon2id: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Takes tens of milliseconds: never within `write`. */
export const hashPassword = (password: string) => hash(password, cost);

export const verifyPassword = (stored: string, password: string) => verify(stored, password);

/** What is kept of an account's password, or null. It changes with the password. */
export async function storedPassword(userId: string, from: Db = db()): Promise<string | null> {
  const [row] = await from.select({ password: authAccounts.password }).from(authAccounts).where(credentialOf(userId));
  return row?.password ?? null;
}

export const credentialOf = (userId: string) => and(eq(authAccounts.userId, userId), eq(authAccounts.providerId, "credential"));

/**
 * What is kept of the account's password if this is it, else null. Without an account the work is the same, so that
 * the time tells nothing.
 */
export async function checkPassword(userId: string | null, password: string): Promise<string | null> {
  const stored = userId === null ? null : await storedPassword(userId);
  // No stored password is empty: what is too long to be one is compared as that.
  const given = password.length > longestPassword ? "" : password;
  if (stored === null) return hashPassword(given).then(() => null);
  return (await verifyPassword(stored, given)) ? stored : null;
}
