import { expect, test } from "vitest";
import { backupState, bytesInWords, formatManifest, hour, isLow, isOlder, type Manifest, parseManifest } from "#domain/backup";

const now = Date.parse("2026-03-01T12:00:00.000Z");
const manifest: Manifest = {
  format: 1,
  program: "0.1.0",
  schema: { version: 7, written: 1795622610912 },
  madeAt: "2026-03-01T02:00:00.000Z",
  kind: "daily",
  bytes: 1_601_536,
  sha256: "a".repeat(64),
  content: "0".repeat(64),
  counts: { events: 200, audit: 0 },
  audit: { seq: 249, hash: "h", first: "f" },
  verification: "ok",
};

test("a manifest reads back as it was written; without an audit too", () => {
  for (const one of [manifest, { ...manifest, audit: null }]) expect(parseManifest(formatManifest(one))).toEqual(one);
});

test.each([
  "",
  "{",
  "null",
  "[]",
  JSON.stringify({ ...manifest, format: 2 }),
  JSON.stringify({ ...manifest, verification: "damaged" }),
  JSON.stringify({ ...manifest, sha256: "a".repeat(63) }),
  JSON.stringify({ ...manifest, madeAt: "yesterday" }),
  JSON.stringify({ ...manifest, bytes: -1 }),
  JSON.stringify({ ...manifest, counts: undefined }),
])("%s is no manifest of a verified backup", (text) => {
  expect(parseManifest(text)).toBeNull();
});

test.each([
  [null, "none"],
  [0, "fresh"],
  [48, "fresh"],
  [48.001, "late"],
  [-2, "fresh"],
] as const)("with the newest %s hours old a record's backups are %s", (hours, state) => {
  const newest = hours === null ? null : { madeAt: new Date(now - hours * hour).toISOString() };
  expect(backupState(newest, now)).toBe(state);
});

test("older than so many hours is older than just so many", () => {
  const at = (hours: number) => ({ madeAt: new Date(now - hours * hour).toISOString() });
  expect([isOlder(at(24), 24, now), isOlder(at(24.001), 24, now)]).toEqual([false, true]);
});

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1000, "1.0 kB"],
  [1_601_536, "1.6 MB"],
  [78_000_000_000, "78 GB"],
  [8e15, "8000 TB"],
])("%d is %s", (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});

test("room is low below half a gigabyte, or below two more copies; what is not known is no alarm", () => {
  expect([isLow(499e6, 0), isLow(500e6, 0), isLow(9e9, 5e9), isLow(11e9, 5e9), isLow(null, 5e9)]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});
