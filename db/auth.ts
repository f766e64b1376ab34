import "server-only";
import { betterAuth } from "better-auth";
import { admin, username } from "better-auth/plugins";
import { createAccessControl } from "better-auth/plugins/access";
import { storeAdapter } from "#db/auth-adapter";
import { hashPassword, verifyPassword } from "#db/passwords";
import { secret } from "#db/secret";
import { roles } from "#domain/access";
import { longestPassword, shortestPassword } from "#domain/account";

/** How long a session lasts. */
export const sessionSeconds = 14 * 24 * 60 * 60;

// Rights are ours (domain/access.ts); better-auth only has to know that the roles exist.
const access = createAccessControl({ none: [] });
const none = access.newRole({ none: [] });

const make = () =>
  betterAuth({
    appName: "Entente",
    baseURL: process.env.ENTENTE_URL ?? "http://localhost:3000",
    secret: secret(),
    database: storeAdapter,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    session: { expiresIn: sessionSeconds, cookieCache: { enabled: false } },
    advanced: { disableOriginCheck: true },
    plugins: [
      username({ minUsernameLength: 2, usernameValidator: (name) => /^[a-z0-9._-]+$/i.test(name) }),
      admin({
        defaultRole: "reader",
        adminRoles: ["admin"],
        roles: Object.fromEntries(Object.keys(roles).map((role) => [role, none])),
      }),
    ],
  });

const shared = globalThis as { ententeAuth?: ReturnType<typeof make> };

/** better-auth over our store. Only `db/sessions.ts` calls it: there is no route of its own. */
export const auth = () => {
  shared.ententeAuth ??= make();
  return shared.ententeAuth;
};
