import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { articleOf } from "./article";
import { password } from "./global-setup";
import { type Driver, type Kind, openFirefox, openWebKit } from "./other-browsers";
import { anotherDay, csvRows, expect, test, unique } from "./support";

// One journey for every engine, from a reader's first look to a saved article.
const journeys: [string, () => Promise<Driver | undefined>, [string, string, string], string][] = [
  [
    "Firefox",
    openFirefox,
    ["Bolivia", "Slovenia", "Ljubljana"],
    "Firefox is not installed, or only as a snap, which cannot read the folders of a test (FIREFOX_PATH names another one)",
  ],
  [
    "WebKit",
    openWebKit,
    ["Paraguay", "Lithuania", "Vilnius"],
    "WebKitWebDriver or Xvfb is not installed (Debian: webkit2gtk-driver, xvfb)",
  ],
];
for (const [name, launch, news, missing] of journeys)
  test(`in ${name}: a pair is filtered and exported, an event added, and an article captured by words that the pointer selects`, async ({
    baseURL: origin,
  }) => {
    const baseURL = origin ?? "";
    test.setTimeout(180_000);
    const driver = await launch();
    if (!driver) console.log(`Skipped ${name}: ${missing}.`);
    test.skip(!driver, missing);
    if (!driver) return;
    try {
      await filterAndExport(driver, baseURL);
      await signIn(driver, baseURL);
      await addEvent(driver, baseURL);
      await captureArticle(driver, baseURL, articleOf(...news, unique()));
      if (driver.consoleProblems) expect(driver.consoleProblems).toEqual([]);
    } finally {
      // Whatever failed before is the error to report.
      const picture = await driver.screenshot().catch(() => null);
      if (picture) writeFileSync(test.info().outputPath("end.png"), picture);
      await driver.close();
    }
  });

const click = (driver: Driver, kind: Kind, name: RegExp) => expect.poll(() => driver.click(kind, name), `${kind} ${name}`).toBe(true);
const type = (driver: Driver, name: RegExp, text: string) => expect.poll(() => driver.type(name, text), `field ${name}`).toBe(true);
const textOf = (driver: Driver, selector: string) =>
  driver.evaluate((one) => [...document.querySelectorAll<HTMLElement>(one)].map((element) => element.innerText).join("\n"), selector);
const address = (driver: Driver) => driver.evaluate(() => location.pathname + location.search);

/** Opens a page and waits until React has hydrated it. */
async function open(driver: Driver, url: string) {
  await driver.open(url);
  await waitForHydration(driver);
}
const waitForHydration = (driver: Driver) =>
  expect
    .poll(() => driver.evaluate(() => Object.keys(document.querySelector("footer button") ?? {}).some((key) => key.startsWith("__react"))))
    .toBe(true);

async function filterAndExport(driver: Driver, baseURL: string) {
  await open(driver, `${baseURL}/pairs/IN-IT`);
  await expect.poll(() => textOf(driver, "[role=status]")).toContain("63 events");
  await click(driver, "field", /^Committee meeting/);
  await expect.poll(() => address(driver)).toContain("type=committee_meeting");
  await expect.poll(() => textOf(driver, "[role=status]")).toContain("4 events");
  await click(driver, "button", /^Export/);
  await click(driver, "link", /^CSV/);
  // A download is empty, or has a temporary name, until it is complete.
  const files = () => readdirSync(driver.downloads).filter((file) => file.endsWith(".csv"));
  await expect.poll(files).toHaveLength(1);
  const text = () => readFileSync(path.join(driver.downloads, files()[0] as string), "utf8");
  await expect.poll(text).toMatch(/^\uFEFFid,url,[\s\S]*\n$/);
  expect(csvRows(text())).toHaveLength(4);
}

async function signIn(driver: Driver, baseURL: string) {
  await open(driver, `${baseURL}/sign-in`);
  await type(driver, /^User name/, "analyst");
  await type(driver, /^Password/, password);
  await click(driver, "button", /^Sign in$/);
  await expect.poll(() => address(driver)).toBe("/");
}

async function addEvent(driver: Driver, baseURL: string) {
  const title = `Added in another browser ${unique()}`;
  await open(driver, `${baseURL}/events/new`);
  await click(driver, "field", /^Committee meeting/);
  for (const [label, country] of [
    [/^Country, country 1/, "India"],
    [/^Country, country 2/, "Portugal"],
  ] as const)
    await type(driver, label, country);
  await type(driver, /^Title/, title);
  await type(driver, /^Date$/, anotherDay());
  await type(driver, /^Address, source 1/, `https://example.org/${unique()}`);
  await click(driver, "button", /^Save draft/);
  await expect.poll(() => textOf(driver, "h1")).toBe(title);
  expect(await textOf(driver, "main")).toMatch(/India[\s\S]*Portugal/);
}

async function captureArticle(driver: Driver, baseURL: string, text: string) {
  await open(driver, `${baseURL}/capture`);
  await type(driver, /^Text of the article/, text);
  await type(driver, /^Source address/, `https://example.org/${unique()}`);
  await type(driver, /^Published/, "15 May 2025");
  await click(driver, "button", /^Read the article$/);
  await expect.poll(() => address(driver), { timeout: 20_000 }).toMatch(/\/capture\/[0-9a-f-]{36}/);
  await waitForHydration(driver);

  await click(driver, "button", /Joint Defence Committee/);
  await expect.poll(() => driver.evaluate(() => document.querySelectorAll("[aria-expanded=true]").length)).toBeGreaterThan(0);
  const people = () =>
    driver.evaluate(() => [...document.querySelectorAll<HTMLInputElement>("input[aria-label^='Name, person']")].map(({ value }) => value));
  // A minister from another draft, so this draft does not list the name yet.
  const words = "Anna Virtanen";
  expect(await people()).not.toContain(words);
  const { from, to } = await driver.evaluate((wanted) => {
    const area = document.querySelector("[contenteditable=true]") as HTMLElement;
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: "center" });
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      break;
    }
    // They may be on two lines.
    const rects = [...range.getClientRects()];
    const [first, last] = [rects[0], rects.at(-1)] as [DOMRect, DOMRect];
    return {
      from: { x: first.left + 1, y: first.top + first.height / 2 },
      to: { x: last.right - 1, y: last.top + last.height / 2 },
    };
  }, words);
  await driver.drag(from, to);
  await expect.poll(() => driver.evaluate(() => String(document.getSelection()))).toBe(words);
  await click(driver, "button", /^Person/);
  await expect.poll(people).toContain(words);
  await click(driver, "button", /^Save all/);
  await expect.poll(() => textOf(driver, "[role=status]"), { timeout: 20_000 }).toMatch(/events saved as drafts/);
}
