import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { launch, type Served, serve } from "../scripts/serve";
import { Visitor } from "../scripts/visitor";
import { expect, test } from "./support";

// Servers of their own start and stop here, each on a folder of its own.
test.describe.configure({ mode: "default", timeout: 180_000 });
test.use({ expected: /500 \(Internal Server Error\)|Minified React error #441/ });

const root = path.resolve(import.meta.dirname, "..");
const password = "canary password 7f3a";
let folder: string;
const running: Served[] = [];

const node = (code: string) => spawnSync(process.execPath, ["-e", code, folder], { cwd: root, encoding: "utf8" });

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "entente-process-"));
});
test.afterEach(async ({ page }) => {
  // What a page still loads must not find its server gone.
  await page.close();
  for (const { child, ended } of running.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}, command?: string[]) {
  const served = await serve(folder, { ENTENTE_SEED: "none", ...env }, command);
  running.push(served);
  return served;
}

function makeAccount(role: string) {
  const made = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/user.ts", "create", role, "--role", role],
    { cwd: root, encoding: "utf8", env: { ...process.env, ENTENTE_DATA: folder, ENTENTE_PASSWORD: password } },
  );
  expect(made.stderr).toBe("");
}

async function signedIn(url: string) {
  const visitor = new Visitor(url);
  await visitor.signIn("editor", password);
  return visitor;
}

const lines = (served: Served) =>
  served
    .log()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));

test("a second server on a folder is refused by the pid and host of the first, scripts work beside it, and after kill -9 it starts", async () => {
  const first = await start();
  makeAccount("editor");
  const second = await launch(folder);
  expect(await second.ended).toBe(78);
  expect(second.log()).toContain(`in use by pid ${first.pid} on host ${hostname()}`);
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200);

  first.child.kill("SIGKILL");
  await first.ended;
  const third = await start();
  expect(await (await signedIn(third.url)).saveEvent({ title: "After the kill" })).toMatch(/^[\da-f-]{36}$/);
});

test("a port that is none, or a wish it does not know, is refused in words", async () => {
  for (const [given, said] of [
    [["-p", "99999"], "The port is a number up to 65535, not 99999."],
    [["--hots", "::1"], "--hots"],
  ] as const) {
    const refused = await launch(folder, {}, ["scripts/server.mjs", ...given]);
    expect(await refused.ended).toBe(64);
    expect(refused.log()).toContain(said);
    expect(refused.log()).toContain("npm start -- [-p PORT] [-H ADDRESS]");
  }
});

/** Sends the form of an event, its last part only once told to. */
async function sendSlowly(visitor: Visitor, title: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(await visitor.eventFields({ title }))) form.append(name, value);
  const whole = new Request(visitor.url, { method: "POST", body: form });
  const body = Buffer.from(await whole.arrayBuffer());
  const sent = request(`${visitor.url}/events/new`, {
    method: "POST",
    headers: {
      cookie: visitor.cookie,
      origin: visitor.url,
      "content-type": whole.headers.get("content-type") ?? "",
      "content-length": body.length,
    },
  });
  const answer = new Promise<{ status: number; location: string; connection: string }>((resolve, reject) =>
    sent.on("error", reject).on("response", (response) => {
      response.resume();
      const { location = "", connection = "" } = response.headers;
      resolve({ status: response.statusCode ?? 0, location, connection });
    }),
  );
  const half = Math.floor(body.length / 2);
  await new Promise((resume) => sent.write(body.subarray(0, half), resume));
  return { finish: () => sent.end(body.subarray(half)), answer };
}

/** Opens a connection without sending anything. The returned function sends text and resolves with the full response. */
async function openConnection(url: string) {
  const { hostname: host, port } = new URL(url);
  const socket = connect({ host, port: Number(port) });
  let received = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    received += text;
  });
  const closed = new Promise((resolve) => socket.once("close", resolve).on("error", resolve));
  await new Promise((resolve) => socket.once("connect", resolve));
  return async (text: string) => {
    socket.write(text);
    await closed;
    return received;
  };
}

