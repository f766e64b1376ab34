"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { acceptInvite } from "#db/invites";
import { finishSignIn } from "#db/second-step";
import { actorOfToken, signIn } from "#db/sessions";
import { setUpFirstAdmin } from "#db/set-up";
import { AppError } from "#domain/errors";
import { formAction } from "#lib/action";
import { currentClient } from "#lib/address";
import { forgetTicket, keepSession, keepTicket, localPath, sessionToken, signInTicket } from "#lib/session";

type Credentials = { username: string; password: string };

/** Signs in and goes on to where the person was headed, on this server only; by way of a code where the account asks for one. */
async function enter(credentials: Credentials, next: string): Promise<never> {
  const signedIn = await signIn({ ...credentials, ...(await currentClient()), replaces: await sessionToken() });
  if ("token" in signedIn) return goOn(signedIn.token, next);
  await keepTicket(signedIn.ticket);
  redirect(`/sign-in/code?next=${encodeURIComponent(next)}`);
}

/** Whoever lacks a second factor that their role asks for is led to where it is set up. */
async function goOn(token: string, next: string): Promise<never> {
  await keepSession(token);
  redirect(((await actorOfToken(token))?.lacks ? "/account" : next) as Route);
}

export const signInAction = formAction(
  ({ username = "", password = "", next }) => enter({ username, password }, localPath(next) ?? "/"),
  ["password"],
);

/** The second step: a code of the app, or a recovery code. */
export const signInCodeAction = formAction(
  async ({ code = "", next }) => {
    const ticket = await signInTicket();
    if (!ticket) throw new AppError("unauthenticated", "More than five minutes have passed since the password was given. Sign in again.");
    const token = await finishSignIn({ ticket, code, ...(await currentClient()), replaces: await sessionToken() });
    await forgetTicket();
    await goOn(token, localPath(next) ?? "/");
  },
  ["code"],
);

/** Makes the first administrator and signs them in. */
export const setUpAction = formAction(
  async ({ code = "", username = "", name = "", password = "" }) => {
    const user = await setUpFirstAdmin({ code, username, name, password });
    await enter({ username: user.username, password }, "/");
  },
  ["password"],
);

/** Makes the account that an invitation is for, and signs its owner in. */
export const acceptInviteAction = formAction(
  async ({ token = "", username = "", name = "", password = "" }) => {
    const user = await acceptInvite(token, { username, name, password });
    await enter({ username: user.username, password }, "/");
  },
  ["password", "token"],
);
