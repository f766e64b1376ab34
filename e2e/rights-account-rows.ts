import type { Rows } from "./rights-row";

const manager = "unauthenticated forbidden forbidden forbidden ok";

/** What is done to accounts and sessions, one's own and others', by whom. */
export const accountRows: Rows = {
  "app/(desk)/account-actions.ts#signInAction": [
    {
      page: "/sign-in",
      as: "visitor",
      button: "Sign in",
      fields: { username: "analyst", password: "{password}" },
      sets: "entente-session",
      answers: "ok ok ok ok ok",
    },
  ],
  "app/(desk)/account-actions.ts#setUpAction": [
    {
      page: "/set-up",
      as: "visitor",
      button: "Make the administrator",
      fields: { code: "{code}", username: "second", name: "Second", password: "{password}" },
      answers: "conflict conflict conflict conflict conflict",
    },
  ],
  "app/_lib/theme.ts#setTheme": [{ page: "/timeline", as: "reader", button: "Dark", sets: "theme", answers: "same same same same same" }],
  "app/(desk)/account-actions.ts#acceptInviteAction": [
    {
      given: "invite",
      page: "/invite/{invite}",
      as: "visitor",
      button: "Make my account",
      fields: { name: "Member", username: "m{word}", password: "{password}" },
      sets: "entente-session",
      answers: "ok ok ok ok ok",
    },
  ],
  // It asks for the ticket of whoever has just given the password, which is in their cookie.
  "app/(desk)/account-actions.ts#signInCodeAction": [
    {
      given: "ticket",
      page: "/sign-in/code",
      as: "visitor",
      button: "Sign in",
      fields: { code: "000000" },
      answers: "unauthenticated unauthenticated unauthenticated unauthenticated unauthenticated",
    },
  ],
  "app/(desk)/account/actions.ts#nameAction": [
    {
      page: "/account",
      as: "reader",
      button: "Change name",
      fields: { name: "Name {word}" },
      answers: "unauthenticated ok ok ok ok",
    },
  ],
  "app/(desk)/account/actions.ts#passwordAction": [
    {
      page: "/account",
      as: "reader",
      button: "Change password",
      fields: { present: "{ownPassword}", password: "a new secret of {word}" },
      sets: "entente-session",
      answers: "unauthenticated ok ok ok ok",
    },
  ],
  "app/(desk)/account/actions.ts#startFactorAction": [
    {
      page: "/account",
      as: "reader",
      button: "Set up a second factor",
      fields: { password: "{ownPassword}" },
      once: true,
      stays: true,
      answers: "unauthenticated ok ok ok ok",
    },
  ],
  // Served while a set-up is pending, which the row before began for all of them.
  "app/(desk)/account/actions.ts#codesAction": [
    {
      page: "/account",
      as: "reader",
      button: "Turn it on",
      fields: { code: "no code" },
      answers: "unauthenticated invalid invalid invalid invalid",
    },
  ],
  "app/(desk)/account/actions.ts#cancelFactor": [
    { page: "/account", as: "reader", button: "Cancel", once: true, answers: "unauthenticated ok ok ok ok" },
  ],
  // Served to somebody whose second factor is on, as it is for none of the five.
  "app/(desk)/account/actions.ts#turnOffFactorAction": [
    {
      given: "factorAccount",
      page: "/account?of=factor",
      as: "visitor",
      button: "Turn it off",
      fields: { password: "{password}", code: "000000" },
      answers: "unauthenticated conflict conflict conflict conflict",
    },
  ],
  "app/(desk)/account/actions.ts#endOne": [
    {
      given: "otherSessions",
      page: "/account",
      as: "reader",
      button: "End",
      answers: "unauthenticated ok not_found not_found not_found",
    },
  ],
  "app/(desk)/account/actions.ts#endOthers": [
    {
      given: "otherSessions",
      page: "/account",
      as: "reader",
      button: "End all others",
      answers: "unauthenticated ok ok ok ok",
    },
  ],
  "app/(desk)/admin/users/actions.ts#inviteAction": [
    {
      page: "/admin/users",
      as: "admin",
      button: "Make a link",
      fields: { name: "Ida", role: "analyst" },
      stays: true,
      answers: manager,
    },
  ],
  "app/(desk)/admin/users/actions.ts#withdraw": [
    { given: "invite", about: "{inviteId}", page: "/admin/users", as: "admin", button: "Withdraw", answers: manager },
  ],
  "app/(desk)/admin/users/actions.ts#changeRole": [
    { given: "account", page: "/admin/users", as: "admin", button: "Change", fields: { role: "editor" }, answers: manager },
  ],
  "app/(desk)/admin/users/actions.ts#disable": [
    { given: "account", page: "/admin/users", as: "admin", button: "Disable", answers: manager },
  ],
  "app/(desk)/admin/users/actions.ts#enable": [
    { given: "disabledAccount", page: "/admin/users", as: "admin", button: "Enable", answers: manager },
  ],
  "app/(desk)/admin/users/actions.ts#endAllSessions": [
    { given: "account", page: "/admin/users", as: "admin", button: "End all", answers: manager },
  ],
  "app/(desk)/admin/users/actions.ts#resetFactor": [
    { given: "factorAccount", page: "/admin/users", as: "admin", button: "Remove", answers: manager },
  ],
  // Last, for it ends the sessions that all the others are done with.
  "app/_lib/sign-out.ts#signOut": [{ page: "/timeline", as: "reader", button: "Sign out", answers: "same ok ok ok ok" }],
};