const refusesConnections = (url: string) =>
  fetch(`${url}/healthz`).then(
    () => false,
    () => true,
  );

for (const [name, signal, command] of [
  ["SIGTERM", "SIGTERM", undefined],
  ["Ctrl-C", "SIGINT", undefined],
  ["SIGTERM to npm start", "SIGTERM", ["scripts/run.mjs", "scripts/start.mjs", "-H", "127.0.0.1"]],
] as const)
  test(`${name}: the running request is finished, no other is taken, the database is whole in its file, and the end is 0`, async () => {
    makeAccount("editor");
    const served = await start({}, command && [...command]);
    const visitor = await signedIn(served.url);
    const { finish, answer } = await sendSlowly(visitor, "Saved while stopping");
    const sendLate = await openConnection(served.url);
    // Asked once more, so that the slow one has surely arrived.
    await visitor.get("/healthz");
    served.child.kill(signal);
    await expect.poll(() => refusesConnections(served.url)).toBe(true);
    expect(served.child.exitCode).toBeNull();
    // The connection was open before shutdown began; the request is sent after.
    expect(await sendLate("GET /healthz HTTP/1.1\r\nHost: entente\r\n\r\n")).toMatch(/^HTTP\/1\.1 503 .*retry-after: 5/is);

    finish();
    const { status, location, connection } = await answer;
    expect([status, connection]).toEqual([303, "close"]);
    expect(await served.ended).toBe(0);
    expect(lines(served).map(({ msg }) => msg)).toContain("Stopping");
    expect(existsSync(path.join(folder, "entente.db-wal"))).toBe(false);
    const id = /\/events\/([^?]+)/.exec(location)?.[1];
    const { stdout } = node(`const [, folder] = process.argv; const Database = require("better-sqlite3");
      console.log(new Database(folder + "/entente.db").prepare("select title from events where id = '${id}'").pluck().get())`);
    expect(stdout.trim()).toBe("Saved while stopping");
  });

test("health is for everyone and metrics are for who bears the token", async () => {
  const { url } = await start({ ENTENTE_METRICS_TOKEN: "a token of the test", ENTENTE_READING: "members" });
  const health = await fetch(`${url}/healthz`);
  expect([health.status, await health.json(), health.headers.get("cache-control")]).toEqual([200, { status: "ok" }, "no-store"]);
  expect((await fetch(`${url}/metrics`)).status).toBe(401);
  await fetch(`${url}/events/nothing-here?q=x`, { redirect: "manual" });
  await fetch(`${url}/timeline?q=x`, { redirect: "manual" });
  const metrics = async () => (await fetch(`${url}/metrics`, { headers: { authorization: "Bearer a token of the test" } })).text();
  for (const line of [
    'entente_http_requests_total{method="GET",route="/events/[id]",status="307"} 1',
    'entente_http_requests_total{method="GET",route="/timeline",status="307"} 1',
    'entente_http_requests_total{method="GET",route="/metrics",status="401"} 1',
    'entente_http_request_duration_seconds_count{route="/timeline"} 1',
    'entente_events{state="published"} 0',
    "entente_write_queue_length 0",
  ])
    await expect.poll(metrics).toContain(line);
  expect(await metrics()).toMatch(/^process_resident_memory_bytes [\d.e+]+$/m);
});

test("a form that another site sends changes nothing and is on record once, with where it came from", async () => {
  const { url } = await start();
  const form = new FormData();
  for (const [name, value] of Object.entries(await new Visitor(url).form("/sign-in", "password"))) form.append(name, value);
  for (let i = 0; i < 3; i++)
    expect((await fetch(`${url}/sign-in`, { method: "POST", body: form, headers: { origin: "https://evil.example" } })).status).toBe(500);
  const { stdout } = node(`const [, folder] = process.argv; const Database = require("better-sqlite3");
    console.log(JSON.stringify(new Database(folder + "/entente.db").prepare("select detail from audit where action = 'origin.refused'").pluck().all()))`);
  expect(JSON.parse(stdout).map((line: string) => JSON.parse(line))).toEqual([{ origin: "https://evil.example", address: "127.0.0.1" }]);
});

