import type { Browser, Page } from "@playwright/test";
import { anotherDay, as, expect, hydrated, listen, type Role, unique } from "./support";

/** Fills the form of a new event of India and Norway, and presses a button of it. Answers the event's path. */
export async function make(page: Page, title: string, button: string, type = "Committee meeting") {
  await page.goto("/events/new");
  await hydrated(page);
  await page.getByText(type, { exact: true }).first().click();
  await page.getByLabel("Country, country 1").selectOption({ label: "India" });
  await page.getByLabel("Country, country 2").selectOption({ label: "Norway" });
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Date", { exact: true }).fill(anotherDay());
  await page.getByLabel("Address, source 1", { exact: true }).fill(`https://example.org/${unique()}`);
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
