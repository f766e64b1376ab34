import type { Browser, Page } from "@playwright/test";
import { as, expect, fillEvent, listen, type Role } from "./support";

/** Fills the form of a new event of India and Norway, and presses a button of it. Answers the event's path. */
export async function make(page: Page, title: string, button: string, type = "Committee meeting") {
  await fillEvent(page, title, { type, countries: ["India", "Norway"] });
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  return new URL(page.url()).pathname;
}

/** Pages of several people, each silent on its console. */
export async function people<R extends Role>(browser: Browser, ...roles: R[]) {
  const pages = {} as Record<R, Page>;
  const said: string[][] = [];
  for (const role of roles) {
    pages[role] = await (await browser.newContext({ ...as(role), javaScriptEnabled: true })).newPage();
    said.push(listen(pages[role]));
  }
  const done = async () => {
    expect(said.flat()).toEqual([]);
    for (const role of roles) await pages[role].context().close();
  };
  return { ...pages, done };
}
