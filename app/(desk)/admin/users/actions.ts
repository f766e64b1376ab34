"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { createInvite, withdrawInvite } from "#db/invites";
import { actorOfToken } from "#db/sessions";
import { disableUser, enableUser, endSessions, resetSecondFactor, setRole } from "#db/users";
import { type Actor, can, type Role } from "#domain/access";
import { type FormState, formAction, problemOf } from "#lib/action";
import { originOf } from "#lib/http";
import { currentActor, requireOrigin, sessionToken } from "#lib/session";

export type InviteState = FormState & { invite?: { link: string; name: string; expiresAt: string } };

/** Makes an invitation; its link is in this one answer and nowhere else. */
export async function inviteAction(before: InviteState, form: FormData): Promise<InviteState> {
  let invite: InviteState["invite"];
  const state = await formAction(async ({ name = "", role = "" }) => {
    const { token, expiresAt } = await createInvite(await currentActor(), { name: name.trim() || null, role: role as Role });
    const given = await headers();
    const url = given.get("origin") ?? "http://localhost";
    refresh();
    invite = { link: `${originOf({ url, headers: given })}/invite/${token}`, name: name.trim(), expiresAt };
  })(before, form);
  return invite ? { values: {}, errors: {}, answer: state.answer, invite } : state;
}

type Verb = (actor: Actor | null, which: string, form: FormData) => Promise<unknown>;

/** Runs a verb on the account or invitation that a button names, and shows the page with what came of it. */
async function act(form: FormData, done: string, verb: Verb) {
  await requireOrigin();
  const which = String(form.get("which") ?? "");
  const problem = await problemOf(async () => verb(await currentActor(), which, form));
  // Whoever did this to their own account may have no business here now.
  const token = await sessionToken();
  const still = token && (await actorOfToken(token));
  if (still && !can(still, "user.manage")) redirect("/");
  redirect(`/admin/users?${new URLSearchParams(problem ? { problem } : { done, who: which })}` as Route);
}

export const changeRole = async (form: FormData) =>
  act(form, "role", (actor, name, given) => setRole(actor, name, String(given.get("role")) as Role));
export const disable = async (form: FormData) => act(form, "disabled", disableUser);
export const enable = async (form: FormData) => act(form, "enabled", enableUser);
export const endAllSessions = async (form: FormData) => act(form, "sessions", endSessions);
export const resetFactor = async (form: FormData) => act(form, "factor", resetSecondFactor);
export const withdraw = async (form: FormData) => act(form, "withdrawn", (actor, id) => withdrawInvite(actor, id));