test("without the setting there are no metrics", async ({ baseURL }) => {
  expect((await fetch(`${baseURL}/metrics`, { headers: { authorization: "Bearer " } })).status).toBe(404);
});

test("the log has a line for each request and none of what people typed, read or hold", async () => {
  makeAccount("editor");
  const served = await start({ ENTENTE_LOG_LEVEL: "trace" });
  const visitor = await signedIn(served.url);
  await new Visitor(served.url).signIn("editor", "canary wrong password").catch(() => {});
  const id = await visitor.saveEvent({
    title: "canary title",
    summary: "canary summary",
    note: "canary note",
    citations: "https://example.org/canary|canary quote",
    publish: "1",
  });
  await visitor.sendEvent({ title: "canary refused", date: "canary date" });
  const answer = await visitor.get(`/events/${id}?q=canary`, { "user-agent": "canary agent", referer: "http://canary.example/" });
  await visitor.get("/timeline?q=canary");
  await visitor.get("/export/events.csv?q=canary");
  await visitor.get("/join/Canary0Canary0Canary0Canary0");
  await visitor.post("/events/new", { canary: "canary" });
  served.child.kill("SIGTERM");
  expect(await served.ended).toBe(0);

  const log = served.log();
  expect(log.toLowerCase()).not.toContain("canary");
  expect(log).not.toContain(visitor.cookie.split("=")[1]);
  const line = lines(served).find(({ request }) => request === answer.headers.get("x-request-id"));
  expect(line).toMatchObject({
    level: "info",
    method: "GET",
    path: `/events/${id}`,
    status: 200,
    ms: expect.any(Number),
    user: expect.any(String),
  });
  expect(lines(served).filter(({ path }) => path === "/join/[redacted]")).toHaveLength(1);
  // The set-up code and the address are for people and stay as they are.
  expect(log).toContain(`- Local:         ${served.url}`);
});

test("a fault shows the ids under which the log tells it, with its stack and without a word of the record", async ({ page }) => {
  makeAccount("editor");
  const served = await start();
  const visitor = await signedIn(served.url);
  const id = await visitor.saveEvent({ title: "canary title", publish: "1" });
  const broken = node(`const [, folder] = process.argv; const Database = require("better-sqlite3");
    new Database(folder + "/entente.db").exec("alter table citations rename column quote to lost")`);
  expect(broken.stderr).toBe("");
  const answer = await page.goto(`${served.url}/events/${id}`);
  expect(answer?.status()).toBe(500);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page could not be shown");
  const shown = answer?.headers()["x-request-id"] ?? "";
  await expect(page.getByText(`Request id ${shown}`)).toBeVisible();
  const told = lines(served).filter(({ level }) => level === "error");
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ request: shown, method: "GET", path: `/events/${id}` });
  expect(told[0].error).toMatchObject({ type: "SqliteError", stack: expect.stringContaining("    at ") });
  await expect(page.getByText(`Fault id ${told[0].error.digest}`)).toBeVisible();
  expect(served.log()).not.toContain("canary");
  // One fault does not end the server.
  expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
  // The rest of the page works, and so does the page itself once what was wrong is mended.
  const search = page.getByRole("searchbox", { name: "Search events, people, agreements" });
  await expect(search).toBeVisible();
  const mended = node(`const [, folder] = process.argv; const Database = require("better-sqlite3");
    new Database(folder + "/entente.db").exec("alter table citations rename column lost to quote")`);
  expect(mended.stderr).toBe("");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("canary title");
});

test("after kill -9 under load, twice, every acknowledged save is there and the record is sound", async () => {
  const { code, output } = await new Promise<{ code: number; output: string }>((resolve) =>
    execFile(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "scripts/soak.ts", "2"],
      { cwd: root },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    ),
  );
  expect(output).toMatch(/2 rounds of kill -9, \d+ acknowledged saves, none lost; the record is sound\./);
  expect(code).toBe(0);
});
