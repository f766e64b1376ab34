"use server";

import { redirect } from "next/navigation";
import { signIn } from "#db/sessions";
import { setUpFirstAdmin } from "#db/set-up";
import { formAction } from "#lib/action";
import { currentAddress } from "#lib/address";
import { keepSession, localPath } from "#lib/session";

/** Signs in and goes on to where the person was headed, on this server only. */
export const signInAction = formAction(
  async ({ username = "", password = "", next }) => {
    await keepSession(await signIn({ username, password, address: await currentAddress() }));
    redirect((localPath(next) ?? "/") as "/");
  },
  ["password"],
);

/** Makes the first administrator and signs them in. */
export const setUpAction = formAction(
  async ({ code = "", username = "", name = "", password = "" }) => {
    const user = await setUpFirstAdmin({ code, username, name, password });
    await keepSession(await signIn({ username: user.username, password, address: await currentAddress() }));
    redirect("/");
  },
  ["password"],
);
