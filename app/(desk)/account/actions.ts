"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { changeName, changePassword } from "#db/own-account";
import { cancelSecondFactor, confirmSecondFactor, renewRecoveryCodes, startSecondFactor, turnOffSecondFactor } from "#db/own-second-factor";
import { endOtherSessions, endSession } from "#db/own-sessions";
import type { Actor } from "#domain/access";
import { type FormState, formAction, problemOf } from "#lib/action";
import { currentClient } from "#lib/address";
import { currentActor, keepSession, requireOrigin, sessionToken } from "#lib/session";

/** Codes are in this one answer and nowhere else. */
export type CodesState = FormState & { codes?: string[] };

const done = (what: string) => redirect(`/account?done=${what}` as Route);

export const nameAction = formAction(async ({ name = "" }) => {
  await changeName(await currentActor(), name);
  done("name");
});

export const passwordAction = formAction(
  async ({ present = "", password = "" }) => {
    await keepSession(await changePassword(await currentActor(), { present, password }, await currentClient()));
    done("password");
  },
  ["present", "password"],
);

export const startFactorAction = formAction(
  async ({ password = "" }) => {
    await startSecondFactor(await currentActor(), password, await currentClient());
    refresh();
  },
  ["password"],
);

/** Puts the second factor on by a `code`, or makes new recovery codes for what was `given`. */
export async function codesAction(before: CodesState, form: FormData): Promise<CodesState> {
  let codes: string[] | undefined;
  const state = await formAction(
    async ({ code, given = "" }) => {
      const [actor, client] = [await currentActor(), await currentClient()];
      if (code === undefined) codes = await renewRecoveryCodes(actor, given, client);
      else {
        const made = await confirmSecondFactor(actor, code, client);
        await keepSession(made.token);
        codes = made.codes;
      }
      refresh();
    },
    ["code", "given"],
  )(before, form);
  return codes ? { ...state, values: {}, codes } : state;
}

export const turnOffFactorAction = formAction(
  async ({ password = "", code = "" }) => {
    await turnOffSecondFactor(await currentActor(), { password, code }, await currentClient());
    done("factor_off");
  },
  ["password", "code"],
);

/** Runs what a button asks for and shows the page with what came of it. */
async function act(what: string, verb: (actor: Actor | null) => Promise<unknown>) {
  await requireOrigin();
  const problem = await problemOf(async () => verb(await currentActor()));
  redirect(`/account?${problem ? `problem=${problem}` : `done=${what}`}` as Route);
}

export const cancelFactor = async (_form: FormData) => act("factor_cancelled", cancelSecondFactor);
export const endOne = async (form: FormData) => act("session", (actor) => endSession(actor, String(form.get("which") ?? "")));
export const endOthers = async (_form: FormData) => act("sessions", async (actor) => endOtherSessions(actor, (await sessionToken()) ?? ""));
