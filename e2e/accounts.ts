import { migrate } from "#db/migrate";
import { secret } from "#db/secret";
import { closeStore } from "#db/store";
import { createUser } from "#db/users";
import { type Role, system } from "#domain/access";

// Makes an account of each role that is named, called like its role: `npx tsx e2e/accounts.ts reader editor`, as `ENTENTE_DATA`
// says where. To load the program takes most of the time of `npm run user`; here it is loaded once for all of them.
migrate();
secret();
for (const role of process.argv.slice(2)) await createUser(system, { username: role, name: role, role: role as Role }, password());
closeStore();

function password() {
  const { ENTENTE_PASSWORD } = process.env;
  if (!ENTENTE_PASSWORD) throw new Error("ENTENTE_PASSWORD is not set.");
  return ENTENTE_PASSWORD;
}
