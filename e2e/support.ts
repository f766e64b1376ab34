import AxeBuilder from "@axe-core/playwright";
import { type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { storageOf } from "./global-setup";

export { expect };
export type Role = "reader" | "analyst" | "editor" | "admin";

/** A page that fails its test when anything is written to its console, thrown in it, or refused by the policy. */
export const test = base.extend<{ role: Role | null; expected: RegExp | null }>({
  role: [null, { option: true }],
  /** What of the console belongs to the test: the browser itself writes a line for an answer that is no 2xx. */
  expected: [null, { option: true }],
  storageState: async ({ role }, use) => use(role ? storageOf(role) : undefined),
  page: async ({ page, expected }, use) => {
    const said = listen(page);
    await use(page);
    expect(said.filter((line) => !expected?.test(line))).toEqual([]);
  },
});

/** Collects what a page complains of. */
export function listen(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) said.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => said.push(`thrown: ${error.message}`));
  page.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") said.push(`dialog: ${dialog.message()}`);
    void dialog.accept();
  });
  return said;
}

/** Options of a context that is signed in. */
export const as = (role: Role): BrowserContextOptions => ({ storageState: storageOf(role) });

/** Waits until React has taken the page over: a dead page would still look right. */
export async function hydrated(page: Page) {
  await expect
    .poll(() => page.evaluate(() => Object.keys(document.querySelector("footer button") ?? {}).some((key) => key.startsWith("__react"))))
    .toBe(true);
}

/** Every rule of WCAG 2.2 AA, or only some: on a long page each costs. */
export async function expectNoSeriousFaults(page: Page, rules?: string[]) {
  // What is still on its way is no fault: a title after its page, a colour from one scheme to the other.
  await expect(page).toHaveTitle(/./);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
  // No page has frames: without looking into them axe opens no page of its own. What it finds to be right is not told node by node.
  expect(page.frames()).toHaveLength(1);
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (rules
    ? axe.withRules(rules)
    : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
  ).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join("\n")}`)).toEqual([]);
}

export const sidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The ids of a CSV export, which are its first column and hold nothing that needs quoting. */
export function csvRows(text: string): string[] {
  expect(text.startsWith("\uFEFFid,url,")).toBe(true);
  // A row begins with its id and its address; a line break within a cell is followed by neither.
  return [...text.matchAll(/^([a-z0-9][a-z0-9-]*),https?:\/\/[^,]+\/events\/\1,/gm)].map((match) => match[1] as string);
}

let days = 0;

/** A day that no other event of a run has, as it is typed: two of one type, day and pair would be taken for one. */
export function anotherDay(): string {
  const day = new Date(Date.UTC(1900, 0, 1) + (test.info().workerIndex * 400 + days++ * 2) * 86_400_000);
  return day.toLocaleDateString("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
}

/** A word that no other test has: events of a run are told apart by it. */
export const unique = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

type Begun = { type?: string; countries?: [string, string] };

/** Begins a new event in its form: what it is, between whom, what it is called. */
export async function beginEvent(page: Page, title: string, { type = "Committee meeting", countries = ["India", "Portugal"] }: Begun = {}) {
  await page.goto("/events/new");
  await hydrated(page);
  await page.getByText(type, { exact: true }).first().click();
  for (const [i, label] of countries.entries()) await page.getByLabel(`Country, country ${i + 1}`).selectOption({ label });
  await page.getByLabel("Title", { exact: true }).fill(title);
}

/** The same, filled in as far as it has to be; nothing is sent. Answers the address of its source. */
export async function fillEvent(page: Page, title: string, { day = anotherDay(), ...begun }: Begun & { day?: string } = {}) {
  const source = `https://example.org/${unique()}`;
  await beginEvent(page, title, begun);
  await page.getByLabel("Date", { exact: true }).fill(day);
  await page.getByLabel("Address, source 1", { exact: true }).fill(source);
  return source;
}
