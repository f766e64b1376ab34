import "server-only";
import { eq } from "drizzle-orm";
import { insertAccount, prepareAccount, type User } from "#db/accounts";
import { appendAudit } from "#db/audit";
import { hashOfCode, readableCode } from "#db/codes";
import { meta } from "#db/schema";
import { type Db, db, write } from "#db/store";
import { attempt, forgive, type Rule } from "#db/throttle";
import { adminCount, record } from "#db/users";
import { system } from "#domain/access";
import { visitor } from "#domain/audit-actions";
import { AppError } from "#domain/errors";

const codeName = "set_up";
const rules: Rule[] = [{ name: "set-up", free: 10, first: 30, most: 900 }];

/** Whether the first administrator is still to be made. */
export const needsSetUp = async () => (await adminCount()) === 0;

/** Makes a new set-up code while there is no administrator, and answers it once; only its hash is kept. */
export async function announceSetup(): Promise<string | null> {
  if (!(await needsSetUp())) return null;
  const code = readableCode();
  const value = hashOfCode(code);
  await write(async (tx) => {
    await tx.insert(meta).values({ name: codeName, value }).onConflictDoUpdate({ target: meta.name, set: { value } });
  });
  return code;
}

/** Makes the first administrator for whoever has the code. Throws `conflict` once there is one, `invalid` with messages by field. */
export async function setUpFirstAdmin(input: { code: string; username: string; name: string; password: string }): Promise<User> {
  if (!(await needsSetUp())) throw alreadySetUp();
  await attempt(rules);
  if (!(await isCode(input.code))) {
    if (!(await needsSetUp())) throw alreadySetUp();
    await record(visitor, "user.set_up.refused", "");
    throw wrongCode();
  }
  await forgive(rules);
  const { code, username, name, password } = input;
  const made = await prepareAccount({ username: username.trim().toLowerCase(), name, role: "admin" }, password);
  return write(async (tx) => {
    // Asked again: of two who send the code at once, one has it.
    if ((await adminCount(tx)) > 0) throw alreadySetUp();
    if (!(await isCode(code, tx))) throw wrongCode();
    const now = new Date();
    const user = await insertAccount(tx, made, now);
    await tx.delete(meta).where(eq(meta.name, codeName));
    const detail = { username: user.username };
    await appendAudit(tx, system, now.toISOString(), { action: "user.set_up", entity: "user", entityId: user.id, detail });
    return user;
  });
}

async function isCode(code: string, from: Db = db()) {
  const [row] = await from.select().from(meta).where(eq(meta.name, codeName));
  return row?.value === hashOfCode(code);
}

const wrongCode = () =>
  new AppError("invalid", "Some fields need attention.", { code: ["This is not the code that the server printed when it last started"] });
const alreadySetUp = () => new AppError("conflict", "Entente is already set up. Sign in instead.");
