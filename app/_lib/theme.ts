"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";

/** Keeps the choice of theme for a year and returns to the page it was made on; `system` forgets the choice. */
export async function setTheme(form: FormData) {
  const theme = form.get("theme");
  const jar = await cookies();
  if (theme === "light" || theme === "dark") jar.set("theme", theme, { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true });
  else jar.delete("theme");
  redirect(localPath(form.get("from")) ?? localPath((await headers()).get("referer")) ?? "/");
}

/** The path and query of an address, which stays on this host whatever it named; null if there is none. */
function localPath(address: unknown) {
  if (typeof address !== "string" || !URL.canParse(address, "http://local")) return null;
  const { pathname, search } = new URL(address, "http://local");
  return pathname.startsWith("//") ? null : pathname + search;
}
