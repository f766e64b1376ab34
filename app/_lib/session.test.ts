import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { dropStore, freshStore } from "#db/testing";
import { currentActor, localPath, requireOrigin, sessionToken } from "#lib/session";
import { request } from "#lib/testing-request";

beforeAll(() => void freshStore());
afterAll(dropStore);
afterEach(() => {
  delete process.env.ENTENTE_URL;
  request.cookies.clear();
});

test.each([
  ["/", "/"],
  ["/pairs/IN-IT?from=2020&q=a%2F%2Fb", "/pairs/IN-IT?from=2020&q=a%2F%2Fb"],
  ["/events/new#title", "/events/new"],
  ["/a/../b", "/b"],
  ["/sign-in?next=https://evil.com", "/sign-in?next=https://evil.com"],
])("%s is a path of this server", (text, path) => expect(localPath(text)).toBe(path));

test.each([
  "//evil.com",
  "///evil.com",
  "/\\evil.com",
  "\\\\evil.com",
  "/\t/evil.com",
  "/\n/evil.com",
  "\t//evil.com",
  " /x",
  "https://evil.com",
  "https:/evil.com",
  "javascript:alert(1)",
  "data:text/html,x",
  "evil.com",
  "",
  ".",
  "/.//evil.com",
  "/..//evil.com",
  "/x/..//evil.com",
  "/%2e//evil.com",
  "/%2e%2e//evil.com",
  "/\u0000",
  "%2f%2fevil.com",
  undefined,
  null,
  7,
  ["/"],
])("%j leads nowhere", (text) => expect(localPath(text)).toBeNull());

test.each(["/%2f/evil.com", "/%5cevil.com", "/%09/evil.com", "/@evil.com", "/:80", "/x//evil.com"])(
  "%s stays on this server however a browser reads it",
  (text) => {
    const path = localPath(text);
    if (path !== null) expect(new URL(path, "http://local.test").host).toBe("local.test");
  },
);

const originless = { host: "entente.test" };
test.each([
  ["no Origin", originless],
  ["an empty Origin", { ...originless, origin: "" }],
  ["null as Origin", { ...originless, origin: "null" }],
  ["a foreign Origin", { ...originless, origin: "https://evil.test" }],
  ["another subdomain", { ...originless, origin: "https://www.entente.test" }],
  ["a host that begins alike", { ...originless, origin: "https://entente.test.evil.test" }],
  ["our name as user", { ...originless, origin: "https://entente.test@evil.test" }],
  ["another port", { ...originless, origin: "https://entente.test:8443" }],
  ["no host at all", { origin: "https://entente.test" }],
  ["a forwarded host that agrees", { ...originless, origin: "https://evil.test", "x-forwarded-host": "evil.test" }],
])("a request with %s changes nothing", async (_name, given) => {
  request.headers = new Headers(given);
  await expect(requireOrigin()).rejects.toMatchObject({ code: "forbidden" });
});

test("a request from our own page passes; the address in ENTENTE_URL counts, where it is given", async () => {
  request.headers = new Headers({ host: "entente.test", origin: "http://entente.test" });
  await expect(requireOrigin()).resolves.toBeUndefined();
  process.env.ENTENTE_URL = "https://record.example.org/";
  await expect(requireOrigin()).rejects.toMatchObject({ code: "forbidden" });
  request.headers = new Headers({ host: "inside:3000", origin: "https://record.example.org" });
  await expect(requireOrigin()).resolves.toBeUndefined();
});

test.each(["", "x".repeat(500), "x".repeat(5000)])("a cookie of %j is none", async (value) => {
  request.cookies.set("entente-session", { value });
  expect(await sessionToken()).toBeNull();
});

test.each(["garbage", "a.b", "a.b.c", ".", "..", "\u0000", "%00", "null", "{}"])("a cookie of %j is no one's", async (value) => {
  request.cookies.set("entente-session", { value });
  expect(await currentActor()).toBeNull();
});
