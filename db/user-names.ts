import "server-only";
import { inArray } from "drizzle-orm";
import { authUsers } from "#db/schema";
import { type Db, db } from "#db/store";
import { system } from "#domain/access";
import { nobody } from "#domain/audit-actions";

/** The names of those who did something; neutral where the account is gone. */
export async function namesOfUsers(ids: readonly string[], from: Db = db()): Promise<(id: string) => string> {
  const rows = await from
    .select({ id: authUsers.id, name: authUsers.name })
    .from(authUsers)
    .where(inArray(authUsers.id, [...new Set(ids)]));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) =>
    id === system.id ? system.name : (names.get(id) ?? (Object.hasOwn(nobody, id) ? nobody[id] : undefined) ?? "a former member");
}

/** The name of whoever did something. */
export const nameOfUser = async (id: string): Promise<string> => (await namesOfUsers([id]))(id);
