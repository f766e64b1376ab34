// npm run user -- create NAME --role ROLE [--name "Full Name"] | list | disable NAME | enable NAME | role NAME ROLE
// The password is asked for, or read from ENTENTE_PASSWORD.
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { migrate, StartRefused } from "#db/migrate";
import { secret } from "#db/secret";
import { closeStore } from "#db/store";
import { createUser, disableUser, enableUser, listUsers, setRole } from "#db/users";
import { type Role, roles, system } from "#domain/access";
import { AppError } from "#domain/errors";

const usage = `npm run user -- create NAME --role ${Object.keys(roles).join("|")} [--name "Full name"]
npm run user -- list
npm run user -- disable NAME
npm run user -- enable NAME
npm run user -- role NAME ROLE`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { role: { type: "string" }, name: { type: "string" } },
});
const [command, username = "", wanted = ""] = positionals;

const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

async function password(): Promise<string> {
  if (process.env.ENTENTE_PASSWORD) return process.env.ENTENTE_PASSWORD;
  if (!process.stdin.isTTY) throw new AppError("invalid", "Give the password in ENTENTE_PASSWORD, or run this in a terminal.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await terminal.question("Password (shown as you type): ");
  terminal.close();
  return typed;
}

async function run() {
  if (command === "list") {
    for (const user of await listUsers(system))
      console.log([user.username, user.role, user.disabled ? "disabled" : "active", user.name].join("\t"));
  } else if (command === "create" && username) {
    const role = values.role ?? "reader";
    if (!isRole(role)) throw new AppError("invalid", `${role} is not a role; give ${Object.keys(roles).join(", ")}.`);
    const made = await createUser(system, { username: username.toLowerCase(), name: values.name ?? username, role }, await password());
    console.log(`Made ${made.username}, ${made.role}.`);
  } else if (command === "disable" && username) {
    await disableUser(system, username);
    console.log(`Disabled ${username}; every session of theirs has ended.`);
  } else if (command === "enable" && username) {
    await enableUser(system, username);
    console.log(`Enabled ${username}.`);
  } else if (command === "role" && username && isRole(wanted)) {
    await setRole(system, username, wanted);
    console.log(`${username} is now ${wanted}.`);
  } else {
    console.error(usage);
    process.exitCode = 2;
  }
}

try {
  migrate();
  secret();
  await run();
} catch (error) {
  if (!(error instanceof AppError || error instanceof StartRefused)) throw error;
  console.error(error.message);
  if (error instanceof AppError) for (const messages of Object.values(error.fields)) console.error(messages.join("\n"));
  process.exitCode = 1;
} finally {
  closeStore();
}
