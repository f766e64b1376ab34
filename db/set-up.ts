import "server-only";
import { createHash, randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import { meta } from "#db/schema";
import { write } from "#db/store";
import { attempt, forgive, type Rule } from "#db/throttle";
import { adminCount, record, register, type User } from "#db/users";
import { system } from "#domain/access";
import { visitor } from "#domain/audit-actions";
import { AppError } from "#domain/errors";

const name = "set_up";
const hashOf = (code: string) =>
  createHash("sha256")
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ""))
    .digest("hex");
const rules: Rule[] = [{ name: "set-up", free: 10, first: 30, most: 900 }];

/** Whether the first administrator is still to be made. */
export const needsSetUp = async () => (await adminCount()) === 0;

/** Makes a new set-up code while there is no administrator, and answers it once; only its hash is kept. */
export async function announceSetup(): Promise<string | null> {
  if (!(await needsSetUp())) return null;
  // No letters or digits that look alike; 12 of 32 are 60 bits.
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  const code = Array.from({ length: 12 }, (_, i) => (i > 0 && i % 4 === 0 ? "-" : "") + letters[randomInt(letters.length)]).join("");
  await keep(hashOf(code));
  return code;
}

const keep = (value: string) =>
  write(async (tx) => {
    await tx.insert(meta).values({ name, value }).onConflictDoUpdate({ target: meta.name, set: { value } });
  });

/** Makes the first administrator for whoever has the code. Throws `conflict` once there is one, `invalid` with messages by field. */
export async function setUpFirstAdmin(input: { code: string; username: string; name: string; password: string }): Promise<User> {
  if (!(await needsSetUp())) throw alreadySetUp();
  await attempt(rules);
  // Taken before the account is made: of two who send the code at once, one has it.
  const taken = await write(async (tx) => {
    const [row] = await tx.select().from(meta).where(eq(meta.name, name));
    if (row?.value !== hashOf(input.code)) return null;
    await tx.delete(meta).where(eq(meta.name, name));
    return row.value;
  });
  if (!taken) {
    if (!(await needsSetUp())) throw alreadySetUp();
    await record(visitor, "user.set_up.refused", "");
    const message = "This is not the code that the server printed when it last started";
    throw new AppError("invalid", "Some fields need attention.", { code: [message] });
  }
  try {
    await forgive(rules);
    const { username, name, password } = input;
    const user = await register({ username: username.trim().toLowerCase(), name, role: "admin" }, password);
    await record(system, "user.set_up", user.id, { username: user.username });
    return user;
  } catch (error) {
    await keep(taken);
    throw error;
  }
}

const alreadySetUp = () => new AppError("conflict", "Entente is already set up. Sign in instead.");
