import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "@playwright/test";
import { type Served, serve } from "../scripts/serve";
import { Visitor } from "../scripts/visitor";
import { password } from "./global-setup";
import { expect, hydrated, listen, test } from "./support";

test.describe.configure({ timeout: 180_000 });

/** Samoa had no 30 December 2011; New Zealand's clocks go back and forward on the next two; the last is in two years. */
const days: [edtf: string, words: string][] = [
  ["2011-12-30", "30 December 2011"],
  ["2024-04-07", "7 April 2024"],
  ["2024-09-29", "29 September 2024"],
  ["2024-12-31/2025-01-01", "31 December 2024 – 1 January 2025"],
];

const folder = mkdtempSync(path.join(tmpdir(), "entente-zones-"));
let running: Served | undefined;
test.afterAll(async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
  rmSync(folder, { recursive: true, force: true });
});

async function servedIn(TZ: string) {
  running = await serve(folder, { ENTENTE_SEED: "none", TZ });
  return running.url;
}

async function stop() {
  running?.child.kill("SIGTERM");
  await running?.ended;
}

/** Everything that somebody whose clock stands in a zone is told of the days: pages, their form and the files. */
async function told(browser: Browser, url: string, timezoneId: string, cookie: string, ids: string[]): Promise<string[]> {
  const context = await browser.newContext({ timezoneId, locale: "en-NZ" });
  const page = await context.newPage();
  const said = listen(page);
  const texts: string[] = [];
  const main = async (address: string) => {
    await page.goto(url + address);
    await hydrated(page);
    texts.push(await page.getByRole("main").innerText());
  };
  await main("/pairs/NZ-WS");
  await main("/timeline?view=table");
  await main("/pairs/NZ-WS?from=2024-09-29&to=2024-09-29");
  expect(texts.at(-1)).toContain("1 event");
  for (const [i, id] of ids.entries()) {
    await main(`/events/${id}`);
    expect(texts.at(-1), timezoneId).toContain(days[i]?.[1]);
  }
  for (const address of ["/export/events.csv", "/export/events.json", ...ids.map((id) => `/events/${id}/event.json`)])
    texts.push((await (await page.request.get(url + address)).text()).replace(/"made_at":"[^"]+"/, ""));

  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url }]);
  for (const [i, id] of ids.entries()) {
    await page.goto(`${url}/events/${id}/edit`);
    await hydrated(page);
    const date = page.getByLabel("Date", { exact: true });
    await expect(page.locator("code", { hasText: days[i]?.[0] as string })).toBeVisible();
    texts.push(await date.inputValue());
    await date.fill("29 Sep 2024");
    await expect(page.getByRole("status").filter({ hasText: "29 September 2024" })).toBeVisible();
    await expect(page.locator("code", { hasText: /^2024-09-29$/ })).toBeVisible();
    await date.fill(texts.at(-1) as string);
  }
  expect(said, timezoneId).toEqual([]);
  await context.close();
  return texts;
}

test("a day is the same day whatever zone the server and the browser stand in, on nights when clocks change as well", async ({
  browser,
}) => {
  const made = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/user.ts", "create", "editor", "--role", "editor"],
    { env: { ...process.env, ENTENTE_DATA: folder, ENTENTE_PASSWORD: password }, cwd: path.resolve(import.meta.dirname, "..") },
  );
  expect(made.status).toBe(0);
  const visitor = new Visitor(await servedIn("UTC"));
  await visitor.signIn("editor", password);
  const ids: string[] = [];
  for (const [edtf, words] of days)
    ids.push(await visitor.saveEvent({ title: `Talks of ${words}`, countries: "NZ|visitor; WS|host", date: edtf, publish: "1" }));

  const answers: string[][] = [];
  for (const zone of ["UTC", "Pacific/Apia"]) {
    if (zone !== "UTC") {
      await stop();
      await servedIn(zone);
    }
    const url = running?.url as string;
    for (const timezoneId of ["UTC", "Pacific/Auckland", "Pacific/Pago_Pago"])
      answers.push((await told(browser, url, timezoneId, visitor.cookie, ids)).map((text) => text.replaceAll(url, "")));
  }
  for (const other of answers.slice(1)) expect(other).toEqual(answers[0]);
});
