import "server-only";
import { eq } from "drizzle-orm";
import { authUsers } from "#db/schema";
import { db } from "#db/store";
import { system } from "#domain/access";

/** The name of whoever did something; neutral where the account is gone. */
export async function nameOfUser(id: string): Promise<string> {
  if (id === system.id) return system.name;
  const [row] = await db().select({ name: authUsers.name }).from(authUsers).where(eq(authUsers.id, id));
  return row?.name ?? "a former member";
}

/** The names of several people, by id. */
export const namesOfUsers = async (ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(await Promise.all([...new Set(ids)].map(async (id): Promise<[string, string]> => [id, await nameOfUser(id)])));
