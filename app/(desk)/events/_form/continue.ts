import type { Route } from "next";

/** Where a new event goes on that was typed and not saved. */
export const continueNew = (form: string) => `/events/new?draft=${encodeURIComponent(form.replace(/^new:/, ""))}` as Route;
