import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { reader } from "#db/store";
import { dropStore, freshStore } from "#db/testing";
import { isOurs, noteForeignAction } from "#lib/origin";

beforeEach(freshStore);
afterEach(() => void delete process.env.ENTENTE_URL);
afterAll(dropStore);

test.each([
  ["http://entente.test", "entente.test", true],
  ["http://entente.test:3000", "entente.test:3000", true],
  ["http://entente.test", "entente.test:3000", false],
  ["http://sub.entente.test", "entente.test", false],
  ["null", "null", false],
  ["", "entente.test", false],
  ["http://entente.test", null, false],
])("from %j, asked for at %j: %s", (origin, host, ours) => expect(isOurs(origin, host)).toBe(ours));

test("behind a proxy the address that people use counts", () => {
  process.env.ENTENTE_URL = "https://record.example";
  expect(isOurs("https://record.example", "127.0.0.1:3000")).toBe(true);
  expect(isOurs("http://127.0.0.1:3000", "127.0.0.1:3000")).toBe(false);
});

test("an action that Next refused for its origin leaves a line, another fault none", async () => {
  const headers = { host: "entente.test", origin: "https://evil.example", "x-entente-address": "192.0.2.1" };
  await noteForeignAction(new Error("Anything else"), headers);
  await noteForeignAction(new Error("Invalid Server Actions request."), { ...headers, origin: "http://entente.test" });
  expect(reader().prepare("select count(*) from audit").pluck().get()).toBe(0);
  await noteForeignAction(new Error("Invalid Server Actions request."), headers);
  expect(reader().prepare("select action, detail from audit").all()).toEqual([
    { action: "origin.refused", detail: JSON.stringify({ origin: "https://evil.example", address: "192.0.2.1" }) },
  ]);
});
