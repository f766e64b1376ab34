import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keepPages } from "#lib/kept-pages";

let made = 0;
let version = "1";
let answer: (response: http.ServerResponse) => void;
let server: http.Server;
let address: string;

const page = (response: http.ServerResponse, status = 200) => {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Content-Security-Policy", "script-src 'nonce-one+1/=='");
  response.setHeader("X-Request-Id", `r${made}`);
  response.write('<script nonce="one+1/==">');
  response.end(`page ${made} – é</script>`);
};

beforeAll(async () => {
  keepPages(() => version);
  server = http.createServer((_request, response) => {
    made++;
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  made = 0;
  version = String(Math.random());
  answer = page;
});

const ask = async (path = "/pairs/IN-IT", headers: Record<string, string> = {}, method = "GET") => {
  const response = await fetch(address + path, { headers, method, redirect: "manual" });
  return { response, text: await response.text() };
};

test("a visitor's page is made once, and goes out under a nonce of its own each time", async () => {
  const first = await ask();
  const second = await ask();
  expect(made).toBe(1);
  const nonceOf = ({ response }: typeof first) => /'nonce-(.+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
  expect(nonceOf(first)).toBe("one+1/==");
  expect(nonceOf(second)).toMatch(/^[\w+/]{24}$/);
  expect(second.text).toBe(`<script nonce="${nonceOf(second)}">page 1 – é</script>`);
  expect(second.response.headers.get("x-request-id")).toBe(null);
  expect(second.response.headers.get("content-encoding")).toBe("gzip");
});

test("a head that is written early waits for the whole page", async () => {
  answer = (response) => {
    response.writeHead(200, { "Content-Type": "text/html", "Content-Security-Policy": "script-src 'nonce-two'" });
    response.end("whole");
  };
  await ask();
  const { response, text } = await ask();
  expect([made, response.status, text]).toEqual([1, 200, "whole"]);
});

test("a change of the record makes it anew", async () => {
  await ask();
  version += "+1";
  expect((await ask()).text).toContain("page 2");
});

test.each<[string, string, Record<string, string>, string]>([
  ["for who is signed in", "/pairs/IN-IT", { cookie: "entente-session=abc" }, "GET"],
  ["with a cookie besides the theme", "/pairs/IN-IT", { cookie: "theme=dark; entente-session=abc" }, "GET"],
  ["for a script that goes on by itself", "/pairs/IN-IT", { rsc: "1" }, "GET"],
  ["for a form that is sent", "/pairs/IN-IT", {}, "POST"],
  ["of the desk", "/drafts", {}, "GET"],
  ["to sign in", "/sign-in", {}, "GET"],
  ["that is a file", "/export/events.csv", {}, "GET"],
  ["of one event as JSON", "/events/x/event.json", {}, "GET"],
])("a page %s is never kept", async (_what, path, headers, method) => {
  await ask(path, headers, method);
  await ask(path, headers, method);
  expect(made).toBe(2);
});

test.each<[string, (response: http.ServerResponse) => void]>([
  ["an error", (response) => page(response, 404)],
  ["one that sets a cookie", (response) => page(response.setHeader("Set-Cookie", "a=b"))],
  ["one of another kind", (response) => void response.end("plain")],
])("an answer is passed on and not kept: %s", async (_what, gives) => {
  answer = gives;
  const first = await ask();
  await ask();
  expect(made).toBe(2);
  expect(first.text.length).toBeGreaterThan(4);
});

test("pages of another theme, host or query are other pages", async () => {
  await ask();
  await ask("/pairs/IN-IT", { cookie: "theme=dark" });
  await ask("/pairs/IN-IT?type=visit");
  expect(made).toBe(3);
});
