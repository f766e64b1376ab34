import type { IncomingMessage } from "node:http";
import { afterEach, expect, test } from "vitest";
import { AppError, type ErrorCode, statusOf } from "#domain/errors";
import { nameAddress } from "#lib/address";
import { handler, originOf } from "#lib/http";
import { contentSecurityPolicy, isReadablePath } from "#lib/security";

afterEach(() => {
  delete process.env.ENTENTE_URL;
});

test.each(["/", "/events/abc", "/pairs/IN-IT", "/x%20y", "/%E4%BE%8B", "/%2e%2e"])("%s can be read", (path) =>
  expect(isReadablePath(path)).toBe(true),
);
test.each(["/%00", "/events/%", "/%ff", "/%c0%ae", "/%0d%0aX:1", "/%E4%BE", "/%7f"])("%s cannot be read", (path) =>
  expect(isReadablePath(path)).toBe(false),
);

test("the policy of a page allows no script without its nonce, no inline style, no frame and no form elsewhere", () => {
  const policy = contentSecurityPolicy("abc", false);
  expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';");
  for (const part of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "default-src 'self'"])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

test.each(Object.entries(statusOf) as [ErrorCode, number][])("%s is answered as problem+json with %i", async (code, status) => {
  const answer = await handler(async () => {
    throw new AppError(code, "Said so.", { title: ["secret"] });
  })(new Request("http://local/x"));
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toEqual({ type: code, title: "Said so.", status });
});

test("a fault is not dressed up as something expected", async () => {
  const fault = new TypeError("select * from secret");
  await expect(
    handler(async () => {
      throw fault;
    })(new Request("http://local/x")),
  ).rejects.toBe(fault);
});

test("the address of the server is what ENTENTE_URL says, else the host of the request, never a forwarded one", () => {
  const request = { url: "http://localhost:3000/x", headers: new Headers({ host: "entente.test", "x-forwarded-host": "evil.test" }) };
  expect(originOf(request)).toBe("http://entente.test");
  process.env.ENTENTE_URL = "https://record.example.org///";
  expect(originOf(request)).toBe("https://record.example.org");
});

test("a request bears the address of its socket, whatever the client says", () => {
  const headers: IncomingMessage["headers"] = {
    "x-entente-address": "6.6.6.6",
    "x-forwarded-for": "6.6.6.6",
    "x-forwarded-host": "evil.test",
    "x-forwarded-proto": "https",
    host: "entente.test",
  };
  nameAddress({ headers, socket: { remoteAddress: "192.0.2.1" } } as IncomingMessage);
  expect(headers).toEqual({ "x-entente-address": "192.0.2.1", host: "entente.test" });
});
