import { spawnSync } from "node:child_process";
import { DrizzleQueryError } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { saveEvent } from "#db/save-event";
import { writerForTests } from "#db/store";
import { dropStore, editor, eventOf, freshStore } from "#db/testing";
import { nodeArgs } from "#db/testing-process";
import { loggedError, loggedPath } from "#lib/redact";

beforeEach(freshStore);
afterAll(dropStore);

/** What a script prints that has the log at hand. */
function printed(code: string, env: Record<string, string> = {}) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    nodeArgs(`
      const { log } = require("./app/_lib/log.ts");
      const { logRequest, logFault, consoleToLog } = require("./app/_lib/request-log.ts");
      ${code}`),
    { encoding: "utf8", env: { ...process.env, ...env } as NodeJS.ProcessEnv },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const request = `{ id: "a1", method: "GET", path: "/events/x", status: 200, seconds: 0.01234, user: "u1", cut: false }`;

test("a request is one JSON line: when, which, what came of it, how long, and who", () => {
  expect(printed(`logRequest(${request})`)).toEqual([
    {
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      request: "a1",
      method: "GET",
      path: "/events/x",
      status: 200,
      ms: 12.3,
      user: "u1",
    },
  ]);
});

test("files, health and metrics are lines of debugging only, a failed request is a warning, and silent says nothing", () => {
  const all = `for (const path of ["/healthz", "/icons.svg", "/_next/static/a"]) logRequest({ ...${request}, path });
    logRequest({ ...${request}, status: 503 });`;
  expect(printed(all).map(({ level }) => level)).toEqual(["warn"]);
  expect(printed(all, { ENTENTE_LOG_LEVEL: "debug" }).map(({ level }) => level)).toEqual(["debug", "debug", "debug", "warn"]);
  expect(printed(all, { ENTENTE_LOG_LEVEL: "silent" })).toEqual([]);
});

test("a fault is one line with the request's id, the digest and the stack, though Next prints the error as well", () => {
  const [line, ...more] = printed(`
    consoleToLog();
    const error = Object.assign(new Error("broken"), { digest: "123" });
    console.error(" ⨯", error);
    logFault(error, { path: "/events/x?q=canary", method: "POST", headers: { "x-request-id": "a1", cookie: "canary" } });`);
  expect(more).toEqual([]);
  expect(line).toMatchObject({ level: "error", request: "a1", method: "POST", path: "/events/x" });
  expect(line?.error).toMatchObject({ type: "Error", message: "broken", digest: "123", stack: expect.stringMatching(/^ {4}at /) });
  expect(JSON.stringify(line)).not.toContain("canary");
});

test("what libraries print is a line of the log too", () => {
  const lines = printed(
    `consoleToLog(); console.warn("\\u001b[33m⚠\\u001b[39m careful %s", "now"); console.error(" ⨯", new Error("alone"));`,
  );
  expect(lines).toMatchObject([
    { level: "warn", msg: "⚠ careful now" },
    { level: "error", msg: "⨯", error: { message: "alone" } },
  ]);
});

test("no value of a failed statement is logged, whatever lines it has", async () => {
  writerForTests().exec("create trigger fail before insert on events begin select raise(abort, 'no'); end");
  const words = ["canary title", "canary\n    at canary (canary.ts:1:1)"];
  const cause = await saveEvent(editor, eventOf({ title: words[0]!, summary: words[1]! })).catch((error: unknown) => error);
  const text = JSON.stringify(loggedError(new DrizzleQueryError("insert into events values (?, ?)", words, cause as Error)));
  expect(text).not.toContain("canary");
  expect(text).toContain("Failed query: insert into");
  expect(text).toContain("SQLITE_CONSTRAINT_TRIGGER");
  expect(text).toMatch(/stack.*at storeEvent .*save-event\.ts/);
});

test("no text that is not JSON is logged", () => {
  for (const text of ["canary", '{"a": canary}', '{"canary"', "canary ".repeat(100)]) {
    let fault: unknown;
    try {
      JSON.parse(text);
    } catch (error) {
      fault = error;
    }
    expect(JSON.stringify(loggedError(fault))).not.toContain("canary");
  }
});

test.each([
  ["/events/in-it-2025-jdc-11?q=secret", "/events/in-it-2025-jdc-11"],
  ["/events/0198c1f0-7d1a-7000-8000-00000000abcd/edit", "/events/0198c1f0-7d1a-7000-8000-00000000abcd/edit"],
  ["/join/Zk3vY0pQ-9sT_w2L8xR4bN7m", "/join/[redacted]"],
  ["/join/0123456789abcdef0123456789abcdef", "/join/[redacted]"],
  [`/${"x".repeat(500)}`, `/${"x".repeat(199)}`],
  ["/export/events.csv?country=IN", "/export/events.csv"],
])("%s is logged as %s", (address, logged) => expect(loggedPath(address)).toBe(logged));
