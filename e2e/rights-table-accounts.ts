import type { FormRow } from "./rights-table";

/** What is made anew for an attempt: a link by its token, an unused one by its id, accounts by their user names, a second session for each. */
export type GivenAccount = "invitation" | "openInvitation" | "account" | "disabledAccount" | "factorAccount" | "otherSessions";

const own = "unauthenticated ok ok ok ok";
const byAdmin = "unauthenticated forbidden forbidden forbidden ok";
const refusedTo = (code: string) => `unauthenticated ${code} ${code} ${code} ${code}`;
const credentials = { username: "{word}", name: "Name {word}", password: "{password}" };

export const accountPages: Record<string, [address: string, answers: string][]> = {
  "/sign-in/code": [["/sign-in/code", "sign-in sign-in sign-in sign-in sign-in"]],
  "/invite/[token]": [
    ["/invite/{invitation}", "200 200 200 200 200"],
    ["/invite/no-such-invitation", "404 404 404 404 404"],
  ],
  "/account": [["/account", "sign-in 200 200 200 200"]],
  "/admin/users": [["/admin/users", "sign-in 404 404 404 200"]],
};

/** Pages of one's account as another was served them: before a second factor, with two sessions, while it is set up, and with it. */
const [off, twice, pending, on] = ["/account", "/account?twice", "/account?pending", "/account?on"];

const atUsers = (given: GivenAccount, button: string, fields?: Record<string, string>): FormRow[] => [
  { given, page: "/admin/users", as: "admin", button, ...(fields && { fields }), answers: byAdmin },
];

export const accountActions: Record<string, FormRow[]> = {
  // Its form was served to somebody with a ticket, which none of these has.
  "app/(desk)/account-actions.ts#signInCodeAction": [
    {
      page: "/sign-in/code",
      as: "visitor",
      button: "Sign in",
      fields: { code: "123456" },
      answers: `unauthenticated${" unauthenticated".repeat(4)}`,
    },
  ],
  "app/(desk)/account-actions.ts#acceptInviteAction": [
    {
      given: "invitation",
      page: "/invite/{invitation}",
      as: "visitor",
      button: "Make my account",
      fields: credentials,
      sets: "entente-session",
      answers: "ok ok ok ok ok",
    },
  ],
  "app/(desk)/account/actions.ts#nameAction": [
    { page: off, as: "visitor", button: "Change name", fields: { name: "Name {word}" }, answers: own },
  ],
  "app/(desk)/account/actions.ts#passwordAction": [
    {
      page: off,
      as: "visitor",
      button: "Change password",
      fields: { present: "{password}", password: "{password}" },
      answers: refusedTo("invalid"),
    },
  ],
  "app/(desk)/account/actions.ts#codesAction": [
    { page: pending, as: "visitor", button: "Turn it on", fields: { code: "123456" }, answers: refusedTo("conflict") },
    { page: on, as: "visitor", button: "Make new codes", fields: { given: "{password}" }, answers: refusedTo("conflict") },
  ],
  "app/(desk)/account/actions.ts#turnOffFactorAction": [
    {
      page: on,
      as: "visitor",
      button: "Turn it off",
      fields: { password: "{password}", code: "123456" },
      answers: refusedTo("conflict"),
    },
  ],
  "app/(desk)/account/actions.ts#startFactorAction": [
    { page: off, as: "visitor", button: "Set up a second factor", fields: { password: "{password}" }, stays: true, answers: own },
  ],
  // What was begun by the row before.
  "app/(desk)/account/actions.ts#cancelFactor": [{ page: pending, as: "visitor", button: "Cancel", answers: own }],
  "app/(desk)/account/actions.ts#endOne": [{ page: twice, as: "visitor", button: "End", answers: refusedTo("not_found") }],
  "app/(desk)/account/actions.ts#endOthers": [
    { given: "otherSessions", page: twice, as: "visitor", button: "End all others", answers: own },
  ],
  "app/(desk)/admin/users/actions.ts#inviteAction": [
    {
      page: "/admin/users",
      as: "admin",
      button: "Make a link",
      fields: { name: "Name {word}", role: "reader" },
      stays: true,
      answers: byAdmin,
    },
  ],
  "app/(desk)/admin/users/actions.ts#withdraw": atUsers("openInvitation", "Withdraw"),
  "app/(desk)/admin/users/actions.ts#changeRole": atUsers("account", "Change", { role: "analyst" }),
  "app/(desk)/admin/users/actions.ts#disable": atUsers("account", "Disable"),
  "app/(desk)/admin/users/actions.ts#enable": atUsers("disabledAccount", "Enable"),
  "app/(desk)/admin/users/actions.ts#endAllSessions": atUsers("account", "End all"),
  "app/(desk)/admin/users/actions.ts#resetFactor": atUsers("factorAccount", "Take off"),
};

export const keptPages = { off, twice, pending, on, code: "/sign-in/code" } as const;
