"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { localPath, requireOrigin } from "#lib/session";

/** Keeps the choice of theme for a year and returns to the page it was made on; `system` forgets the choice. */
export async function setTheme(form: FormData) {
  await requireOrigin();
  const theme = form.get("theme");
  const jar = await cookies();
  if (theme === "light" || theme === "dark") jar.set("theme", theme, { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true });
  else jar.delete("theme");
  const referer = (await headers()).get("referer") ?? "";
  // Only the path of it is used, so that the address stays on this server.
  const { pathname = "/", search = "" } = URL.canParse(referer) ? new URL(referer) : {};
  redirect((localPath(pathname + search) ?? "/") as "/");
}
