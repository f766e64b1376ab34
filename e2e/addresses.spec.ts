import { request } from "node:http";
import { expect, test } from "./support";

test.use({ expected: /404 \(Not Found\)/ });

test("a pair in the other order or case is one page; an unknown or equal one explains itself", async ({ page }) => {
  await page.goto("/pairs/IT-IN?type=visit");
  await expect(page).toHaveURL(/\/pairs\/IN-IT\?type=visit$/);
  await page.goto("/pairs/in-it");
  await expect(page).toHaveURL(/\/pairs\/IN-IT$/);
  for (const [pair, words] of [
    ["PL-PL", "A pair needs two different countries; both are Poland."],
    ["XX-YY", "XX is not a country code."],
    ["India", "A pair is two country codes, such as IN-IT."],
  ]) {
    const answer = await page.goto(`/pairs/${pair}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("main")).toContainText(words as string);
  }
});

test("what cannot be read of an address is left out and named", async ({ page }) => {
  await page.goto("/pairs/IN-IT?from=banana&type=nope&country=FR&frobnicate=1");
  const notice = page.getByRole("status").filter({ hasText: "was not understood" });
  for (const words of [
    "From: “banana” is not a date",
    "“nope” is not a known event type",
    "already names the pair",
    "“frobnicate” is not a filter",
  ])
    await expect(notice).toContainText(words);
  await expect(page.getByRole("status").filter({ hasText: "63 events" })).toBeVisible();
  await page.goto("/timeline?from=2024&to=2020&country=XX");
  await expect(page.getByRole("status").filter({ hasText: "was not understood" })).toContainText("it ends (2020) before it starts (2024)");
});

/** The answer to a path exactly as it is written; a browser would resolve its dots first. */
const getRaw = (baseURL: string, path: string) =>
  new Promise<{ status: number; text: string }>((done, fail) => {
    const { hostname, port } = new URL(baseURL);
    request({ hostname, port, path }, async (answer) => {
      let text = "";
      for await (const chunk of answer.setEncoding("utf8")) text += chunk;
      done({ status: answer.statusCode ?? 0, text });
    })
      .on("error", fail)
      .end();
  });

test("addresses of events that are none are not found, and nothing breaks", async ({ baseURL }) => {
  for (const path of [
    "/events/abc",
    "/events/-1",
    "/events/99999999999999999999",
    "/events/%00",
    "/events/%2e%2e",
    "/events/%ff",
    "/events/a%2Fb",
    "/nowhere",
  ]) {
    const { status, text } = await getRaw(baseURL ?? "", path);
    expect(status, path).toBe(404);
    expect(text, path).toContain("There is nothing at this address");
  }
});

test("the picker: one country leads to its timeline, two to their pair, the same twice explains itself", async ({ page }) => {
  await page.goto("/pairs?a=IN&b=");
  await expect(page).toHaveURL(/\/timeline\?country=IN$/);
  await page.goto("/pairs?a=IT&b=IN");
  await expect(page).toHaveURL(/\/pairs\/IN-IT$/);
  await page.goto("/pairs?a=IN&b=IN");
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("A pair needs two different countries; both are India.");
});

test("files: exactly the filter, a name that says it, empty is valid, unknown formats are not found", async ({ page }) => {
  const csv = await page.request.get("/export/events.csv?country=IN&country=IT&type=visit&bom=0");
  expect(csv.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(csv.headers()["content-disposition"]).toMatch(/^attachment; filename="entente-India-Italy-Visit-[\d-]+\.csv"; filename\*=UTF-8''/);
  expect((await csv.text()).startsWith("id,url,type,")).toBe(true);
  const none = await page.request.get("/export/events.csv?country=AD&country=ZW");
  expect(none.status()).toBe(200);
  expect((await none.text()).trim().split("\r\n")).toHaveLength(1);
  const json = await (await page.request.get("/export/events.json?country=IN&country=IT")).json();
  expect(json.events).toHaveLength(63);
  expect(JSON.stringify(json)).not.toContain('"note"');
  const wild = await page.request.get(`/export/events.csv?q=${encodeURIComponent("Côte d'Ivoire\r\nX: y\"/..\\")}`);
  expect(wild.headers()["content-disposition"]).not.toMatch(/[\r\n]|\.\./);
  expect(wild.headers().x).toBeUndefined();
  expect((await page.request.get("/export/events.exe")).status()).toBe(404);
  expect((await page.request.get("/export/events.constructor")).status()).toBe(404);
});

const everyHeader = {
  "content-security-policy": /script-src 'nonce-[\w+/=]+' 'strict-dynamic'/,
  "strict-transport-security": /max-age/,
  "x-content-type-options": /nosniff/,
  "referrer-policy": /strict-origin-when-cross-origin/,
  "permissions-policy": /camera=\(\)/,
  "cross-origin-opener-policy": /same-origin/,
  "cross-origin-resource-policy": /same-origin/,
};

test("every answer carries the security headers, errors and downloads included, and none says what it runs on", async ({ page }) => {
  const paths = [
    "/",
    "/pairs",
    "/pairs/IN-IT",
    "/pairs/XX-YY",
    "/timeline",
    "/events/in-it-2025-jdc-11",
    "/events/in-it-2025-jdc-11/event.json",
    "/events/none",
    "/events/%00",
    "/export/events.csv?country=IN",
    "/export/events.nope",
    "/sign-in",
    "/set-up",
    "/events/new",
    "/drafts",
    "/trash",
    "/nowhere",
    "/icons.svg",
    "/fonts/inter-latin.woff2",
  ];
  for (const path of paths) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBeLessThan(500);
    for (const [name, wanted] of Object.entries(everyHeader)) expect(answer.headers()[name], `${path} ${name}`).toMatch(wanted);
    expect(answer.headers()["x-powered-by"], path).toBeUndefined();
  }
});

test("no two answers share a nonce", async ({ page }) => {
  const nonce = async () => /nonce-([\w+/=]+)/.exec((await page.request.get("/")).headers()["content-security-policy"] ?? "")?.[1];
  expect(await nonce()).not.toBe(await nonce());
});

test("icons and the manifest are served at the root, in the sizes that browsers and phones expect", async ({ baseURL }) => {
  const get = async (path: string, type: string) => {
    const answer = await fetch(baseURL + path);
    expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 200, type]);
    return Buffer.from(await answer.arrayBuffer());
  };
  const ico = await get("/favicon.ico", "image/x-icon");
  expect(ico.readUInt16LE(2)).toBe(1);
  expect(Array.from({ length: ico.readUInt16LE(4) }, (_, i) => ico.readUInt8(6 + 16 * i))).toEqual([16, 32, 48]);
  const touch = await get("/apple-touch-icon.png", "image/png");
  expect([touch.readUInt32BE(16), touch.readUInt32BE(20)]).toEqual([180, 180]);
  await get("/icon.svg", "image/svg+xml");
  await get("/manifest.webmanifest", "application/manifest+json");
  const page = await (await fetch(`${baseURL}/`)).text();
  expect(page).toMatch(/<link rel="icon" href="\/favicon\.ico/);
  expect(page).toContain('<link rel="apple-touch-icon" href="/apple-touch-icon.png"');
});
