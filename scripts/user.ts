// npm run user -- create NAME --role ROLE [--name "Full Name"] | invite --role ROLE [--name "Full Name"] | list
//   | disable NAME | enable NAME | role NAME ROLE | password NAME | reset-2fa NAME
// The password is asked for, or read from ENTENTE_PASSWORD.
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { createInvite, inviteDays } from "#db/invites";
import { migrate, StartRefused } from "#db/migrate";
import { secret } from "#db/secret";
import { closeStore } from "#db/store";
import { createUser, disableUser, enableUser, listUsers, resetSecondFactor, setPassword, setRole } from "#db/users";
import { type Role, roles, system } from "#domain/access";
import { AppError } from "#domain/errors";

const usage = `npm run user -- create NAME --role ${Object.keys(roles).join("|")} [--name "Full name"]
npm run user -- list
npm run user -- disable NAME
npm run user -- enable NAME
npm run user -- role NAME ROLE
npm run user -- password NAME
npm run user -- reset-2fa NAME
npm run user -- invite --role ROLE [--name "Full name"]`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { role: { type: "string" }, name: { type: "string" } },
});
const [command, username = "", wanted = ""] = positionals;

const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

function role(): Role {
  const given = values.role ?? "reader";
  if (!isRole(given)) throw new AppError("invalid", `${given} is not a role; give ${Object.keys(roles).join(", ")}.`);
  return given;
}

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
      console.log(
        [
          user.username,
          user.role,
          user.disabled ? "disabled" : "active",
          user.secondFactor ? "second factor" : "password only",
          user.name,
        ].join("\t"),
      );
  } else if (command === "create" && username) {
    const input = { username: username.toLowerCase(), name: values.name ?? username, role: role() };
    const made = await createUser(system, input, await password());
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
  } else if (command === "password" && username) {
    await setPassword(system, username, await password());
    console.log(`${username} has a new password; every session of theirs has ended.`);
  } else if (command === "reset-2fa" && username) {
    await resetSecondFactor(system, username);
    console.log(`${username} signs in by password alone now; every session of theirs has ended.`);
  } else if (command === "invite" && values.role) {
    const { token } = await createInvite(system, { name: values.name ?? null, role: role() });
    const origin = (process.env.ENTENTE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/+$/, "");
    console.log(`For one account, within ${inviteDays} days; shown this once:\n${origin}/invite/${token}`);
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
