import { expect, test } from "vitest";
import { dependencyHash, isInstalled } from "./packages.mjs";

const machine = { os: "linux", cpu: "x64", libc: "glibc", node: "26" };
const manifest = { dependencies: { a: "1.0.0" }, devDependencies: { b: "2.0.0" } };
const locked = {
  "": {},
  "node_modules/a": { version: "1.0.0" },
  "node_modules/b": { version: "2.0.0" },
  "node_modules/b-linux": { version: "2.0.0", os: ["linux"], cpu: ["x64"], libc: ["glibc"], optional: true },
  "node_modules/b-musl": { version: "2.0.0", os: ["linux"], cpu: ["x64"], libc: ["musl"], optional: true },
  "node_modules/b-mac": { version: "2.0.0", os: "darwin", cpu: "x64", optional: true },
  "node_modules/b-wasm": { version: "2.0.0", cpu: ["wasm32"], optional: true },
};
const installed = {
  "node_modules/a": { version: "1.0.0" },
  "node_modules/b": { version: "2.0.0" },
  "node_modules/b-linux": { version: "2.0.0" },
};
const without = (name: string) => Object.fromEntries(Object.entries(installed).filter(([key]) => key !== `node_modules/${name}`));

test("a complete installation is accepted, and native packages for other platforms are not required", () => {
  expect(isInstalled(manifest, locked, installed, machine)).toBe(true);
  expect(isInstalled(manifest, locked, without("b-linux"), { ...machine, os: "freebsd" })).toBe(true);
});

test.each([
  ["nothing is installed", undefined],
  ["a direct one is missing", without("a")],
  // npm under Node 20 skips packages whose engines exclude 20.
  ["the native package for this machine was skipped", without("b-linux")],
  ["one has another version", { ...installed, "node_modules/b": { version: "2.0.1" } }],
  ["one is not in the lock file", { ...installed, "node_modules/c": { version: "1.0.0" } }],
])("an installation is rejected if %s", (_name, found) => {
  expect(isInstalled(manifest, locked, found, machine)).toBe(false);
});

test("another platform, C library or major version of Node requires a reinstall; changed scripts do not", () => {
  const hash = (more: object, scripts = {}) => dependencyHash({ ...manifest, ...scripts }, "lock", { ...machine, ...more });
  const hashes = [{}, { os: "darwin" }, { cpu: "arm64" }, { libc: "musl" }, { node: "24" }].map((more) => hash(more));
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hash({}, { scripts: { start: "x" }, version: "9.9.9" })).toBe(hash({}));
  expect(dependencyHash(manifest, "another lock", machine)).not.toBe(hash({}));
});
